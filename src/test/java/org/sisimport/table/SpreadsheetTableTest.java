package org.sisimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.table.CsvTableTest.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpreadsheetTableTest {

  private final Path folder;

  SpreadsheetTableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  enum Format {
    XLS,
    XLSX;

    Workbook create() {
      return this == XLS ? new HSSFWorkbook() : new XSSFWorkbook();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cellsGiveWhatAPersonSees(Format format) throws IOException {
    try (Workbook book = format.create()) {
      Sheet sheet = book.createSheet("Students");
      fill(sheet, 0, "SSID", "Last\r\n Name", "Code", "Flag", "Formula");
      fill(sheet, 1, 1234567890.0, " Muñoz\u00A0", 123456.0, true, "=\"0123\"");
      style(sheet, 1, 2, "0000000");
      style(sheet, 1, 0, "0.00E+00");
      fill(sheet, 4, 1e9, "", 12.5, false, 0.1 + 0.2);
      style(sheet, 4, 2, "0.00");
      fill(sheet, 5, 123456789012345.0, "@", 0.5, FormulaError.NA, -3.0);
      style(sheet, 5, 2, "0%");
      Cell formula = cell(sheet, 6, 0);
      formula.setCellFormula("\"A\"&\"B\"");
      cell(sheet, 6, 1).setCellFormula("1+1");
      cell(sheet, 6, 2).setCellFormula("1=1");
      cell(sheet, 6, 3).setCellFormula("NA()");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();

      Table table = open(book);

      assertThat(table.understoodAs()).isEqualTo(format + ", sheet \"Students\"");
      assertThat(table.headings()).containsExactly("SSID", "Last Name", "Code", "Flag", "Formula");
      assertThat(rows(table))
          .containsExactly(
              row(2, "1234567890", "Muñoz", "0123456", "TRUE", "0123"),
              row(5, "1000000000", "", "12.50", "FALSE", "0.3"),
              row(6, "123456789012345", "@", "50%", "#N/A", "-3"),
              row(7, "AB", "2", "TRUE", "#N/A", ""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1900, 1, 1900-01-01",
    "1900, 59, 1900-02-28",
    "1900, 60, 1900-02-29",
    "1900, 61, 1900-03-01",
    "1900, 0, 1900-01-00",
    "1900, 42072, 2015-03-09",
    "1900, 42072.604166667, 2015-03-09T14:30",
    "1900, 42072.9999999, 2015-03-10",
    "1900, 0.604166667, 14:30",
    "1900, -1, -1",
    "1900, 2958465, 9999-12-31",
    "1900, 2958466, 2958466",
    "1904, 0, 1904-01-01",
    "1904, 40610, 2015-03-09"
  })
  void datesAreIso(int system, double serial, String expected) throws IOException {
    for (Format format : Format.values()) {
      try (Workbook book = format.create()) {
        if (system == 1904) {
          use1904(book);
        }
        Sheet sheet = book.createSheet();
        List<String> codes =
            List.of("m/d/yy", "dd/mm/yyyy", "[$-409]mmmm d, yyyy;@", "yyyymmdd", "m/d/yy h:mm");
        for (int column = 0; column < codes.size(); column++) {
          fill(cell(sheet, 0, column), "Date");
          fill(cell(sheet, 1, column), serial);
          style(sheet, 1, column, codes.get(column));
        }
        Table table = open(book);
        assertThat(table.dates1904()).isEqualTo(system == 1904);
        assertThat(rows(table).get(0).cells()).hasSize(5).containsOnly(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstVisibleSheetWithContentIsRead(Format format) throws IOException {
    try (Workbook book = format.create()) {
      fill(book.createSheet("Hidden"), 0, "no");
      book.createSheet("Empty").createRow(0).createCell(0).setCellValue("  ");
      fill(book.createSheet("Students"), 3, "SSID");
      cell(book.getSheet("Students"), 4, 0).setCellValue("1");
      fill(book.createSheet("Very hidden"), 0, "no");
      fill(book.createSheet("Codes"), 0, "Code");
      book.setSheetVisibility(0, SheetVisibility.HIDDEN);
      book.setSheetVisibility(3, SheetVisibility.VERY_HIDDEN);
      book.setActiveSheet(1);

      Table table = open(book);

      assertThat(table.understoodAs())
          .isEqualTo(format + ", sheet \"Students\" (also filled, not read: \"Codes\")");
      assertThat(table.headings()).containsExactly("SSID");
      assertThat(rows(table)).containsExactly(row(5, "1"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void cellsBeyondTheHeadingsAreAProblemUnlessBlank(Format format) throws IOException {
    try (Workbook book = format.create()) {
      Sheet sheet = book.createSheet();
      fill(sheet, 0, "A", "B", "", " ");
      fill(sheet, 1, "1");
      fill(sheet, 2, "1", "2", "", " ");
      fill(sheet, 3, "1", "2", "", "4");
      fill(sheet, 9, "", "2");
      assertThat(rows(open(book)))
          .containsExactly(
              row(2, "1", ""),
              row(3, "1", "2"),
              new Row(4, List.of("1", "2"), "has 4 cells, the header has 2"),
              row(10, "", "2"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void headingsAloneAreATableWithoutRows(Format format) throws IOException {
    try (Workbook book = format.create()) {
      fill(book.createSheet(), 0, "SSID", "Name");
      Table table = open(book);
      assertThat(table.headings()).containsExactly("SSID", "Name");
      assertThat(rows(table)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreTheSameFromMemoryAndFromTheFile(Format format) throws IOException {
    try (Workbook book = format.create()) {
      Sheet sheet = book.createSheet();
      fill(sheet, 0, "A", "B");
      for (int row = 1; row < 2_000; row++) {
        fill(sheet, row, "ñ€😀" + "x".repeat(row % 400), (double) row, row % 7 == 0 ? "long" : "");
      }
      Path file = write(book);
      Limits usual = Limits.USUAL;
      Limits forgetful = new Limits(100_000, 100, 1 << 20, 500, 5_000_000, 1 << 30, 1 << 30, 1_000);
      Table remembering = Tables.open(file, "a", Reading.FOUND_OUT, usual);
      Table forgetting = Tables.open(file, "a", Reading.FOUND_OUT, forgetful);
      List<Row> first = rows(remembering);

      assertThat(first).hasSize(1_999);
      assertThat(rows(forgetting)).isEqualTo(first);
      assertThat(rows(forgetting)).isEqualTo(first);
      Files.delete(file);
      assertThat(rows(remembering)).isEqualTo(first);
    }
  }

  @Test
  void aSheetIsReadByItsReferences() throws IOException {
    Table table =
        openSheet(
            "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:sheetData>"
                + "<x:row r='2'><x:c r='B2' t='inlineStr'><x:is><x:r><x:t>Na</x:t></x:r>"
                + "<x:r><x:t>me</x:t></x:r><x:rPh sb='0' eb='1'><x:t>NO</x:t></x:rPh></x:is></x:c>"
                + "<x:c t='str'><x:f>1+1</x:f><x:v>Born</x:v></x:c></x:row>"
                + "<x:row r='5'><x:c r='C5' t='d'><x:v>2015-03-09T00:00:00</x:v></x:c></x:row>"
                + "<x:row><x:c r='B6' t='inlineStr'><x:is><x:t>a_x000D_b &amp; <![CDATA[<c>]]></x:t>"
                + "</x:is></x:c><x:c r='C6' t='d'><x:v>2015-03-09T14:30:00.000</x:v></x:c></x:row>"
                + "<x:row><x:c r='B7'><x:v>1.2345678901E10</x:v></x:c>"
                + "<x:c r='C7' t='e'><x:v>#REF!</x:v></x:c></x:row>"
                + "</x:sheetData></x:worksheet>");
    assertThat(table.headings()).containsExactly("", "Name", "Born");
    assertThat(rows(table))
        .containsExactly(
            row(5, "", "", "2015-03-09"),
            row(6, "", "a\rb & <c>", "2015-03-09T14:30"),
            row(7, "", "12345678901", "#REF!"));
  }

  @Test
  void cellsOfEveryTypeMayBeEmptyAndNumbersKeepTheirZeros() throws IOException {
    Table table =
        Tables.open(
            XlsxParts.write(
                folder.resolve("parts.xlsx"),
                Map.of(
                    XlsxParts.SHEET,
                    "<worksheet><sheetData><row><c t='str'><v>A</v></c></row>"
                        + "<row><c t='s'><v/></c><c t='b'><v></v></c><c t='e'><v/></c><c><v/></c>"
                        + "<c t='inlineStr'><is><t/></is></c></row>"
                        + "<row><c s='1'><v>123</v></c></row><row><c s='9'><v>1.5E12</v></c></row>"
                        + "<row><c s='9'><v>0.30000000000000004</v></c></row></sheetData></worksheet>",
                    "xl/styles.xml",
                    "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                        + "<numFmts><numFmt numFmtId='170' formatCode='000000000000000000'/></numFmts>"
                        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>")),
            "a",
            Reading.FOUND_OUT);
    assertThat(rows(table))
        .containsExactly(row(3, "000000000000000123"), row(4, "1500000000000"), row(5, "0.3"));
  }

  @Test
  void aLargeSheetIsReadWithinLittleMemory() throws IOException {
    StringBuilder texts = new StringBuilder("<sst>");
    for (int text = 0; text < 50_000; text++) {
      texts.append("<si><t>text ").append(text).append("</t></si>");
    }
    StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
    for (int row = 0; row < 20_000; row++) {
      sheet.append("<row>");
      for (int column = 0; column < 25; column++) {
        sheet.append("<c t='s'><v>").append((row * 31 + column) % 50_000).append("</v></c>");
      }
      sheet.append("</row>");
    }
    Path file =
        XlsxParts.write(
            folder.resolve("large.xlsx"),
            Map.of(
                XlsxParts.SHEET,
                sheet.append("</sheetData></worksheet>").toString(),
                "xl/sharedStrings.xml",
                texts.append("</sst>").toString()));
    sheet.setLength(0);
    sheet.trimToSize();
    System.gc();
    long before = used();
    Table table = Tables.open(file, "large.xlsx", Reading.FOUND_OUT);
    long[] seen = {0, 0};
    table.forEachRow(
        row -> {
          seen[0]++;
          if (row.number() % 5_000 == 0) {
            System.gc();
            seen[1] = Math.max(seen[1], used());
          }
        });
    assertThat(seen[0]).isEqualTo(19_999);
    assertThat(seen[1] - before).isLessThan(48L << 20);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void readingLeavesNoTemporaryFiles() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    for (Format format : Format.values()) {
      try (Workbook book = format.create()) {
        fill(book.createSheet(), 0, "A");
        Path file = write(book);
        List<Path> before = list(temporary);
        rows(Tables.open(file, "a", Reading.FOUND_OUT));
        assertThat(list(temporary))
            .filteredOn(path -> path.toString().contains("poi"))
            .isSubsetOf(before);
      }
    }
  }

  private Table openSheet(String sheet) throws IOException {
    return Tables.open(
        XlsxParts.write(folder.resolve("parts.xlsx"), Map.of("xl/worksheets/sheet1.xml", sheet)),
        "a",
        Reading.FOUND_OUT);
  }

  private Table open(Workbook book) throws IOException {
    return Tables.open(write(book), "students", Reading.FOUND_OUT);
  }

  private Path write(Workbook book) throws IOException {
    Path file = folder.resolve("file");
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    return file;
  }

  private static void use1904(Workbook book) {
    if (book instanceof XSSFWorkbook xlsx) {
      xlsx.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
    } else if (book instanceof HSSFWorkbook xls) {
      DateWindow1904Record window =
          (DateWindow1904Record) xls.getInternalWorkbook().findFirstRecordBySid((short) 0x22);
      window.setWindowing((short) 1);
    }
  }

  private static void fill(Sheet sheet, int row, Object... values) {
    for (int column = 0; column < values.length; column++) {
      fill(cell(sheet, row, column), values[column]);
    }
  }

  private static void fill(Cell cell, Object value) {
    if (value instanceof Double number) {
      cell.setCellValue(number);
    } else if (value instanceof Boolean flag) {
      cell.setCellValue(flag);
    } else if (value instanceof FormulaError error) {
      cell.setCellErrorValue(error.getCode());
    } else {
      cell.setCellValue((String) value);
    }
  }

  private static Cell cell(Sheet sheet, int row, int column) {
    org.apache.poi.ss.usermodel.Row found = sheet.getRow(row);
    return (found == null ? sheet.createRow(row) : found).createCell(column);
  }

  private static void style(Sheet sheet, int row, int column, String code) {
    CellStyle style = sheet.getWorkbook().createCellStyle();
    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(code));
    sheet.getRow(row).getCell(column).setCellStyle(style);
  }

  private static Row row(int number, String... cells) {
    return new Row(number, List.of(cells), null);
  }

  private static List<Path> list(Path directory) throws IOException {
    try (var paths = Files.list(directory)) {
      return paths.toList();
    }
  }
}
