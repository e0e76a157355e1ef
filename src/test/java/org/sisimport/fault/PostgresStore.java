package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sisimport.district.Settings;
import org.sisimport.store.Database;
import org.sisimport.store.PostgresServer;

/** Databases in a PostgreSQL that keeps what it acknowledges, one for each home. */
final class PostgresStore implements Store {

  private static final String PREFIX = "struck_";
  private static final Duration LONGEST_CLAIM = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 200;

  private final PostgresServer server = PostgresServer.shared();
  private final AtomicInteger databases = new AtomicInteger();
  private final Map<Path, String> names = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public void create(Path home) throws IOException {
    settle(home, "template0");
  }

  @Override
  public void copy(Path from, Path home) throws IOException {
    settle(home, names.get(from));
  }

  private synchronized void settle(Path home, String template) throws IOException {
    String name = PREFIX + databases.incrementAndGet();
    server.execute(
        "CREATE DATABASE "
            + name
            + " OWNER "
            + PostgresServer.USER
            + " ENCODING 'UTF8' TEMPLATE "
            + template);
    names.put(home, name);
    Path password = home.resolve("password");
    Files.writeString(password, PostgresServer.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.resolve(Settings.FILE),
        ONE_BY_ONE
            + "database:\n  url: "
            + url(home)
            + "\n  user: "
            + PostgresServer.USER
            + "\n  password: { file: "
            + password
            + " }\n");
  }

  private String url(Path home) {
    return "jdbc:postgresql://localhost:" + server.port() + "/" + names.get(home);
  }

  @Override
  public Database open(Path home) {
    return Database.connect(url(home), PostgresServer.USER, PostgresServer.PASSWORD);
  }

  @Override
  public Database look(Path home, Path folder) {
    return open(home);
  }

  @Override
  public void breakConnections(Path home) {
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + names.get(home)
            + "'");
  }

  @Override
  public void awaitUnclaimed(Path home) throws InterruptedException {
    long until = System.nanoTime() + LONGEST_CLAIM.toNanos();
    while (System.nanoTime() < until
        && server.isTrueIn(names.get(home), "SELECT max(expires) > now() FROM lease")) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void drop(Path home) {
    String name = names.remove(home);
    if (name != null) {
      server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  @Override
  public boolean isShared() {
    return true;
  }

  /** Most of the time is spent waiting for the claims of killed processes to end. */
  @Override
  public int atATime() {
    return 5;
  }
}
