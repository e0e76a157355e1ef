package org.sisimport;

/**
 * Something is wrong with the set-up or the machine, not with a district's data. The message is one
 * sentence for the person who can mend it: what was seen, where, and what would have worked. It
 * holds no student's data.
 */
public class SisImportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SisImportException(String message) {
    super(message);
  }

  public SisImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
