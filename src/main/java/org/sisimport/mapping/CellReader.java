package org.sisimport.mapping;

import org.jspecify.annotations.Nullable;

/** Reads the cells of one column. */
interface CellReader {

  /**
   * The value of a cell.
   *
   * @param raw as the table has it
   * @param notices takes what is wrong with it
   * @return {@code null} where the cell is blank or has no good value
   */
  @Nullable String read(String raw, RowNotices notices);
}
