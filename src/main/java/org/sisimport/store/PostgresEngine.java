package org.sisimport.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;
import org.sisimport.SisImportException;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Run;
import org.sisimport.oneroster.RosterChanges;

/** PostgreSQL, shared by any number of processes. */
final class PostgresEngine implements Engine {

  private static final int OLDEST_SERVER = 14;

  /**
   * How often a commit in doubt is looked up. Each attempt waits for a connection or a lock by
   * itself, so that all of them together outlast a server's restart and the time after which the
   * server gives up a silent client.
   */
  private static final int LOOKS = 12;

  /** Less than any claim's token. */
  private static final int NO_TOKEN = 0;

  /** How long the end of a transaction that was given up is waited for. */
  private static final int END_MILLIS = 10_000;

  private final Jdbi jdbi;
  private final HikariDataSource pool;
  private final PostgresFailures failures;

  private PostgresEngine(Jdbi jdbi, HikariDataSource pool, PostgresFailures failures) {
    this.jdbi = jdbi;
    this.pool = pool;
    this.failures = failures;
  }

  static PostgresEngine connect(Credentials credentials, int districtsAtOnce) {
    PGSimpleDataSource source = Postgres.dataSource(credentials);
    String name = Postgres.name(source);
    requireUsable(source, name);
    HikariDataSource pool = Postgres.pool(source, districtsAtOnce);
    Jdbi jdbi = Engine.configure(Jdbi.create(pool));
    try {
      if (!Schema.isCurrent(jdbi, name)) {
        Schema.migrate(pool, Dialect.POSTGRESQL, name);
      }
      return new PostgresEngine(jdbi, pool, new PostgresFailures(name, () -> renew(pool)));
    } catch (JdbiException e) {
      pool.close();
      throw PostgresFailures.sentence("The database " + name + " could not be read", name, e);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public Failures failures() {
    return failures;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public BulkWriter writer(Handle handle) {
    return new CopyWriter(handle);
  }

  /** Not by the row of the claim, which has to be renewed meanwhile. */
  @Override
  public void lock(Handle handle, String district) {
    advisoryLock(handle, district, NO_TOKEN);
  }

  @Override
  public void mark(Handle handle, Claim claim) {
    advisoryLock(handle, claim.district(), Math.toIntExact(claim.token()));
  }

  private static void advisoryLock(Handle handle, String district, int token) {
    handle
        .createQuery("SELECT true FROM pg_advisory_xact_lock(?, ?)")
        .bind(0, Integer.parseInt(district))
        .bind(1, token)
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public void endOverdue(Handle handle, String district) {
    handle
        .createQuery(
            "SELECT pg_terminate_backend(held.pid, ?) FROM lease"
                + " JOIN pg_locks held ON held.locktype = 'advisory' AND held.granted"
                + " AND held.objsubid = 2 AND CAST(held.classid AS BIGINT) = ?"
                + " AND CAST(held.objid AS BIGINT) = lease.token"
                + " JOIN pg_stat_activity process ON process.pid = held.pid"
                + " AND process.datid = held.database AND process.datname = CURRENT_DATABASE()"
                + " AND process.usename = CURRENT_USER"
                + " WHERE lease.district = ? AND lease.expires < CURRENT_TIMESTAMP")
        .bind(0, END_MILLIS)
        .bind(1, Integer.parseInt(district))
        .bind(2, district)
        .mapTo(Boolean.class)
        .list();
  }

  @Override
  public RosterWriter rosterWriter(Handle handle) {
    return new RosterCopies(handle);
  }

  @Override
  public void writeRoster(Handle handle, Run run, RosterChanges changes) {
    RosterWrites writes = new RosterWrites(handle, this, run.district(), run.number(), 0);
    changes.forEach(writes::add);
    writes.end();
  }

  @Override
  public void finishRoster(long run) {
    // all was written in the run's own transaction
  }

  @Override
  public boolean isRecorded(long run, String district) {
    JdbiException last = null;
    for (int look = 0; look < LOOKS; look++) {
      try {
        return jdbi.inTransaction(
            handle -> {
              // the transaction that is in doubt holds it until it has ended
              lock(handle, district);
              return RunTable.isRecorded(handle, run);
            });
      } catch (JdbiException e) {
        renew(pool);
        last = e;
      }
    }
    throw failures.explain(
        "Whether run " + run + " was written is not known", Objects.requireNonNull(last));
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Where one connection was lost, those that nobody uses at the moment may be lost as well. */
  private static void renew(HikariDataSource pool) {
    HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    if (bean != null && !pool.isClosed()) {
      bean.softEvictConnections();
    }
  }

  private static void requireUsable(PGSimpleDataSource source, String name) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('server_encoding'), current_setting('server_version_num')")) {
      row.next();
      if (!"UTF8".equals(row.getString(1))) {
        throw new SisImportException(
            "The database "
                + name
                + " has the encoding "
                + row.getString(1)
                + ", which cannot hold every name: create it with ENCODING 'UTF8'.");
      }
      int version = row.getInt(2) / 10_000;
      if (version < OLDEST_SERVER) {
        throw new SisImportException(
            "The database "
                + name
                + " is of PostgreSQL "
                + version
                + ": this program needs "
                + OLDEST_SERVER
                + " or newer.");
      }
    } catch (SQLException e) {
      throw PostgresFailures.sentence("The database " + name + " cannot be opened", name, e);
    }
  }
}
