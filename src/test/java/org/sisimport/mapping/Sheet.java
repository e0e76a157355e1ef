package org.sisimport.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DayMonthOrder;
import org.sisimport.facts.District;
import org.sisimport.facts.Field;
import org.sisimport.rules.RuleSet;
import org.sisimport.table.Row;
import org.sisimport.table.Table;

/** A table in memory, written down as lines with {@code |} between the cells. */
final class Sheet implements Table {

  static final District DISTRICT =
      new District("9910017", "Golden Valley Unified", Set.of(), false, false, false, false);
  static final LocalDate TODAY = LocalDate.of(2026, 11, 15);

  private static final String REQUIRED = "SSID|Last Name|First Name|Birthdate";

  private final List<String> headings;
  private final List<Row> rows = new ArrayList<>();
  private boolean dates1904;

  private Sheet(String headings) {
    this.headings = cells(headings);
  }

  static Sheet of(String headings, String... rows) {
    Sheet sheet = new Sheet(headings);
    for (String row : rows) {
      List<String> cells = new ArrayList<>(cells(row));
      while (cells.size() < sheet.headings.size()) {
        cells.add("");
      }
      sheet.rows.add(new Row(sheet.rows.size() + 2, cells, null));
    }
    return sheet;
  }

  /** Sound students with these cells in one further column. */
  static Sheet column(Field field, String... cells) {
    Sheet sheet = new Sheet(REQUIRED + "|" + field.title());
    for (String cell : cells) {
      int row = sheet.rows.size() + 2;
      sheet.rows.add(new Row(row, List.of(ssid(row), "Ibarra", "Noor", "2014-09-03", cell), null));
    }
    return sheet;
  }

  /** Students who are sound but for the cell of a required field. */
  static Sheet required(Field field, String... cells) {
    Sheet sheet = new Sheet(REQUIRED);
    for (String cell : cells) {
      int row = sheet.rows.size() + 2;
      String[] sound = {ssid(row), "Ibarra", "Noor", "2014-09-03"};
      sound[sheet.headings.indexOf(field.title())] = cell;
      sheet.rows.add(new Row(row, List.of(sound), null));
    }
    return sheet;
  }

  static String ssid(int row) {
    return String.valueOf(9_900_000_000L + row);
  }

  Sheet with1904() {
    dates1904 = true;
    return this;
  }

  Sheet unsound(String problem) {
    Row last = rows.remove(rows.size() - 1);
    rows.add(new Row(last.number(), last.cells(), problem));
    return this;
  }

  FileReading understood(RuleSet rules, @Nullable DayMonthOrder setting) {
    return FileReading.of(this, rules, DISTRICT, setting, TODAY);
  }

  FileReading understood() {
    return understood(RuleTable.usual(), null);
  }

  /** All rows as they are read. */
  List<MappedRow> read(FileReading reading) {
    List<MappedRow> read = new ArrayList<>();
    forEachRow(row -> read.add(reading.read(row)));
    return read;
  }

  List<MappedRow> read() {
    return read(understood());
  }

  /** The value of a field in every row. */
  List<@Nullable String> values(FileReading reading, Field field) {
    List<@Nullable String> values = new ArrayList<>();
    read(reading).forEach(row -> values.add(row.student().values().get(field)));
    return values;
  }

  Row row(int number) {
    return rows.get(number - 2);
  }

  @Override
  public List<String> headings() {
    return headings;
  }

  @Override
  public String understoodAs() {
    return "a table in memory";
  }

  @Override
  public boolean dates1904() {
    return dates1904;
  }

  @Override
  public void forEachRow(RowReader reader) {
    rows.forEach(reader::row);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\\|", -1));
  }
}
