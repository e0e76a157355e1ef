package org.sisimport.importer;

/** How a run ended. */
public enum RunStatus {
  /** The plan was applied, also where it changed nothing. */
  APPLIED,
  /** Planned and logged, nothing written: the district is in evaluation. */
  EVALUATED,
  /** The same bytes were applied before. */
  UNCHANGED,
  /** The district is paused. */
  SKIPPED,
  /** The whole file waits for a person. */
  HELD,
  /** The file cannot be understood; nothing was written. */
  REFUSED,
  /** Something broke on our side; nothing was written. */
  FAILED,
  /** The process was killed or lost its district before it came to an end; nothing was written. */
  INTERRUPTED;

  /** Whether the file was read to an end, and told of, so that only a newer one is to be read. */
  public boolean hasRead() {
    return this != SKIPPED && this != FAILED && this != INTERRUPTED;
  }
}
