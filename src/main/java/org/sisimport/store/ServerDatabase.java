package org.sisimport.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * A database that may be away when the program starts: it is connected to when it is first there,
 * and kept from then on. Safe for use by several threads.
 */
public final class ServerDatabase implements AutoCloseable {

  /** A server that does not answer is not asked by every thread. */
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);

  private final Supplier<Database> connect;
  private @Nullable Database database;
  private @Nullable SisImportException refused;
  private long refusedAt;

  /**
   * A database that is not connected to yet.
   *
   * @param connect connects, or throws a {@link SisImportException}
   */
  public ServerDatabase(Supplier<Database> connect) {
    this.connect = connect;
  }

  /**
   * The database.
   *
   * @throws SisImportException where it was never there so far
   */
  public synchronized Database get() {
    Database connected = database;
    if (connected != null) {
      return connected;
    }
    if (refused != null && System.nanoTime() - refusedAt < BETWEEN_ATTEMPTS.toNanos()) {
      throw refused;
    }
    try {
      connected = connect.get();
      database = connected;
      return connected;
    } catch (SisImportException e) {
      refused = e;
      refusedAt = System.nanoTime();
      throw e;
    }
  }

  /** Where the table of the scheduler is, once the database is there. */
  public DataSource scheduling() {
    return new Later();
  }

  @Override
  public synchronized void close() {
    if (database != null) {
      database.close();
    }
  }

  /** Gives connections of the database, and errors of a database while it is away. */
  private final class Later implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      try {
        return get().scheduling().getConnection();
      } catch (SisImportException e) {
        throw new SQLException("the database is away", e);
      }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
