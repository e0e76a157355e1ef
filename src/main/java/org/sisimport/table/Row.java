package org.sisimport.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param number no other row of the table has it. In a table that is a file, as a spreadsheet
 *     program counts it: the first row of the file is 1, blank rows count, a CSV record is one row
 *     however many lines its quoted cells have. What it stands for elsewhere, {@link Places} says
 * @param cells one for each heading, never {@code null}: trimmed, {@code ""} where there is
 *     nothing, also beyond the end of a short row. Dates of a spreadsheet are ISO, {@code
 *     2015-03-09} or {@code 2015-03-09T14:30}
 * @param problem why the row as such cannot be trusted, for a sentence that begins with "the row":
 *     {@code has 27 cells, the header has 26}; {@code null} for a sound row. It quotes no cell
 * @param remark what a person should know of a sound row, a sentence that quotes no cell; {@code
 *     null} where there is nothing to say
 */
public record Row(
    int number, List<String> cells, @Nullable String problem, @Nullable String remark) {

  /** Copies the cells. */
  public Row {
    cells = List.copyOf(cells);
  }

  /** A row of which there is nothing to say. */
  public Row(int number, List<String> cells, @Nullable String problem) {
    this(number, cells, problem, null);
  }
}
