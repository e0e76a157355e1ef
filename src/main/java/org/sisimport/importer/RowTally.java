package org.sisimport.importer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferAsks;

/** Counts rows and keeps what a plan keeps of them. */
final class RowTally {

  private final Map<Outcome, Integer> rows = new EnumMap<>(Outcome.class);
  private final List<StudentChange> changes = new ArrayList<>();
  private final List<TransferAsks.Ask> asks = new ArrayList<>();
  private final Set<String> undecided = new HashSet<>();
  private final ValueTally values = new ValueTally();
  private int[] seen = new int[1024];
  private int seenCount;

  void add(RowPlan row) {
    rows.merge(row.outcome(), 1, Integer::sum);
    TransferAsks.Ask ask = row.findAsk();
    if (ask != null) {
      asks.add(ask);
    }
    String open = row.findUndecided();
    if (open != null) {
      undecided.add(open);
    }
    if (row.change() != null) {
      changes.add(row.change());
    }
    if (row.existing() != null
        && (row.outcome() == Outcome.UNCHANGED || row.outcome() == Outcome.UPDATED)) {
      if (seenCount == seen.length) {
        seen = Arrays.copyOf(seen, seen.length * 2);
      }
      seen[seenCount++] = row.existing().id();
      values.add(row, row.existing());
    }
  }

  Counts counts() {
    return new Counts(
        rows.values().stream().mapToInt(Integer::intValue).sum(),
        of(Outcome.UNCHANGED),
        of(Outcome.UPDATED),
        of(Outcome.CREATED),
        of(Outcome.SKIPPED),
        of(Outcome.HELD),
        of(Outcome.REFUSED));
  }

  List<StudentChange> changes() {
    return changes;
  }

  /**
   * Whom the rows ask of other districts.
   *
   * @param whole whether the file has all students of whom its sender knows
   */
  TransferAsks transfers(boolean whole) {
    return new TransferAsks(asks, undecided, whole);
  }

  ValueTally values() {
    return values;
  }

  int[] seen() {
    return Arrays.copyOf(seen, seenCount);
  }

  private int of(Outcome outcome) {
    return rows.getOrDefault(outcome, 0);
  }
}
