package org.sisimport.store;

import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Run;
import org.sisimport.oneroster.RosterChanges;

/** What HSQLDB and PostgreSQL do each in its own way; all other code is common to both. */
sealed interface Engine extends AutoCloseable permits HsqldbEngine, PostgresEngine {

  Jdbi jdbi();

  /** For a library that connects by itself. */
  DataSource dataSource();

  Failures failures();

  Dialect dialect();

  /** Writes many rows within the transaction of that handle. */
  BulkWriter writer(Handle handle);

  /** Writes many rows of the roster within the transaction of that handle. */
  RosterWriter rosterWriter(Handle handle);

  /**
   * Writes what a run changes in the roster, within its transaction. What is left to be done then
   * is done by {@link #finishRoster}.
   */
  void writeRoster(Handle handle, Run run, RosterChanges changes);

  /** Ends what {@link #writeRoster} has begun; to be called once the run is committed. */
  void finishRoster(long run);

  /**
   * Keeps everybody else from writing to a district until the transaction ends; waits where
   * somebody does.
   */
  void lock(Handle handle, String district);

  /** Lets {@link #endOverdue} know under which claim the transaction writes. */
  void mark(Handle handle, Claim claim);

  /**
   * Begins a transaction of whoever has a district; {@link Leases#keep} ends it.
   *
   * @throws org.sisimport.importer.FencedException where somebody else has taken it over
   */
  default void enter(Handle handle, Claim claim) {
    lock(handle, claim.district());
    mark(handle, claim);
    // before rows are waited for that are somebody else's now
    Leases.require(handle, claim);
  }

  /**
   * Ends the transactions that still write to a district under a claim that has run out: whoever
   * claims it next must not wait for a process that stands still.
   */
  void endOverdue(Handle handle, String district);

  /**
   * Whether a run is on record although its commit failed. Waits until the transaction has ended.
   *
   * @throws org.sisimport.SisImportException where that cannot be found out
   */
  boolean isRecorded(long run, String district);

  @Override
  void close();

  /** Takes students' data out of Jdbi's messages, and its parser out of our statements. */
  static Jdbi configure(Jdbi jdbi) {
    // by default the values that were bound, which are students' data, are part of the message
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP)
        .setSqlParser(new PositionalSql());
    return jdbi;
  }
}
