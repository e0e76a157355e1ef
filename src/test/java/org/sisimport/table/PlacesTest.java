package org.sisimport.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sisimport.table.Places.Line;

final class PlacesTest {

  /** Rows up to 100 are lines of users.csv, those behind it of demographics.csv. */
  private static final Places OF_TWO_FILES =
      Places.ofLines(
          row -> row <= 100 ? new Line("users.csv", row) : new Line("demographics.csv", row - 100));

  @Test
  void inAFileThatIsTheTableTheNumberSaysWhereARowStands() {
    assertThat(Places.ROWS.areRows()).isTrue();
    assertThat(Places.ROWS.of(17)).isEqualTo("row 17");
    assertThat(Places.ROWS.brief(17)).isEqualTo("17");
    assertThat(Places.ROWS.list(List.of(2, 5, 1200))).isEqualTo("2, 5, 1200");
  }

  @Test
  void inAPackageARowStandsInAFileAndOnALine() {
    assertThat(OF_TWO_FILES.areRows()).isFalse();
    assertThat(OF_TWO_FILES.of(17)).isEqualTo("users.csv, line 17");
    assertThat(OF_TWO_FILES.brief(104)).isEqualTo("demographics.csv, line 4");
  }

  @Test
  void inAListOfRecordsARowIsARecord() {
    Places places = Places.ofRecords(row -> new Line("students.json", row - 1));

    assertThat(places.of(17)).isEqualTo("students.json, record 16");
    assertThat(places.list(List.of(2, 3))).isEqualTo("students.json, records 1, 2");
  }

  @Test
  void whereTheNumbersBeginIsSaid() {
    assertThat(Places.ROWS.first()).isEqualTo("row 1 is the headings");
    assertThat(OF_TWO_FILES.first()).isEqualTo("line 1 is the headings");
    assertThat(Places.ofRecords(row -> new Line("students.json", row)).first())
        .isEqualTo("record 1 is the first");
  }

  @Test
  void severalRowsNameEachFileOnce() {
    assertThat(OF_TWO_FILES.list(List.of(2, 104, 5, 9)))
        .isEqualTo("users.csv, lines 2, 5, 9; demographics.csv, line 4");
  }
}
