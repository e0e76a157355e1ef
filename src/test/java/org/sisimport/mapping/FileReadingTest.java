package org.sisimport.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.mapping.MappedRow.Intake;
import org.sisimport.notice.FileNotices.NoRows;
import org.sisimport.notice.ValueNotices.UnsoundRow;
import org.sisimport.table.Reading;
import org.sisimport.table.Table;
import org.sisimport.table.Tables;

class FileReadingTest {

  @Test
  void aRowWhoseCellsCannotBeTrustedIsRefusedAndNothingOfItIsUsed() {
    Sheet sheet =
        Sheet.of(
                "SSID|Last Name|First Name|Birthdate|Grade Level",
                "9900000001|Ibarra|Noor|2014-09-03|07",
                "9900000002|Ibarra|Sol|13/05/2014|TKX")
            .unsound("has 6 cells, the header has 5");
    FileReading reading = sheet.understood();

    MappedRow row = sheet.read(reading).get(1);

    assertThat(row.refused()).isTrue();
    assertThat(row.student().row()).isEqualTo(3);
    assertThat(row.student().values()).isEqualTo(Values.NONE);
    assertThat(row.notices()).containsExactly(new UnsoundRow("has 6 cells, the header has 5"));
    assertThat(reading.dates().get(Field.BIRTHDATE)).isEqualTo(DatesRead.NO_ORDER_NEEDED);
    assertThat(reading.explain(sheet.row(3))).isEmpty();
  }

  @Test
  void aFileIsReadFromTheDisk(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("9910017_demographics.csv");
    Files.writeString(
        file,
        """
        SSID;Last Name;First Name;Birthdate;School of Attendance;Grade Level
        ="0099400005";Ibarra;Noor;4/5/2014;="0123456";7

        9900000002;Ibarra;Sol;13/5/2014;123456;07
        ;;;;;
        9900000003;Ibarra;Ana;2014-05-13;0123456;07;surplus
        9900000002;Ibarra ;Sol;20140513;0123456;7
        """);
    Table table = Tables.open(file, "9910017_demographics.csv", Reading.FOUND_OUT);
    FileReading reading =
        FileReading.of(table, RuleTable.usual(), Sheet.DISTRICT, null, Sheet.TODAY);

    List<MappedRow> rows = new ArrayList<>();
    table.forEachRow(row -> rows.add(reading.read(row)));

    assertThat(rows).extracting(row -> row.student().row()).containsExactly(2, 4, 6, 7);
    assertThat(rows)
        .extracting(MappedRow::intake)
        .containsExactly(Intake.TAKEN, Intake.TAKEN, Intake.REFUSED, Intake.REPEATED);
    assertThat(rows.get(0).student().ssid()).isEqualTo("0099400005");
    assertThat(rows.get(0).student().birthdate()).isEqualTo("2014-05-04");
    assertThat(rows.get(0).student().schoolOfAttendance()).isEqualTo("0123456");
    assertThat(rows.get(0).student().grade()).isEqualTo("07");
    assertThat(rows.get(2).notices().get(0).message())
        .startsWith("the row has 7 cells, the header has 6. ");
  }

  @Test
  void aFileOfHeadingsAloneIsReadAndSaysSo() {
    FileReading reading = Sheet.of("SSID|Last Name|First Name|Birthdate").understood();

    assertThat(reading.refused()).isFalse();
    assertThat(reading.rows()).isZero();
    assertThat(reading.notices()).containsExactly(new NoRows());
  }

  @Test
  void aRefusedFileIsNotPassedOver() {
    FileReading reading = Sheet.of("SSID|Last Name", "9900000001|Ibarra").understood();

    assertThat(reading.refused()).isTrue();
    assertThat(reading.rows()).isZero();
    assertThat(reading.birthdatesKnown()).isFalse();
  }

  @Test
  void aColumnThatNoRuleKnowsIsNotUsed() {
    Sheet sheet =
        Sheet.of(
            "Shoe Size|SSID|Last Name|First Name|Birthdate",
            "44|9900000001|Ibarra|Noor|2014-09-03");

    assertThat(sheet.read().get(0).student().values().known())
        .containsOnlyKeys(Field.SSID, Field.LAST_NAME, Field.FIRST_NAME, Field.BIRTHDATE);
  }

  @Test
  void everyCellIsExplainedWithItsHeadingAndTheRulesThatSpoke() {
    Sheet sheet =
        Sheet.of(
            "Grade Level|SSID|Last Name|First Name|Birthdate",
            " kn |9900000001|Ibarra |Noor|20140903");
    FileReading reading = sheet.understood();

    List<MappedRow.Cell> cells = reading.explain(sheet.row(2));

    assertThat(cells)
        .extracting(MappedRow.Cell::field)
        .containsExactly(
            Field.SSID, Field.LAST_NAME, Field.FIRST_NAME, Field.BIRTHDATE, Field.GRADE);
    MappedRow.Cell grade = cells.get(4);
    assertThat(grade.mapping().heading().column()).isEqualTo(1);
    assertThat(grade.mapping().by().name()).startsWith("map");
    assertThat(grade.raw()).isEqualTo(" kn ");
    assertThat(grade.value()).isEqualTo("KN");
    assertThat(Objects.requireNonNull(grade.translation()).by().name()).startsWith("translate");
    assertThat(grade.notices()).isEmpty();
    assertThat(cells.get(3).value()).isEqualTo("2014-09-03");
    assertThat(cells.get(3).translation()).isNull();
  }

  @Test
  void aCellThatCameToNothingIsExplainedByItsNotice() {
    Sheet sheet = Sheet.column(Field.SCHOOL_OF_ATTENDANCE, "12345");

    MappedRow.Cell cell = sheet.understood().explain(sheet.row(2)).get(4);

    assertThat(cell.value()).isNull();
    assertThat(cell.notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.message()).contains("has 5 digits"));
  }
}
