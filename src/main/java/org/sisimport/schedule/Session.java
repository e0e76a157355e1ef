package org.sisimport.schedule;

import org.sisimport.importer.Importer;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Standings;
import org.sisimport.outgoing.OutgoingBook;
import org.sisimport.outgoing.Sender;

/** The database, open for as long as somebody works with it, and the importer over it. */
public interface Session extends AutoCloseable {

  /** Opens sessions; those that overlap share one database. */
  interface Opener {
    /**
     * Opens a session, which is to be closed.
     *
     * @throws org.sisimport.SisImportException where the database cannot be opened or reached
     */
    Session open();
  }

  /** The importer over the database. */
  Importer importer();

  /** Changes who takes part in the program. */
  Standings standings();

  /** The runs of all districts. */
  Journal journal();

  /** Sends outgoing files. */
  Sender sender();

  /** What was sent to whom. */
  OutgoingBook outgoing();

  /** Visits and alerts. */
  NightBook book();

  @Override
  void close();
}
