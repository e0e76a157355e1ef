package org.sisimport.source;

import org.sisimport.SisImportException;

/**
 * Nothing is wrong, but a file cannot be believed to be whole yet: it stays where it lies, and the
 * next visit may take it.
 */
public abstract sealed class LeftForLaterException extends SisImportException
    permits FileChangedException, NotQuietException {

  private static final long serialVersionUID = 1L;

  LeftForLaterException(String message) {
    super(message);
  }
}
