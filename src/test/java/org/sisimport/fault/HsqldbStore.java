package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sisimport.district.Settings;
import org.sisimport.store.Database;

/** The embedded database, which lies in the home and is copied with it. */
final class HsqldbStore implements Store {

  @Override
  public String name() {
    return "hsqldb";
  }

  @Override
  public void create(Path home) throws IOException {
    Files.writeString(home.resolve(Settings.FILE), ONE_BY_ONE);
  }

  @Override
  public void copy(Path from, Path home) {}

  @Override
  public Database open(Path home) {
    return Database.open(home.resolve("data/database"));
  }

  @Override
  public Database look(Path home, Path folder) throws IOException {
    Path copy = folder.resolve("database");
    Folders.copy(home.resolve("data/database"), copy);
    return Database.open(copy);
  }

  @Override
  public void breakConnections(Path home) {
    throw new UnsupportedOperationException("it is in the process");
  }

  /** They end with the process. */
  @Override
  public void awaitUnclaimed(Path home) {}

  @Override
  public void drop(Path home) {}

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public int atATime() {
    return 2;
  }
}
