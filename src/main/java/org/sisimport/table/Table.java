package org.sisimport.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headings and a stream of rows. Row 1 is the first row of the file; the headings are in the first
 * row that is not wholly blank. Not for use by several threads at once.
 */
public interface Table {

  /**
   * The headings in the order of their columns, trimmed, line breaks and runs of white space made
   * one space; {@code ""} where a column has none. What two columns of one name mean is for the
   * caller to say.
   */
  List<String> headings();

  /**
   * What the file was taken for, to show to a person: {@code CSV, delimiter ";", charset
   * windows-1252} or {@code XLSX, sheet "Students"}.
   */
  String understoodAs();

  /**
   * Whether serial numbers of days, where a cell holds one without a date format, count from 1904
   * instead of 1900. Cells with a date format are ISO dates either way.
   */
  boolean dates1904();

  /**
   * What the district's own table of codes calls a code, where it came along with the rows.
   *
   * @param column of the code; the first is 1
   * @param code as a cell has it
   * @return {@code null} where nothing tells
   */
  default @Nullable String nameOfCode(int column, String code) {
    return null;
  }

  /** Where its rows stand in what the district sent. */
  default Places places() {
    return Places.ROWS;
  }

  /**
   * Hands on the rows below the headings in their order, without the wholly blank ones. Every call
   * begins at the first row again. What {@code reader} throws comes through as it is and ends the
   * reading.
   *
   * @throws UnreadableFileException where the file turns out to be damaged further down; the rows
   *     before that place have been handed on
   */
  void forEachRow(RowReader reader);

  /** Takes one row after the other. */
  @FunctionalInterface
  interface RowReader {

    /** The next row. */
    void row(Row row);
  }
}
