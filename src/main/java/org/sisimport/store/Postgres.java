package org.sisimport.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.sisimport.SisImportException;

/** How connections to PostgreSQL are set up. */
final class Postgres {

  /** One writes or reads while the other renews the claim or notes what happens. */
  private static final int CONNECTIONS_OF_A_DISTRICT = 2;

  /** For the rounds, the visits and their heartbeats. */
  private static final int OTHER_CONNECTIONS = 4;

  private static final int WAIT_MILLIS = 10_000;

  /**
   * A lock is waited for and a silent client borne for so long only: a process that was stopped in
   * the middle of a transaction must not keep others out. What is acknowledged is on disk, whatever
   * the server's default.
   */
  private static final String SESSION =
      "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s';"
          + " SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off'";

  /** What goes wrong reaches us as exceptions; the reference keeps the level from being lost. */
  private static final Logger QUIET = Logger.getLogger("org.postgresql");

  static {
    QUIET.setLevel(Level.OFF);
  }

  private Postgres() {}

  /**
   * Connects anew each time that it is asked.
   *
   * @throws SisImportException where the url is none that we can use; it may hold a secret, and the
   *     message does not repeat it
   */
  static PGSimpleDataSource dataSource(Credentials credentials) {
    Properties given = parse(credentials.url());
    for (PGProperty secret : List.of(PGProperty.USER, PGProperty.PASSWORD)) {
      if (given.containsKey(secret.getName())) {
        throw new SisImportException(
            "The url of the database holds "
                + secret.getName()
                + "=: the user and the password are given beside the url.");
      }
    }
    if ("simple".equalsIgnoreCase(given.getProperty(PGProperty.PREFER_QUERY_MODE.getName()))) {
      throw new SisImportException(
          "The url of the database holds preferQueryMode=simple, which writes values into the"
              + " statements: leave it out.");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(credentials.url());
    source.setUser(credentials.user());
    source.setPassword(credentials.password());
    setUnlessGiven(source, given, PGProperty.CONNECT_TIMEOUT, "10");
    setUnlessGiven(source, given, PGProperty.SOCKET_TIMEOUT, "300");
    setUnlessGiven(source, given, PGProperty.TCP_KEEP_ALIVE, "true");
    setUnlessGiven(source, given, PGProperty.APPLICATION_NAME, "sis-import");
    source.setProperty(PGProperty.REWRITE_BATCHED_INSERTS, "true");
    // else the server's words come with the values that it refused
    source.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
    return source;
  }

  /**
   * Connections that are kept and given out again; every wait for one is bounded.
   *
   * @param districtsAtOnce how many districts are imported at the same time, at most
   */
  static HikariDataSource pool(PGSimpleDataSource source, int districtsAtOnce) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("sis-import");
    config.setMaximumPoolSize(OTHER_CONNECTIONS + CONNECTIONS_OF_A_DISTRICT * districtsAtOnce);
    config.setMinimumIdle(0);
    config.setIdleTimeout(60_000);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(SESSION);
    return new HikariDataSource(config);
  }

  /** The database as messages name it: {@code sis at db.example.org:5432}. */
  static String name(PGSimpleDataSource source) {
    String[] hosts = source.getServerNames();
    int[] ports = source.getPortNumbers();
    return source.getDatabaseName()
        + " at "
        + String.join(
            ",",
            Stream.iterate(0, i -> i < hosts.length, i -> i + 1)
                .map(i -> hosts[i] + ":" + (i < ports.length && ports[i] > 0 ? ports[i] : 5432))
                .toList());
  }

  private static Properties parse(String url) {
    @Nullable Properties given =
        url.startsWith("jdbc:postgresql://") ? Driver.parseURL(url, null) : null;
    if (given == null) {
      throw new SisImportException(
          "The url of the database is not understood: it is of the form"
              + " jdbc:postgresql://db.example.org:5432/sis.");
    }
    return given;
  }

  private static void setUnlessGiven(
      PGSimpleDataSource source, Properties given, PGProperty property, String value) {
    if (!given.containsKey(property.getName())) {
      source.setProperty(property, value);
    }
  }
}
