package org.sisimport.cli;

import org.sisimport.SisImportException;

/** It is not the time for a district. */
final class ClosedException extends SisImportException {

  private static final long serialVersionUID = 1L;

  ClosedException(String message) {
    super(message);
  }
}
