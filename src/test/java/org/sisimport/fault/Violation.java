package org.sisimport.fault;

/**
 * Something that must not be after a fault.
 *
 * @param text says nothing of a student
 */
record Violation(Kind kind, String text) {

  enum Kind {
    /** A change, a record of what was begun, a log or a file's bytes are gone. */
    LOST,
    /** A change, a run or a log is there more often than once. */
    DUPLICATED,
    /** Something is neither as before the night nor as after it. */
    HALF_APPLIED,
    /** The next scheduled run did not put it right by itself in time. */
    NEEDED_A_HAND,
    /** The fault could not be made, or something else is wrong. */
    OTHER
  }

  @Override
  public String toString() {
    return kind + ": " + text;
  }
}
