package org.sisimport.district;

/** How far a district is on its way into service: {@code state} of its {@code district.yaml}. */
public enum State {
  /** Files are planned and logged, and nothing is written. A district starts here. */
  EVALUATION,
  /** Files are applied. */
  LIVE,
  /** Files are left where they lie. */
  PAUSED
}
