package org.sisimport.store;

import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * What the errors of one database mean. Only SQL states and the names of our constraints are looked
 * at; an error's own words may hold a student's data and never reach a message of ours.
 */
abstract sealed class Failures permits HsqldbFailures, PostgresFailures {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";
  private static final String MISSING_TABLE_HSQLDB = "42501";
  private static final String MISSING_TABLE_POSTGRESQL = "42P01";

  /**
   * Explains a failure that nobody expected.
   *
   * @param what what could not be done, the beginning of a sentence
   */
  abstract SisImportException explain(String what, JdbiException e);

  /**
   * To be called after a commit.
   *
   * @param what what could not be done, the beginning of a sentence
   * @throws SisImportException where the database acknowledged what it could not write
   */
  abstract void requireWritten(String what);

  static boolean isMissingTable(JdbiException e) {
    String state = state(e);
    return MISSING_TABLE_HSQLDB.equals(state) || MISSING_TABLE_POSTGRESQL.equals(state);
  }

  /** Another transaction changed the same records at the same moment. */
  static boolean isConflict(JdbiException e) {
    String state = state(e);
    return SERIALIZATION_FAILURE.equals(state) || DEADLOCK.equals(state);
  }

  /** A record with the same key is there already. */
  static boolean isRepetition(JdbiException e) {
    return UNIQUE_VIOLATION.equals(state(e));
  }

  /** A record with the same value of that constraint is there already. */
  static boolean violates(JdbiException e, String constraint) {
    SQLException cause = findSqlException(e);
    return cause != null
        && UNIQUE_VIOLATION.equals(cause.getSQLState())
        && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(constraint);
  }

  static @Nullable String state(Throwable e) {
    SQLException cause = findSqlException(e);
    return cause == null ? null : cause.getSQLState();
  }

  static @Nullable SQLException findSqlException(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
