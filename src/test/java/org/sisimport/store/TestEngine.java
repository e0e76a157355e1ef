package org.sisimport.store;

/** The databases on which everything must behave the same. */
public enum TestEngine {
  HSQLDB,
  POSTGRESQL;

  /** An empty database, gone when it is closed. */
  public TestDatabase create() {
    if (this == HSQLDB) {
      return new TestDatabase(Database.inMemory("a test"), () -> {});
    }
    PostgresServer.Place place = PostgresServer.shared().newDatabase();
    return new TestDatabase(place.connect(), place::close);
  }

  /**
   * An empty database of a test.
   *
   * @param after called after it is closed
   */
  public record TestDatabase(Database database, Runnable after) implements AutoCloseable {
    @Override
    public void close() {
      database.close();
      after.run();
    }
  }
}
