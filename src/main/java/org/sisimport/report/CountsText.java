package org.sisimport.report;

import java.util.Locale;
import org.sisimport.importer.Counts;

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
}
