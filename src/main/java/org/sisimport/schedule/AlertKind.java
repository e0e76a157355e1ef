package org.sisimport.schedule;

/** What kind of trouble the operator is told of. */
public enum AlertKind {
  /**
   * The place of a district's files, or a server from which districts take them, cannot be reached,
   * or a file in it cannot be read.
   */
  SOURCE,
  /** A district's folder, or {@code sis-import.yaml}, is not in order. */
  SETUP,
  /** Rule files are broken; the last good set stays in force. */
  RULES,
  /** A run broke on our side. */
  FAILED,
  /** The files for a district's own system could not be sent. */
  OUTGOING,
  /** A file waits for a person's decision. */
  HELD,
  /** A window passed while nothing ran. */
  MISSED,
  /** The database cannot be reached or opened. */
  DATABASE,
  /** The machine's clock has jumped. */
  CLOCK,
  /** Two districts take the same files from the same place. */
  SHARED_PLACE,
  /** Something lies among the districts that is none. */
  STRAY
}
