package org.sisimport.table;

import java.util.ArrayList;
import java.util.List;

/** The sheets of a workbook that a person sees and that hold anything. */
final class SheetNames {

  private static final int MOST_NAMED = 5;

  private SheetNames() {}

  /**
   * For a person: {@code XLSX, sheet "Students" (also filled, not read: "Codes")}.
   *
   * @param filled the first of them is the one that is read
   */
  static String describe(String format, List<String> filled) {
    String chosen = "%s, sheet \"%s\"".formatted(format, filled.get(0));
    if (filled.size() == 1) {
      return chosen;
    }
    List<String> others = new ArrayList<>();
    for (String name : filled.subList(1, Math.min(filled.size(), MOST_NAMED + 1))) {
      others.add('"' + name + '"');
    }
    if (filled.size() > MOST_NAMED + 1) {
      others.add("%,d more".formatted(filled.size() - MOST_NAMED - 1));
    }
    return "%s (also filled, not read: %s)".formatted(chosen, String.join(", ", others));
  }

  static BadContent noneFilled() {
    return new BadContent(
        "it is a workbook whose visible sheets are empty; send it with a row of headings");
  }

  static BadContent outOfOrder(int number) {
    return new BadContent(
        "row %,d of the sheet is stored out of order; open it in a spreadsheet program and save it again"
            .formatted(number));
  }
}
