package org.sisimport.schedule;

import org.sisimport.importer.Importer;
import org.sisimport.importer.Journal;

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

  /** The runs of all districts. */
  Journal journal();

  /** Visits and alerts. */
  NightBook book();

  @Override
  void close();
}
