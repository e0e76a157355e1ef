package org.sisimport.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.mapping.MappedRow.Intake.REFUSED;
import static org.sisimport.mapping.MappedRow.Intake.REPEATED;
import static org.sisimport.mapping.MappedRow.Intake.TAKEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sisimport.notice.ValueNotices.RowsOfOneSsidDiffer;
import org.sisimport.notice.ValueNotices.RowsRepeat;

class RepeatedRowsTest {

  private static final String HEADINGS =
      "SSID|Last Name|First Name|Birthdate|Grade Level|Shoe Size";

  @Test
  void rowsThatSayTheSameAfterTrimmingAndTranslationCountOnce() {
    List<MappedRow> rows =
        read(
            "9900000001|Ibarra|Noor|2014-09-03|07|",
            "9900000002|Ibarra|Sol|2014-09-03|07|",
            " 9900000001 |Ibarra |Noor|20140903|7|44");

    assertThat(rows).extracting(MappedRow::intake).containsExactly(TAKEN, TAKEN, REPEATED);
    assertThat(rows.get(2).notices()).containsExactly(new RowsRepeat());
  }

  @Test
  void rowsThatDifferAreAllRefused() {
    List<MappedRow> rows =
        read(
            "9900000001|Ibarra|Noor|2014-09-03|07|",
            "9900000001|Ibarra|Noor|2014-09-03|07|",
            "9900000001|Ibarra|Noor|2014-09-03|10|");

    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.intake()).isEqualTo(REFUSED);
              assertThat(row.notices()).contains(new RowsOfOneSsidDiffer("9900000001"));
            });
  }

  @Test
  void aValueAndABlankDiffer() {
    assertThat(read("9900000001|Ibarra|Noor|2014-09-03|07|", "9900000001|Ibarra|Noor|2014-09-03||"))
        .extracting(MappedRow::intake)
        .containsExactly(REFUSED, REFUSED);
  }

  @Test
  void cellsThatCouldNotBeReadSayTheSameOnlyWhereTheirTextsAreEqual() {
    assertThat(
            read(
                "9900000001|Ibarra|Noor|2014-09-03|??|",
                "9900000001|Ibarra|Noor|2014-09-03|?? |",
                "9900000002|Ibarra|Noor|2014-09-03|??|",
                "9900000002|Ibarra|Noor|2014-09-03|!!|"))
        .extracting(MappedRow::intake)
        .containsExactly(TAKEN, REPEATED, REFUSED, REFUSED);
  }

  @Test
  void aRepeatedRefusedRowIsRefusedOnce() {
    assertThat(read("9900000001|Ibarra|-|2014-09-03|07|", "9900000001|Ibarra|-|2014-09-03|07|"))
        .extracting(MappedRow::intake)
        .containsExactly(REFUSED, REPEATED);
  }

  @Test
  void rowsWithoutAGoodSsidAreNoRepeats() {
    assertThat(read("99|Ibarra|Noor|2014-09-03|07|", "99|Ibarra|Noor|2014-09-03|07|"))
        .extracting(MappedRow::intake)
        .containsExactly(REFUSED, REFUSED);
  }

  @Test
  void aRowWhoseCellsCannotBeTrustedIsNoRepeat() {
    Sheet sheet =
        Sheet.of(
                HEADINGS,
                "9900000001|Ibarra|Noor|2014-09-03|07|",
                "9900000001|Ibarra|Noor|2014-09-03|10|")
            .unsound("has 7 cells, the header has 6");

    assertThat(sheet.read()).extracting(MappedRow::intake).containsExactly(TAKEN, REFUSED);
  }

  private static List<MappedRow> read(String... rows) {
    return Sheet.of(HEADINGS, rows).read();
  }
}
