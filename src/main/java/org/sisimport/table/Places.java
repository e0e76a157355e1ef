package org.sisimport.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a table stand in what the district sent, for people: in a file that is the
 * table, the number of the row says it; in a package of several files, a file and a line of it, or
 * a record.
 */
public final class Places {

  /** Of a file that is the table itself: {@code row 17}. */
  public static final Places ROWS = new Places(null, "row");

  private final @Nullable IntFunction<Line> lines;
  private final String unit;

  private Places(@Nullable IntFunction<Line> lines, String unit) {
    this.lines = lines;
    this.unit = unit;
  }

  /**
   * A line or a record of one of several files.
   *
   * @param file its name
   * @param number of the line, the headings being line 1, or of the record, the first being 1
   */
  public record Line(String file, int number) {}

  /**
   * Of a table that is put together out of several files.
   *
   * @param lines gives the line at which the row of that number begins
   */
  public static Places ofLines(IntFunction<Line> lines) {
    return new Places(lines, "line");
  }

  /**
   * Of a table that is put together out of several files of records, which have no headings.
   *
   * @param records gives the record of the row of that number
   */
  public static Places ofRecords(IntFunction<Line> records) {
    return new Places(records, "record");
  }

  /** Whether the numbers of the rows say where they stand. */
  public boolean areRows() {
    return lines == null;
  }

  /** Whether they are lines of the files of a package. */
  public boolean areLines() {
    return lines != null && !unit.equals("record");
  }

  /** What is said of where the numbers begin: {@code row 1 is the headings}. */
  public String first() {
    return unit.equals("record") ? "record 1 is the first" : unit + " 1 is the headings";
  }

  /** One row: {@code row 17}, {@code users.csv, line 17} or {@code a.json, record 17}. */
  public String of(int row) {
    return lines == null ? "row " + row : shown(lines.apply(row));
  }

  /** One row, where a heading says that it is one: {@code 17}, or {@code users.csv, line 17}. */
  public String brief(int row) {
    return lines == null ? String.valueOf(row) : shown(lines.apply(row));
  }

  /**
   * Several rows: {@code 2, 5, 9}, or {@code users.csv, lines 2, 5, 9; demographics.csv, line 4}.
   */
  public String list(List<Integer> rows) {
    if (lines == null) {
      return joined(rows);
    }
    Map<String, List<Integer>> byFile = new LinkedHashMap<>();
    for (int row : rows) {
      Line line = lines.apply(row);
      byFile.computeIfAbsent(line.file(), file -> new ArrayList<>()).add(line.number());
    }
    return byFile.entrySet().stream()
        .map(
            file ->
                file.getKey()
                    + ", "
                    + unit
                    + (file.getValue().size() == 1 ? " " : "s ")
                    + joined(file.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private String shown(Line line) {
    return line.file() + ", " + unit + " " + line.number();
  }
}
