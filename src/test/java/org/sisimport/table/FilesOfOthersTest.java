package org.sisimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.table.CsvTableTest.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that other programs wrote; they lie beside the checkout where they are at all. */
class FilesOfOthersTest {

  private static final Path DATA = Path.of("..", "shared", "data");

  @BeforeEach
  void skipWhereTheyAreAbsent() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), () -> "no files of others in " + DATA);
  }

  @Test
  void everyFileIsReadTwiceAlikeOrRefusedInOneSentence() throws IOException {
    Map<String, String> refused = new TreeMap<>();
    int read = 0;
    for (String folder : List.of("05-nasty", "02-sis", "03-california")) {
      for (Path file : files(DATA.resolve(folder))) {
        String name = DATA.relativize(file).toString();
        try {
          Table table = Tables.open(file, name, Reading.FOUND_OUT);
          List<Row> rows = rows(table);
          assertThat(rows(table)).as(name).isEqualTo(rows);
          assertThat(rows)
              .as(name)
              .allMatch(row -> row.cells().size() == table.headings().size())
              .isSortedAccordingTo((one, other) -> Integer.compare(one.number(), other.number()));
          read++;
        } catch (UnreadableFileException e) {
          refused.put(name, String.valueOf(e.getMessage()));
        }
      }
    }
    assertThat(read).isGreaterThan(50);
    assertThat(refused.values())
        .allMatch(message -> message.matches("[^\n]+ cannot be read: [^\n]+"));
  }

  @Test
  void headingsWithLineBreaksOfTheStatesWorkbookAreOneLine() {
    Table table = open("03-california/cde-cupc/cupc2324-k12.xlsx");
    assertThat(table.understoodAs()).startsWith("XLSX, sheet \"");
    assertThat(rows(table)).isNotEmpty();
  }

  @Test
  void quotesAndLineBreaksInsideCellsAreKept() {
    Table table = open("05-nasty/csv-spectrum/csvs/newlines_crlf.csv");
    assertThat(table.headings()).containsExactly("a", "b", "c");
    assertThat(rows(table)).extracting(Row::number).containsExactly(2, 3, 4);
    assertThat(rows(table).get(1).cells().get(0)).isEqualTo("Once upon \na time");
    assertThat(rows(open("05-nasty/csv-spectrum/csvs/escaped_quotes.csv")))
        .contains(new Row(2, List.of("1", "ha \"ha\" ha"), null));
  }

  @Test
  void unixDosAndMacLineEndsGiveTheSameRows() {
    List<Row> unix = rows(open("05-nasty/univocity/csv/essential.csv"));
    assertThat(unix).isNotEmpty();
    for (String other : List.of("essential-mac.csv", "essential-dos.csv")) {
      assertThat(rows(open("05-nasty/univocity/csv/" + other)))
          .extracting(row -> row.cells().toString().replaceAll("\r\n?", "\n"))
          .isEqualTo(unix.stream().map(row -> row.cells().toString()).toList());
    }
  }

  private static Table open(String path) {
    return Tables.open(DATA.resolve(path), path, Reading.FOUND_OUT);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(csv|tsv|txt|xlsx|xls|gz)"))
          .filter(file -> !file.endsWith("SOURCE.txt"))
          .toList();
    }
  }
}
