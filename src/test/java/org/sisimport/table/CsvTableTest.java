package org.sisimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;

class CsvTableTest {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private final Path folder;

  CsvTableTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Stream<Arguments> everyCharsetDelimiterAndLineEnd() {
    record Written(String name, String charset, String mark) {}
    List<Written> charsets =
        List.of(
            new Written("UTF-8", "UTF-8", ""),
            new Written("UTF-8 (byte order mark)", "UTF-8", "\uFEFF"),
            new Written("UTF-16LE (byte order mark)", "UTF-16LE", "\uFEFF"),
            new Written("UTF-16BE (byte order mark)", "UTF-16BE", "\uFEFF"),
            new Written("UTF-32LE (byte order mark)", "UTF-32LE", "\uFEFF"),
            new Written("UTF-32BE (byte order mark)", "UTF-32BE", "\uFEFF"),
            new Written("UTF-16LE", "UTF-16LE", ""),
            new Written("UTF-16BE", "UTF-16BE", ""),
            new Written("windows-1252", "windows-1252", ""));
    return charsets.stream()
        .flatMap(
            charset ->
                Stream.of(",", ";", "\t", "|")
                    .flatMap(
                        delimiter ->
                            Stream.of("\n", "\r\n", "\r", "mixed")
                                .map(
                                    end ->
                                        Arguments.of(
                                            charset.name(),
                                            Charset.forName(charset.charset()),
                                            charset.mark(),
                                            delimiter,
                                            end))));
  }

  @ParameterizedTest(name = "{0} {3} {4}")
  @MethodSource("everyCharsetDelimiterAndLineEnd")
  void charsetDelimiterAndLineEndsAreFoundOut(
      String name, Charset charset, String mark, String delimiter, String lineEnd)
      throws IOException {
    String[] ends =
        lineEnd.equals("mixed")
            ? new String[] {"\r", "\n", "\r\n"}
            : new String[] {lineEnd, lineEnd, lineEnd};
    String text =
        mark
            + "SSID,Last Name,Note".replace(",", delimiter)
            + ends[0]
            + "1,Muñoz,\"a%sb, c; \"\"d\"\"\"".replace(",", delimiter).formatted(delimiter)
            + ends[1]
            + "2,Brien’s,".replace(",", delimiter)
            + ends[2];

    Table table = open(text.getBytes(charset));

    assertThat(table.headings()).containsExactly("SSID", "Last Name", "Note");
    assertThat(rows(table))
        .containsExactly(
            row(2, "1", "Muñoz", "a%sb%s c; \"d\"".formatted(delimiter, delimiter)),
            row(3, "2", "Brien’s", ""));
    assertThat(table.understoodAs())
        .isEqualTo(
            "CSV, delimiter %s, charset %s"
                .formatted(delimiter.equals("\t") ? "tab" : '"' + delimiter + '"', name));
    assertThat(table.dates1904()).isFalse();
  }

  @Test
  void oneByteInTheLastRowTellsWindows1252FromUtf8() throws IOException {
    String text = "Name,Note\n" + "Abcdefgh,éé\n".repeat(20_000) + "Ñandú,x";
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    assertThat(open(utf8).understoodAs()).endsWith("charset UTF-8");

    byte[] spoiled =
        ("Name,Note\n" + "Abcdefgh,ee\n".repeat(20_000) + "Ñ,x").getBytes(WINDOWS_1252);
    Table table = open(spoiled);

    assertThat(table.understoodAs()).endsWith("charset windows-1252");
    assertThat(rows(table)).last().isEqualTo(row(20_002, "Ñ", "x"));
  }

  @Test
  void aCharacterAcrossTwoChunksIsStillUtf8() throws IOException {
    for (int shift = 0; shift < 4; shift++) {
      byte[] bytes =
          ("N".repeat(shift + 1) + ",Note\n" + "ñ€😀,x\n".repeat(30_000))
              .getBytes(StandardCharsets.UTF_8);
      Table table = open(bytes);
      assertThat(table.understoodAs()).endsWith("charset UTF-8");
      assertThat(rows(table)).hasSize(30_000).allMatch(row -> row.cells().get(0).equals("ñ€😀"));
    }
  }

  @Test
  void theDistrictFixesCharsetAndDelimiter() throws IOException {
    Reading how = new Reading(Charset.forName("IBM850"), '^');
    Table table = open("SSID^Last, First\n1^M\u00FCller, A".getBytes("IBM850"), how);

    assertThat(table.headings()).containsExactly("SSID", "Last, First");
    assertThat(rows(table)).containsExactly(row(2, "1", "Müller, A"));
    assertThat(table.understoodAs())
        .isEqualTo(
            "CSV, delimiter \"^\" (fixed by the settings), charset IBM850 (fixed by the settings)");
  }

  @Test
  void aFixedCharsetThatTheFileContradictsIsTold() {
    byte[] windows = "A,B\nMuñoz,1\n".getBytes(WINDOWS_1252);
    assertThatThrownBy(() -> open(windows, new Reading(StandardCharsets.UTF_8, null)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "students.csv cannot be read: the settings fix the charset UTF-8, but byte 7 is not valid;"
                + " save the file as UTF-8, or name its charset in the district's settings");
  }

  @Test
  void aFileThatIsNeitherUtf8NorWindows1252IsNotGuessed() {
    byte[] dos = "A,B\nM\u00FCller,1\n".getBytes(Charset.forName("IBM850"));
    assertThatThrownBy(() -> open(dos))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("byte 6 is not UTF-8, and as windows-1252 byte 6 is not valid");
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', ' ', 0, '\uFEFF'})
  void aDelimiterThatMeansSomethingElseIsRefused(char delimiter) {
    assertThatThrownBy(() -> new Reading(null, delimiter)).isInstanceOf(SisImportException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Name (last, first, middle);SSID\\nA, B;1\\nD, E;2 ~ delimiter \";\"",
        "A,B;C,D\\n1,2;3,4\\n1,2,3 ~ delimiter \",\"",
        "\"x;y;z\",B\\n\"1;2;3\",2 ~ delimiter \",\"",
        "A,B,C\\n1\\n2\\n3;4 ~ delimiter \",\"",
        "SSID\\n1\\n2 ~ one column",
        "A|B ~ delimiter \"|\""
      })
  void theDelimiterIsTheOneThatHeadingsAndRowsAgreeOn(String text, String found)
      throws IOException {
    assertThat(open(text.replace("\\n", "\n")).understoodAs())
        .isEqualTo("CSV, " + found + ", charset UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "=\"0123\" ~ 0123",
        "\"=\"\"0123\"\"\" ~ 0123",
        "=\"\" ~ ``",
        "=A1 ~ =A1",
        "  padded\u00A0 ~ padded",
        "\" padded \" ~ padded",
        "  \"quoted\"  ~ quoted",
        "O\"Brien \"Bob\" ~ O\"Brien \"Bob\"",
        "\"say \"\"hi\"\"\" ~ say \"hi\"",
        "\"\"\"\" ~ \"",
        "\"\" ~ ``",
        "\"a\\nb\" ~ a\\nb"
      })
  void aCellIsWhatAPersonMeansByIt(String written, String meant) throws IOException {
    Table table = open("A,B\n" + written.replace("\\n", "\n") + ",end\n");
    assertThat(rows(table)).containsExactly(row(2, meant.replace("\\n", "\n"), "end"));
  }

  @Test
  void blankRowsCountButAreNotHandedOn() throws IOException {
    Table table = open("\n , \nA,\"B\r\nb\"\n\n1,2\n,,\n\"x\ny\",3\n4,5");
    assertThat(table.headings()).containsExactly("A", "B b");
    assertThat(rows(table))
        .containsExactly(row(5, "1", "2"), row(7, "x\ny", "3"), row(8, "4", "5"));
  }

  @Test
  void shortRowsEndInBlanksAndLongRowsHaveAProblem() throws IOException {
    Table table = open("A,B,C\n1\n1,2,3,,\n1,2,3,,5\n");
    assertThat(rows(table))
        .containsExactly(
            row(2, "1", "", ""),
            row(3, "1", "2", "3"),
            new Row(4, List.of("1", "2", "3"), "has 5 cells, the header has 3"));
  }

  @Test
  void aColumnWithoutAHeadingIsAColumn() throws IOException {
    Table table = open("A,,C,\n1,2,3,4\n");
    assertThat(table.headings()).containsExactly("A", "", "C", "");
    assertThat(rows(table)).containsExactly(row(2, "1", "2", "3", "4"));
  }

  @Test
  void aStrayQuoteCostsItsRowOnly() throws IOException {
    Table table =
        open("A,B,C\n1,\"Bob \"the\" builder\",x\n2,\"b\",y\n3,\"lost, z\n4,\"d\",w\n5,e,v\n");
    List<Row> rows = rows(table);
    assertThat(rows.get(0).problem())
        .isEqualTo(
            "has text after the closing quote of cell 2 (line 2); quotes inside a quoted cell must be doubled");
    assertThat(rows.get(1)).isEqualTo(row(3, "2", "b", "y"));
    assertThat(rows.get(2).problem()).contains("closing quote of cell 2 (line 5)");
    assertThat(rows.get(3)).isEqualTo(row(5, "5", "e", "v"));
  }

  @Test
  void headingsAloneAreATableWithoutRows() throws IOException {
    Table table = open("SSID,Last Name\n");
    assertThat(table.headings()).containsExactly("SSID", "Last Name");
    assertThat(rows(table)).isEmpty();
  }

  @Test
  void everyReadingBeginsAtTheFirstRow() throws IOException {
    Table table = open("A\n1\n2\n");
    assertThat(rows(table)).isEqualTo(rows(table)).hasSize(2);
    List<Row> seen = new ArrayList<>();
    assertThatThrownBy(
            () ->
                table.forEachRow(
                    row -> {
                      seen.add(row);
                      throw new IllegalStateException("enough");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    assertThat(seen).hasSize(1);
    assertThat(rows(table)).hasSize(2);
  }

  @Test
  void aFileThatChangesBetweenTwoReadingsIsTold() throws IOException {
    Path file = write("A\n1\n".getBytes(StandardCharsets.UTF_8));
    Table table = Tables.open(file, "students.csv", Reading.FOUND_OUT);
    Files.writeString(file, "\n\nB\n2\n");
    assertThatThrownBy(() -> rows(table))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("changed while it was read");
    Files.delete(file);
    assertThatThrownBy(() -> rows(table))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void memoryDoesNotGrowWithTheFile() throws IOException {
    Path file = folder.resolve("large.csv");
    String line = ",Muñoz,\"a \"\"b\"\"\"" + ",value".repeat(22) + "\n";
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("SSID" + ",H".repeat(24) + "\n");
      for (int row = 0; row < 200_000; row++) {
        out.write(Integer.toString(row));
        out.write(line);
      }
    }
    Table table = Tables.open(file, "large.csv", Reading.FOUND_OUT);
    System.gc();
    long before = used();
    long[] most = {0, 0};
    table.forEachRow(
        row -> {
          most[0] = row.number();
          if (row.number() % 50_000 == 0) {
            System.gc();
            most[1] = Math.max(most[1], used());
          }
        });
    assertThat(most[0]).isEqualTo(200_001);
    assertThat(most[1] - before).isLessThan(24L << 20);
  }

  @Test
  void soundFilesAreReadAsTheyWereWritten() throws IOException {
    Random random = new Random(7);
    String[] pieces = {"a", "b c", "\"", "ñ", "", " ", ";", "x".repeat(200), "=", "'", ",", "\r\n"};
    for (int round = 0; round < 150; round++) {
      int columns = 1 + random.nextInt(6);
      String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
      StringBuilder text = new StringBuilder("h" + ",h".repeat(columns - 1) + end);
      List<Row> written = new ArrayList<>();
      for (int row = 2; row < 200; row++) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          StringBuilder cell = new StringBuilder();
          for (int piece = random.nextInt(4); piece > 0; piece--) {
            cell.append(pieces[random.nextInt(pieces.length)]);
          }
          boolean quoted = random.nextBoolean() || cell.toString().matches("(?s).*[\",\\r].*");
          text.append(column == 0 ? "" : ",")
              .append(quoted ? '"' + cell.toString().replace("\"", "\"\"") + '"' : cell);
          cells.add(CellText.clean(cell.toString()));
        }
        text.append(end);
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          written.add(new Row(row, cells, null));
        }
      }
      Reading comma = new Reading(StandardCharsets.UTF_8, ',');
      assertThat(rows(open(text.toString().getBytes(StandardCharsets.UTF_8), comma)))
          .isEqualTo(written);
    }
  }

  @Test
  void aStrayQuoteIsToldOfItsOwnRowWhereverThatIs() throws IOException {
    for (int bad = 2; bad < 4_000; bad += 131) {
      StringBuilder text = new StringBuilder("A,B\n");
      for (int row = 2; row < 4_000; row++) {
        text.append(row == bad ? "\"x\ny\"z" : "\"x\ny\"").append(",1\r\n\n");
      }
      List<Row> rows = rows(open(text.toString()));
      assertThat(rows).hasSize(3_998);
      assertThat(rows)
          .filteredOn(row -> row.problem() != null)
          .singleElement()
          .isEqualTo(rows.get(bad - 2));
    }
  }

  private Table open(String text) throws IOException {
    return open(text.getBytes(StandardCharsets.UTF_8));
  }

  private Table open(byte[] bytes) throws IOException {
    return open(bytes, Reading.FOUND_OUT);
  }

  private Table open(byte[] bytes, Reading how) throws IOException {
    return Tables.open(write(bytes), "students.csv", how);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private static Row row(int number, String... cells) {
    return new Row(number, List.of(cells), null);
  }

  static List<Row> rows(Table table) {
    List<Row> rows = new ArrayList<>();
    table.forEachRow(rows::add);
    return rows;
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
