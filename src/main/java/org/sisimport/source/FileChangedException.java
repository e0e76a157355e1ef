package org.sisimport.source;

/** A file was written to, replaced or removed while it was to be taken. */
public final class FileChangedException extends LeftForLaterException {

  private static final long serialVersionUID = 1L;

  FileChangedException(String message) {
    super(message);
  }
}
