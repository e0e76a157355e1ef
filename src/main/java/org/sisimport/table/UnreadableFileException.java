package org.sisimport.table;

import org.sisimport.SisImportException;

/**
 * A district's file is not a table that can be read. The message is one sentence for the district:
 * the file's name, what was seen, where, and what would have worked. It quotes nothing out of the
 * file.
 */
public final class UnreadableFileException extends SisImportException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  /**
   * A refusal.
   *
   * @param name the district's name of the file
   * @param line that must be corrected; 0 where it is no single one
   * @param reason what was seen, where, and what would have worked; begins a sentence in lower case
   *     and quotes nothing of a student
   */
  public UnreadableFileException(String name, int line, String reason) {
    super("%s cannot be read: %s".formatted(name, reason));
    this.line = line;
    this.reason = reason;
  }

  /** The line of a text file that must be corrected, from 1; 0 where it is no single one. */
  public int line() {
    return line;
  }

  /** The sentence without the file's name. */
  public String reason() {
    return reason;
  }
}
