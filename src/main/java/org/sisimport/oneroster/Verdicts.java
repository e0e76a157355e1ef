package org.sisimport.oneroster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What becomes of each record of a file, a byte for each in the order in which they are read. */
final class Verdicts {

  /** What becomes of a record that was read. */
  enum Verdict {
    ADDED(RosterChange.Kind.ADDED),
    CHANGED(RosterChange.Kind.CHANGED),
    TO_BE_DELETED(RosterChange.Kind.TO_BE_DELETED),
    BACK(RosterChange.Kind.BACK),
    CONFIRMED(RosterChange.Kind.CONFIRMED),
    UNCHANGED(null),
    /** It is dated before what is kept. */
    OLDER(null),
    /** It is to be deleted, and nothing is kept of it. */
    UNKNOWN(null);

    private final RosterChange.@Nullable Kind kind;

    Verdict(RosterChange.@Nullable Kind kind) {
      this.kind = kind;
    }

    /** What is written; {@code null} where nothing is. */
    RosterChange.@Nullable Kind kind() {
      return kind;
    }
  }

  private static final Verdict[] ALL = Verdict.values();

  private final int[] counts = new int[ALL.length];
  private byte[] verdicts = new byte[1 << 10];
  private int size;

  void add(Verdict verdict) {
    if (size == verdicts.length) {
      verdicts = Arrays.copyOf(verdicts, size + (size >> 1));
    }
    verdicts[size++] = (byte) verdict.ordinal();
    counts[verdict.ordinal()]++;
  }

  /** Another verdict than the one before. */
  void set(int number, Verdict verdict) {
    counts[verdicts[number]]--;
    verdicts[number] = (byte) verdict.ordinal();
    counts[verdict.ordinal()]++;
  }

  int size() {
    return size;
  }

  Verdict get(int number) {
    return ALL[verdicts[number]];
  }

  int count(Verdict verdict) {
    return counts[verdict.ordinal()];
  }
}
