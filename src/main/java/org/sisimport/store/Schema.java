package org.sisimport.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sisimport.SisImportException;

/** Brings the tables to the state that this program knows. */
final class Schema {

  /** The version of the newest migration. */
  static final int NEWEST = 6;

  static final String MIGRATIONS = "org/sisimport/store/migration";

  private static final String HISTORY = "schema_history";

  private Schema() {}

  /**
   * Whether every migration has run. Asks Flyway's own table: Flyway itself takes several times as
   * long as opening the database, and on all nights but one it has nothing to do.
   *
   * @throws SisImportException if a newer program has migrated the database
   */
  static boolean isCurrent(Jdbi jdbi, String where) {
    int version = findVersion(jdbi).orElse(0);
    if (version > NEWEST) {
      throw new SisImportException(
          "The database in "
              + where
              + " has the tables of a newer sis-import (version "
              + version
              + ", this one knows "
              + NEWEST
              + "): use the newer program, or the database as it was saved before it.");
    }
    return version == NEWEST;
  }

  static void migrate(DataSource owner, Dialect dialect, String where) {
    try {
      FluentConfiguration flyway =
          Flyway.configure(Schema.class.getClassLoader())
              .loggers("slf4j")
              .dataSource(owner)
              .locations(
                  dialect.locations().stream()
                      .map(location -> "classpath:" + location)
                      .toArray(String[]::new))
              .createSchemas(false)
              .table(HISTORY)
              .placeholders(dialect.placeholders());
      if (dialect.schema() != null) {
        flyway.defaultSchema(dialect.schema());
      }
      flyway.load().migrate();
    } catch (FlywayException e) {
      throw new SisImportException(
          "The tables of the database in "
              + where
              + " could not be brought to version "
              + NEWEST
              + ": "
              + dialect.restored()
              + ".",
          e);
    }
  }

  private static Optional<Integer> findVersion(Jdbi jdbi) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery("SELECT \"version\", \"success\" FROM \"" + HISTORY + "\"")
                  .map((row, context) -> row.getBoolean(2) ? row.getInt(1) : 0)
                  .stream()
                  .max(Integer::compare));
    } catch (JdbiException e) {
      if (Failures.isMissingTable(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
