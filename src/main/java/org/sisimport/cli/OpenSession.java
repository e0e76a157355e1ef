package org.sisimport.cli;

import org.sisimport.importer.Importer;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Standings;
import org.sisimport.outgoing.OutgoingBook;
import org.sisimport.outgoing.Sender;
import org.sisimport.schedule.NightBook;
import org.sisimport.schedule.Session;
import org.sisimport.store.Database;

/**
 * A session over a database that is open.
 *
 * @param workplace puts together what works over the database
 * @param end what closing it does
 */
record OpenSession(Database database, Importer importer, Workplace workplace, Runnable end)
    implements Session {

  @Override
  public Standings standings() {
    return workplace.standings(database);
  }

  @Override
  public Sender sender() {
    return workplace.sender(database);
  }

  @Override
  public OutgoingBook outgoing() {
    return database.outgoing();
  }

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
