package org.sisimport.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where databases differ; all other SQL is common to HSQLDB and PostgreSQL.
 *
 * @param locations of the migrations and of what is done after them
 * @param schema where the tables are; {@code null} for the one that the connection is in
 * @param placeholders of the migrations: types of columns, and who is granted their use
 * @param page students read with one query
 * @param chunk rows written at once
 * @param arrays whether a statement takes a list as one array
 * @param restored what the operator does where the tables could not be brought up to date
 */
record Dialect(
    List<String> locations,
    @Nullable String schema,
    Map<String, String> placeholders,
    int page,
    int chunk,
    boolean arrays,
    String restored) {

  static final Dialect HSQLDB =
      new Dialect(
          List.of(Schema.MIGRATIONS, "org/sisimport/store/hsqldb"),
          Hsqldb.OWNER,
          Map.of(
              "text", "VARCHAR(1000000)",
              "bytes", "VARBINARY(1000000000)",
              "application", Hsqldb.APPLICATION),
          // it keeps a whole result in memory
          5_000,
          1_000,
          false,
          "put back the folder as it was saved before the program was renewed");

  static final Dialect POSTGRESQL =
      new Dialect(
          List.of(Schema.MIGRATIONS, "org/sisimport/store/postgresql"),
          null,
          Map.of(
              "text", "VARCHAR(1000000)",
              "bytes", "BYTEA",
              "application", "CURRENT_USER"),
          Integer.MAX_VALUE,
          50_000,
          true,
          "make the user the owner of the database, or put it back as it was saved before the"
              + " program was renewed");
}
