package org.sisimport.cli;

import org.sisimport.importer.Importer;
import org.sisimport.importer.Journal;
import org.sisimport.schedule.NightBook;
import org.sisimport.schedule.Session;
import org.sisimport.store.Database;

/**
 * A session over a database that is open.
 *
 * @param end what closing it does
 */
record OpenSession(Database database, Importer importer, Runnable end) implements Session {

  @Override
  public Journal journal() {
    return database.journal();
  }

  @Override
  public NightBook book() {
    return database.nightBook();
  }

  @Override
  public void close() {
    end.run();
  }
}
