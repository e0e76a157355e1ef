package org.sisimport.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Run;
import org.sisimport.oneroster.RosterChanges;

/** HSQLDB within this process, in files or in memory. */
final class HsqldbEngine implements Engine {

  /** The exit code of a process whose database could not even be abandoned. */
  private static final int HALTED = 70;

  private final Jdbi jdbi;
  private final DataSource dataSource;

  /** HSQLDB shuts down when its last connection closes; this one keeps it open until then. */
  private final Connection anchor;

  /** {@code null} for a database in memory. */
  private final @Nullable DatabaseFolder folder;

  private final HsqldbFailures failures;

  private HsqldbEngine(
      Jdbi jdbi,
      DataSource dataSource,
      Connection anchor,
      @Nullable DatabaseFolder folder,
      HsqldbFailures failures) {
    this.jdbi = jdbi;
    this.dataSource = dataSource;
    this.failures = failures;
    this.anchor = anchor;
    this.folder = folder;
  }

  /** Opens the database of a folder, which is freed when it is closed, or cannot be opened. */
  static HsqldbEngine open(DatabaseFolder files) {
    try {
      files.requireRoom();
      if (!files.exists()) {
        files.create();
      }
      Credentials credentials = files.application();
      Connection anchor = files.connect(credentials);
      HsqldbFailures failures = new HsqldbFailures(files.log());
      Jdbi jdbi = jdbi(credentials, failures, anchor);
      try {
        if (!Schema.isCurrent(jdbi, files.toString())) {
          Schema.migrate(Hsqldb.dataSource(files.owner()), Dialect.HSQLDB, files.toString());
        }
        // nobody else has these files open, so whoever held a district is gone
        jdbi.useTransaction(Leases::releaseAll);
        HsqldbEngine engine =
            new HsqldbEngine(jdbi, Hsqldb.dataSource(credentials), anchor, files, failures);
        PendingRoster.finishAll(engine);
        return engine;
      } catch (JdbiException e) {
        throw close(
            anchor, HsqldbFailures.sentence("The database in " + files + " could not be read", e));
      } catch (SisImportException e) {
        throw close(anchor, e);
      }
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  static HsqldbEngine inMemory(String name) {
    String url = Hsqldb.memoryUrl(Hsqldb.newPassword());
    Credentials owner = new Credentials(url, Hsqldb.OWNER, Hsqldb.newPassword());
    Credentials application = new Credentials(url, Hsqldb.APPLICATION, Hsqldb.newPassword());
    try {
      Connection anchor = Hsqldb.create(owner, application);
      try {
        Schema.migrate(Hsqldb.dataSource(owner), Dialect.HSQLDB, "memory for " + name);
      } catch (SisImportException e) {
        throw close(anchor, e);
      }
      HsqldbFailures failures = new HsqldbFailures(null);
      return new HsqldbEngine(
          jdbi(application, failures, anchor),
          Hsqldb.dataSource(application),
          anchor,
          null,
          failures);
    } catch (SQLException e) {
      throw new SisImportException(
          "No database could be made in memory for "
              + name
              + " (SQL state "
              + e.getSQLState()
              + ").",
          e);
    }
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public Failures failures() {
    return failures;
  }

  @Override
  public Dialect dialect() {
    return Dialect.HSQLDB;
  }

  @Override
  public BulkWriter writer(Handle handle) {
    return new BatchWriter(handle);
  }

  @Override
  public RosterWriter rosterWriter(Handle handle) {
    return new RosterBatches(handle);
  }

  @Override
  public void writeRoster(Handle handle, Run run, RosterChanges changes) {
    PendingRoster.keep(handle, run.number(), dialect().chunk(), changes);
  }

  @Override
  public void finishRoster(long run) {
    PendingRoster.finish(this, run);
  }

  @Override
  public void lock(Handle handle, String district) {
    handle.execute("UPDATE lease SET token = token WHERE district = ?", district);
  }

  @Override
  public void mark(Handle handle, Claim claim) {}

  /** There are none: a process that stands still keeps the whole database for itself. */
  @Override
  public void endOverdue(Handle handle, String district) {}

  /** Never: a database that has failed is used no more, and the next start tells. */
  @Override
  public boolean isRecorded(long run, String district) {
    return false;
  }

  @Override
  public void close() {
    try (DatabaseFolder freed = folder) {
      if (anchor.isClosed()) {
        // it was abandoned when memory ended
        return;
      }
      if (failures.any() || (freed != null && !freed.hasRoom())) {
        Hsqldb.abandon(anchor);
      } else {
        anchor.close();
      }
    } catch (Exception e) {
      throw new SisImportException(
          "The database could not be closed in order; what was committed is safe.", e);
    }
  }

  private static Jdbi jdbi(Credentials credentials, HsqldbFailures failures, Connection anchor) {
    Jdbi jdbi =
        Jdbi.create(
            () -> {
              if (failures.any()) {
                throw new SQLException("abandoned");
              }
              return DriverManager.getConnection(
                  credentials.url(), credentials.user(), credentials.password());
            });
    jdbi.setTransactionHandler(
        new HsqldbTransactions(
            jdbi.getTransactionHandler(),
            () -> {
              failures.add();
              abandonNow(anchor);
            }));
    return Engine.configure(jdbi);
  }

  private static void abandonNow(Connection anchor) {
    try {
      Hsqldb.abandon(anchor);
    } catch (SQLException | RuntimeException | Error e) {
      // not even that is possible any more, and whatever is done next may commit half a night
      Runtime.getRuntime().halt(HALTED);
    }
  }

  private static SisImportException close(Connection connection, SisImportException reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
    return reason;
  }
}
