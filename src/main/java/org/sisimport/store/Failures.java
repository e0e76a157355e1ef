package org.sisimport.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * What the errors of one database mean, and whether it had any that nobody expected. Only SQL
 * states and the names of our constraints are looked at; an error's own words may hold a student's
 * data and never reach a message of ours.
 */
final class Failures {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";
  private static final String MISSING_TABLE_HSQLDB = "42501";
  private static final String MISSING_TABLE_POSTGRESQL = "42P01";

  private final @Nullable CommitLog log;
  private volatile boolean any;

  /**
   * @param log {@code null} for a database in memory
   */
  Failures(@Nullable CommitLog log) {
    this.log = log;
  }

  /**
   * To be called after a commit.
   *
   * @param what what could not be done, the beginning of a sentence
   * @throws SisImportException where the database acknowledged what it could not write
   */
  void requireWritten(String what) {
    if (log != null && !log.isWhole()) {
      any = true;
      throw new SisImportException(
          what + ": look whether the disk is full or the database's folder is damaged.");
    }
  }

  /** Whether the database has failed since it was opened. */
  boolean any() {
    return any;
  }

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
  static boolean violates(JdbiException e, String constraint) {
    SQLException cause = findSqlException(e);
    return cause != null
        && UNIQUE_VIOLATION.equals(cause.getSQLState())
        && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(constraint);
  }

  /**
   * Explains a failure that nobody expected, and remembers that there was one.
   *
   * @param what what could not be done, the beginning of a sentence
   */
  SisImportException explain(String what, JdbiException e) {
    if (any) {
      return new SisImportException(
          what + ": the database has failed before and takes nothing more until the next start.",
          e);
    }
    any = true;
    return sentence(what, e);
  }

  /** A failure of a database that is not in use yet. */
  static SisImportException sentence(String what, JdbiException e) {
    SQLException cause = findSqlException(e);
    String state = cause == null ? null : cause.getSQLState();
    String why = state == null ? "" : " (SQL state " + state + ")";
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof IOException && at.getMessage() != null) {
        why = " (" + at.getMessage() + ")";
      }
    }
    String message =
        what + why + ": look whether the disk is full or the database's folder is damaged.";
    return cause == null ? new SisImportException(message) : new SisImportException(message, cause);
  }

  private static @Nullable String state(JdbiException e) {
    SQLException cause = findSqlException(e);
    return cause == null ? null : cause.getSQLState();
  }

  private static @Nullable SQLException findSqlException(JdbiException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
