package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sisimport.store.Database;

/** The kind of database in which a night is struck. */
interface Store {

  /** Settings with which the struck district comes before the one beside it. */
  String ONE_BY_ONE = "serve: { districts-at-once: 1 }\n";

  /** One of each kind. */
  static List<Store> all() {
    return List.of(new HsqldbStore(), new PostgresStore());
  }

  /** As it stands in the ids of faults. */
  String name();

  /** Makes a new home's settings name a new, empty database. */
  void create(Path home) throws IOException;

  /** Makes the settings of a home that was copied name a copy of that home's database. */
  void copy(Path from, Path home) throws IOException;

  /** The database of a home. */
  Database open(Path home);

  /**
   * The database of a home as it is at this moment, without touching it.
   *
   * @param folder empty, for a copy where one must be made
   */
  Database look(Path home, Path folder) throws IOException;

  /** Has the server end every connection to the database of a home. */
  void breakConnections(Path home);

  /**
   * Waits until every claim has ended, or should have, in the database of a home: until then a
   * process that is started only finds that out.
   */
  void awaitUnclaimed(Path home) throws InterruptedException;

  /** Gives up the database of a home. */
  void drop(Path home);

  /** Whether several processes may have it open. */
  boolean isShared();

  /** How many faults are made at a time, unless it is said otherwise. */
  int atATime();
}
