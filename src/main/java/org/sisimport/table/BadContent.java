package org.sisimport.table;

import java.io.IOException;

/**
 * The content of a file cannot be read as a table: what was seen, where, and what would have
 * worked, without the file's name.
 */
final class BadContent extends IOException {

  private static final long serialVersionUID = 1L;

  private final int line;

  BadContent(String message) {
    this(0, message);
  }

  BadContent(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line of a text file that must be corrected, from 1; 0 where it is no single one. */
  int line() {
    return line;
  }
}
