package org.sisimport.importer;

/** What becomes of one row. */
public enum Outcome {
  /** A student of ours, and the row says nothing new. */
  UNCHANGED,
  /** A student of ours follows the row. */
  UPDATED,
  /** A new student. */
  CREATED,
  /** Left alone. */
  SKIPPED,
  /** Waits for a person. */
  HELD,
  /** Cannot be understood. */
  REFUSED
}
