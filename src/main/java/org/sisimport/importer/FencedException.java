package org.sisimport.importer;

import org.sisimport.SisImportException;

/** Another process has taken the district over; this one wrote nothing and must not go on. */
public final class FencedException extends SisImportException {

  private static final long serialVersionUID = 1;

  /** With a sentence for a person. */
  public FencedException(String message) {
    super(message);
  }
}
