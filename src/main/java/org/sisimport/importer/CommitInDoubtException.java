package org.sisimport.importer;

import org.sisimport.SisImportException;

/**
 * A run was about to be committed when the process could no more: only the next start knows whether
 * it was, so nothing is said of the run now.
 */
public final class CommitInDoubtException extends SisImportException {

  private static final long serialVersionUID = 1L;

  /** One sentence for the operator. */
  public CommitInDoubtException(String message, Throwable cause) {
    super(message, cause);
  }
}
