package org.sisimport.source;

import org.sisimport.SisImportException;

/**
 * A source cannot be asked, or a file in it cannot be read, and nothing of it was taken; or a file
 * cannot be put into a place.
 */
public final class SourceException extends SisImportException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, and whether it may pass by itself. */
  public enum Trouble {
    /** The user, the password or the key is not accepted. */
    CREDENTIALS(false),
    /** The server shows another key than the one that the district's settings pin. */
    HOST_KEY(false),
    /** The two sides have no safe way to talk in common. */
    PROTOCOL(false),
    /** The directory is not there, or is none. */
    MISSING(false),
    /** The login is good, but may not list the directory or read the file. */
    PERMISSION(false),
    /** No machine of that name is known. */
    UNKNOWN_HOST(true),
    /** Nothing answers there. */
    UNREACHABLE(true),
    /** The connection stands, but nothing comes, or too slowly. */
    STALLED(true),
    /** The connection broke. */
    CUT(true),
    /** The server itself says that it failed. */
    SERVER(true),
    /** The server shows a certificate that proves nothing, or none. */
    TLS(false),
    /** The server sends to another place, to which nothing was sent. */
    ELSEWHERE(false),
    /** The server understands the question and refuses it. */
    REFUSED(false),
    /** What came does not answer the question. */
    ANSWER(false),
    /** What came is broken or cut off. */
    BROKEN(true),
    /** What was read in parts does not fit together, because it was changed meanwhile. */
    MOVED(true),
    /** The server has too much to do. */
    BUSY(true),
    /** The server asks to be left alone for longer than a visit can wait. */
    RESTING(true);

    private final boolean passing;

    Trouble(boolean passing) {
      this.passing = passing;
    }

    /** Whether the server is not there, for whichever district that takes files from it. */
    public boolean isOfServer() {
      return this == UNKNOWN_HOST || this == UNREACHABLE;
    }

    /** Whether it may pass by itself; otherwise a person has to mend it. */
    public boolean isPassing() {
      return passing;
    }
  }

  private final Trouble trouble;

  SourceException(Trouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  public Trouble trouble() {
    return trouble;
  }
}
