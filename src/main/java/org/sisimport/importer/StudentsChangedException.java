package org.sisimport.importer;

import org.sisimport.SisImportException;

/**
 * Somebody changed a student between plan and commit; nothing was written, and the file can be
 * planned again.
 */
public final class StudentsChangedException extends SisImportException {

  private static final long serialVersionUID = 1L;

  /** Says which of our records it was, by number. */
  public StudentsChangedException(String message) {
    super(message);
  }
}
