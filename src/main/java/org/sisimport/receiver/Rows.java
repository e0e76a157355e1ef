package org.sisimport.receiver;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.EntryVerdict;
import org.sisimport.decision.ReceiverLayout;

/** Makes the rows of the receiver's files of what was decided, and counts them. */
final class Rows {

  private final List<ReceiverLayout> layouts;
  private final ReceiverFiles files;
  private final Map<EntryKind, Integer> counts = new EnumMap<>(EntryKind.class);

  Rows(List<ReceiverLayout> layouts, ReceiverFiles files) {
    this.layouts = layouts;
    this.files = files;
  }

  /**
   * Writes a row for each of these, where the receiver gets a file of that kind; a row that comes
   * again is written once.
   *
   * @param rows what was decided about the entry itself, and then about those alongside
   * @return how many were written
   */
  int write(EntryKind kind, Iterable<List<EntryVerdict>> rows) {
    int written = 0;
    for (ReceiverLayout layout : layouts) {
      if (layout.kind() == kind) {
        Set<List<String>> distinct = new LinkedHashSet<>();
        rows.forEach(row -> distinct.add(cells(layout, row)));
        distinct.forEach(cells -> files.row(layout, cells));
        counts.merge(kind, distinct.size(), Integer::sum);
        written += distinct.size();
      }
    }
    return written;
  }

  private static List<String> cells(ReceiverLayout layout, List<EntryVerdict> nearestFirst) {
    List<String> cells = new ArrayList<>(layout.headings().size());
    for (String heading : layout.headings()) {
      String cell = null;
      for (int i = 0; i < nearestFirst.size() && cell == null; i++) {
        cell = nearestFirst.get(i).cells().get(heading);
      }
      cells.add(cell == null ? layout.fill().getOrDefault(heading, "") : cell);
    }
    return cells;
  }

  /** How many rows each file has. */
  List<HandedOver.FileRows> counts() {
    return layouts.stream()
        .map(
            layout -> new HandedOver.FileRows(layout.name(), counts.getOrDefault(layout.kind(), 0)))
        .toList();
  }
}
