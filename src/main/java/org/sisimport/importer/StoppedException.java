package org.sisimport.importer;

import org.sisimport.SisImportException;

/** The program ends; a file that was under way has written nothing and is taken again. */
public final class StoppedException extends SisImportException {

  private static final long serialVersionUID = 1L;

  public StoppedException() {
    super("the program was ended meanwhile; nothing was written, and the file is taken again");
  }
}
