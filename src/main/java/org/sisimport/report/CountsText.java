package org.sisimport.report;

import java.util.Locale;
import java.util.StringJoiner;
import org.sisimport.importer.Counts;
import org.sisimport.oneroster.RosterCounts;
import org.sisimport.oneroster.RosterMode;

/** Counts of rows in one line. */
public final class CountsText {

  private CountsText() {}

  /** Read rows, and what became of them. */
  public static String of(Counts counts) {
    return String.format(
        Locale.US,
        "%,d read: %,d unchanged, %,d updated, %,d created, %,d skipped, %,d held, %,d refused",
        counts.read(),
        counts.unchanged(),
        counts.updated(),
        counts.created(),
        counts.skipped(),
        counts.held(),
        counts.refused());
  }

  /**
   * A file of a roster: {@code users.csv, bulk: 120 read: 118 unchanged, 2 added; 3 absent, to be
   * deleted}. What there is none of is left out.
   */
  static String of(RosterCounts counts) {
    boolean bulk = counts.mode() == RosterMode.BULK;
    StringJoiner rows = new StringJoiner(", ", ": ", "").setEmptyValue("");
    add(rows, counts.unchanged(), "unchanged");
    add(rows, counts.added(), "added");
    add(rows, counts.changed(), "changed");
    add(rows, counts.back(), "back");
    add(rows, bulk ? 0 : counts.toBeDeleted(), "to be deleted");
    add(rows, counts.older(), "older than what is kept");
    add(rows, counts.unknown(), "to be deleted and unknown");
    StringJoiner others = new StringJoiner("; ", "; ", "").setEmptyValue("");
    add(others, bulk ? counts.toBeDeleted() : 0, "absent, to be deleted");
    add(others, counts.refused(), "not readable, as they were");
    return String.format(
            Locale.US,
            "%s, %s: %,d read",
            counts.file().fileName(),
            counts.mode().name().toLowerCase(Locale.ROOT),
            counts.read())
        + rows
        + others;
  }

  private static void add(StringJoiner parts, int count, String what) {
    if (count > 0) {
      parts.add(String.format(Locale.US, "%,d %s", count, what));
    }
  }
}
