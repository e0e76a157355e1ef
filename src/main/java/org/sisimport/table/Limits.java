package org.sisimport.table;

/**
 * How much of anything a file may hold. Far above what student files have, and low enough that a
 * hostile or damaged file is refused within 256 MB of memory.
 *
 * @param cellCharacters in one cell; a spreadsheet program allows 32,767
 * @param cellLines line breaks in one quoted cell; an unclosed quote swallows more
 * @param rowCharacters in one row
 * @param columns headings
 * @param rows blank ones included
 * @param partBytes of one part of a workbook, unpacked
 * @param sharedTextBytes memory for the texts that cells of a workbook share
 * @param rememberedBytes memory for the rows of a spreadsheet, so that it is parsed once only
 */
record Limits(
    int cellCharacters,
    int cellLines,
    int rowCharacters,
    int columns,
    int rows,
    long partBytes,
    long sharedTextBytes,
    int rememberedBytes) {

  static final Limits USUAL =
      new Limits(100_000, 100, 1 << 20, 500, 5_000_000, 512L << 20, 96L << 20, 32 << 20);

  /**
   * A text of a workbook is longer than a cell may be.
   *
   * @param where {@code the cell in row 1, column 2,}
   */
  BadContent textTooLong(String where) {
    return new BadContent(
        "%s of the workbook has more than %,d characters; shorten it"
            .formatted(where, cellCharacters));
  }

  BadContent textsTooMany() {
    return new BadContent(
        "its texts take more than %,d MB of memory; save it as CSV"
            .formatted(sharedTextBytes >> 20));
  }
}
