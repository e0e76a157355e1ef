package org.sisimport.source;

import org.sisimport.SisImportException;

/** A file was still being written to when it was to be taken; it stays, and can be taken later. */
public final class FileChangedException extends SisImportException {

  private static final long serialVersionUID = 1L;

  FileChangedException(String message) {
    super(message);
  }
}
