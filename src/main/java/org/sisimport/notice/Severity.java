package org.sisimport.notice;

/** How much a notice matters. */
public enum Severity {
  /** A row or the file was not taken. */
  ERROR,
  /** Something of the file was not used, or a person should look. */
  WARNING,
  /** Good to know. */
  INFO
}
