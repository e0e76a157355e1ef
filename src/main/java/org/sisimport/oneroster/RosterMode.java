package org.sisimport.oneroster;

/** What a file of the package holds. */
public enum RosterMode {
  /** Nothing: it is not in the package, and what is kept of it stays. */
  ABSENT,
  /** Everything that is: a record that is kept and not in it is to be deleted. */
  BULK,
  /** What has changed: each row says with its {@code status} what becomes of it. */
  DELTA
}
