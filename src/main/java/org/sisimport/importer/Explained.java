package org.sisimport.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.mapping.MappedRow;
import org.sisimport.table.Places;

/**
 * What one run did with the rows that were asked about.
 *
 * @param run the run
 * @param original the run that applied the bytes, where {@code run} was UNCHANGED; else the same
 * @param rows the rows asked about; empty where the file has none
 * @param whyNoRow why the file has no row of the SSID asked about, for a sentence that ends with
 *     it; {@code null} where it has one, or nothing more is known
 * @param ours the student of ours whose SSID was asked about, as of now; {@code null} where there
 *     is none
 * @param places where the rows of the file stand
 * @param remark why the answer may be incomplete, or why there are no rows; {@code null} where
 *     there is nothing to say
 */
public record Explained(
    Run run,
    Run original,
    List<RowStory> rows,
    @Nullable String whyNoRow,
    @Nullable ExistingStudent ours,
    Places places,
    @Nullable String remark) {

  /** An answer without rows, for a reason that the remark tells. */
  static Explained withoutRows(
      Run run, Run original, @Nullable ExistingStudent ours, String remark) {
    return new Explained(run, original, List.of(), null, ours, Places.ROWS, remark);
  }

  /** The same answer with another remark. */
  Explained withRemark(String other) {
    return new Explained(run, original, rows, whyNoRow, ours, places, other);
  }

  /**
   * A row, from its cells to what became of it.
   *
   * @param number the row's number in the file
   * @param cells each mapped cell with what became of it
   * @param plan everything decided; {@code null} where the row repeats an earlier one
   */
  public record RowStory(int number, List<MappedRow.Cell> cells, @Nullable RowPlan plan) {}
}
