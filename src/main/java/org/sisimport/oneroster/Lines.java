package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.sisimport.notice.OfLines;

/** The first lines that have something in common, and the count of all. */
final class Lines {

  private final List<Integer> first = new ArrayList<>(OfLines.NAMED);
  private int count;

  /** The next line; seldom one before those that came already. */
  void add(int line) {
    count++;
    if (first.size() < OfLines.NAMED) {
      first.add(line);
    }
  }

  void addAll(Lines lines) {
    first.addAll(lines.first);
    first.sort(null);
    if (first.size() > OfLines.NAMED) {
      first.subList(OfLines.NAMED, first.size()).clear();
    }
    count += lines.count;
  }

  /** Those behind the first. */
  Lines further() {
    Lines further = new Lines();
    first.stream().skip(1).forEach(further.first::add);
    further.count = count - 1;
    return further;
  }

  int count() {
    return count;
  }

  List<Integer> first() {
    return List.copyOf(first);
  }
}
