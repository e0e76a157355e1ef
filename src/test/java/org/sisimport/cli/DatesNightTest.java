package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the dates of a column are read, and what follows where they are not. */
class DatesNightTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate";
  private static final String MARISOL = "1000000001,Alvarez,Marisol,2014-03-09";
  private static final String DANIEL = "1000000002,Okafor,Daniel,2013-11-21";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  // ---- dates ----

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20140309   | 20131121    |            | 2014-03-09
          2014-03-09 | 2013-11-21  |            | 2014-03-09
          41707      | 41599       |            | 2014-03-09
          3/9/2014   | 11/21/2013  |            | 2014-03-09
          3/9/2014   | 21/11/2013  |            | 2014-09-03
          3/9/2014   | 11/21/2013  | DD/MM/YYYY | 2014-03-09
          3/9/2014   | 3/9/2013    | MM/DD/YYYY | 2014-03-09
          3/9/2014   | 3/9/2013    | DD/MM/YYYY | 2014-09-03
          """)
  void datesAreReadByTheWholeColumn(String first, String second, String setting, String read) {
    home.settings("state: live", setting == null ? "vendor: aeries" : "dates: " + setting);
    home.ours(HEADER, "1000000001,Alvarez,Marisol,2001-01-01", DANIEL);
    home.send(HEADER, "1000000001,Alvarez,Marisol," + first, "1000000002,Okafor,Daniel," + second);

    Night night = home.night();

    assertThat(night.counts()).startsWith("2 read: ").doesNotContain("refused");
    assertThat(home.student("1000000001")).containsEntry("Birthdate", read);
    assertThat(night.notices("date-order-unknown")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "11/10/2013,,decides it",
    "21/11/2013,,Send one order",
    "21/11/2013,DD/MM/YYYY,Send one order"
  })
  void aBirthDateColumnThatIsNotKnownIsLeftOut(String second, String setting, String says) {
    home.settings(
        "state: live",
        "options: { create: [SPED], update-identifying: true }",
        setting == null ? "vendor: aeries" : "dates: " + setting);
    home.ours(
        HEADER + ",Grade Level,Local Student ID",
        "1000000001,Alvarez,Marisol,2014-03-09,04,501",
        ",Nguyen,Linh,2015-02-01,,777",
        DANIEL);
    home.send(
        HEADER + ",Grade Level,Designation,Local Student ID",
        "1000000001,Alvarez,Marisol,3/9/2014,05,,501",
        "1000000002,Okafor,Daniel," + (says.equals("decides it") ? "3/9/2013" : "3/19/2013"),
        "1000000003,Nguyen,Linh,1/2/2015,05,SPED,777",
        "1000000004,Smith,Pat," + second + ",06,SPED,778");

    Night night = home.night();

    // matched by SSID and updated without it, nobody created, nobody looked for by name
    assertThat(night.counts()).isEqualTo("4 read: 1 unchanged, 1 updated, 2 skipped");
    assertThat(home.students()).hasSize(3);
    assertThat(home.student("1000000001"))
        .containsEntry("Birthdate", "2014-03-09")
        .containsEntry("Grade Level", "05");
    assertThat(night.notices("date-order-unknown"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.rows()).containsExactly(2, 3, 4, 5))
        .satisfies(notice -> assertThat(notice.message()).contains("\"Birthdate\"", says));
    assertThat(night.run().logText()).contains("Birthdate: left out, because");
  }

  @Test
  void anotherDateColumnIsDecidedByItself() {
    home.ours(HEADER + ",English Language Acquisition Status Code", MARISOL + ",RFEP");
    home.send(HEADER + ",RFEP Date", "1000000001,Alvarez,Marisol,3/13/2014,4/5/2020");

    Night night = home.night();

    assertThat(home.student("1000000001"))
        .containsEntry("Birthdate", "2014-03-13")
        .containsEntry("RFEP Date", "");
    assertThat(night.notices("date-order-unknown"))
        .extracting(Night.Notice::field)
        .containsExactly("RFEP Date");
  }

  @Test
  void aYearOfTwoDigitsIsNotRead() {
    home.ours(HEADER, MARISOL);
    home.send(HEADER, "1000000001,Alvarez,Marisol,4/15/14");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 refused");
    assertThat(night.notices("bad-value").get(0).message()).contains("a year of two digits");
  }
}
