package org.sisimport.importer;

import org.sisimport.SisImportException;

/** Another process is importing the district; it can be taken when that has ended. */
public final class DistrictBusyException extends SisImportException {

  private static final long serialVersionUID = 1;

  /** With a sentence for a person. */
  public DistrictBusyException(String message) {
    super(message);
  }
}
