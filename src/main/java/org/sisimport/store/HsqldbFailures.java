package org.sisimport.store;

import java.io.IOException;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/** The failures of one HSQLDB, and whether there were any that nobody expected. */
final class HsqldbFailures extends Failures {

  private final @Nullable CommitLog log;
  private volatile boolean any;

  /**
   * @param log {@code null} for a database in memory
   */
  HsqldbFailures(@Nullable CommitLog log) {
    this.log = log;
  }

  @Override
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

  /** Remembers that there was one. */
  void add() {
    any = true;
  }

  /** Also remembers that there was one. */
  @Override
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
}
