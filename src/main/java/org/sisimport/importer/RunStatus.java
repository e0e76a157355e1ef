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
  FAILED
}
