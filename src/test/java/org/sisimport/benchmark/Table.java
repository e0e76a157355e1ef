package org.sisimport.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The measures with their targets, printed as Markdown. */
final class Table {

  private final List<Row> rows = new ArrayList<>();

  private record Row(String measure, String measured, String target, String reached) {}

  void add(String measure, String measured, String target, boolean reached) {
    rows.add(new Row(measure, measured, target, reached ? "yes" : "**no**"));
    System.err.println("  " + measure + ": " + measured);
  }

  /** Adds a measure that has no target. */
  void add(String measure, String measured) {
    rows.add(new Row(measure, measured, "", ""));
    System.err.println("  " + measure + ": " + measured);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("| measure | measured | target | reached |\n");
    text.append("|---|---|---|---|\n");
    for (Row row : rows) {
      text.append("| ")
          .append(String.join(" | ", row.measure, row.measured, row.target, row.reached))
          .append(" |\n");
    }
    return text.toString();
  }
}
