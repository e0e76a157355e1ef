package org.sisimport.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that keeps what it acknowledges, as a real one does: with fsync and synchronous
 * commits. {@link #shared()} is started once for all tests of a process; each test has a database
 * of its own there.
 */
public final class PostgresServer implements AutoCloseable {

  /** Owns the databases; no superuser. */
  public static final String USER = "sis";

  public static final String PASSWORD = "not a secret";

  private static final String TEMPLATE = "sis_template";

  private static @Nullable PostgresServer shared;

  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
    execute("CREATE USER " + USER + " PASSWORD '" + PASSWORD + "'");
  }

  /** A database that is there until it is closed. */
  public record Place(PostgresServer server, String name) implements AutoCloseable {

    public String url() {
      return "jdbc:postgresql://localhost:" + server.port() + "/" + name;
    }

    public Database connect() {
      return Database.connect(url(), USER, PASSWORD);
    }

    /** Breaks every connection to it. */
    public void terminateConnections() {
      server.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    @Override
    public void close() {
      server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  /** The server of this process, which ends with it. */
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      shared = new PostgresServer(start(EmbeddedPostgres.builder()));
      Place template = new Place(shared, TEMPLATE);
      shared.create(TEMPLATE, "template0");
      template.connect().close();
    }
    return shared;
  }

  /** A server of a test's own, which can be stopped and started again. */
  public static PostgresServer own(Path data) {
    return new PostgresServer(start(persistent(data)));
  }

  /** A database that has our tables. Only {@link #shared()} makes them. */
  public Place newDatabase() {
    return create("sis_" + databases.incrementAndGet(), TEMPLATE);
  }

  /** A database without any table. */
  public Place newEmptyDatabase() {
    return create("sis_" + databases.incrementAndGet(), "template0");
  }

  /** Stops the server in order, but breaks its connections. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again where it was: same port, same data. */
  public void restart(Path data) {
    server = start(persistent(data).setPort(port()));
  }

  public int port() {
    return server.getPort();
  }

  /** Executes a statement as the server's administrator. */
  public void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Asks a database, as the server's administrator, for one value that is true or not. */
  public boolean isTrueIn(String database, String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.getJdbcUrl("postgres", database));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private Place create(String name, String template) {
    execute("CREATE DATABASE " + name + " OWNER " + USER + " ENCODING 'UTF8' TEMPLATE " + template);
    return new Place(this, name);
  }

  private static EmbeddedPostgres.Builder persistent(Path data) {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
  }

  private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
    try {
      return builder
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
