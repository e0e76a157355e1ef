package org.sisimport.oneroster;

/**
 * Tells whether two sets of changes are the same, in whatever order they come: the sum of a number
 * for each of them.
 */
final class ChangeSum {

  private long sum;

  /**
   * @param fingerprint of the record as it will be; 0 for one that is gone
   */
  void add(RosterChange.Kind kind, IdHash id, long fingerprint) {
    sum += mix(mix(mix(id.high() + kind.ordinal()) + id.low()) + fingerprint);
  }

  long value() {
    return sum;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every other. */
  private static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
