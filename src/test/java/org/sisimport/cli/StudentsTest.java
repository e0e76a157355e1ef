package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our students go in by {@code load} and come out by {@code students}. */
class StudentsTest {

  private static final String HEADER =
      "SSID,Local Student ID,Last Name,First Name,Birthdate,Middle Name,Name Suffix,"
          + "School of Attendance,Site Code,School Type,District of Geographic Residence,"
          + "School of Residence,Grade Level,Gender,Federal Ethnicity,Race1,Race2,Race3,"
          + "English Language Acquisition Status Code,RFEP Date,Primary Language Code,Migrant,"
          + "Residential Status,Designation,PreferredFirstName,PreferredLastName,Status,"
          + "Inactive Date,Inactive Reason,Last Import Date";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void whatStudentsWritesLoadTakesAgainUnchanged() {
    home.ours(
        "Status,Inactive Date,Inactive Reason,Last Import Date,Birthdate,First Name,Last Name,SSID,Middle Name,Local Student ID,Grade Level",
        "Pending,,,,2014-03-09,Marisol,\"Alvarez, Peña\",1000000002,\"=1+1 \"\"Luz\"\"\",000501,04",
        ",,,,2013-11-21,Daniel,O'Okafor,,-,@x,",
        "inactive,2026-01-31,\"Exited, moved\",2025-12-24,2015-02-01,Linh,Nguyễn,1000000001,+,,TK");

    String written = home.run("students", CODE).out();
    home.write("again.csv", written.stripTrailing());
    HomeFixture.Answer again =
        home.run("load", CODE, home.path("again.csv").toString(), "--replace");

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(home.run("students", CODE).out()).isEqualTo(written);
    assertThat(written.lines().toList())
        .containsExactly(
            HEADER,
            "1000000001,,Nguyễn,Linh,2015-02-01,+,,,,,,,TK,,,,,,,,,,,,,,Inactive,2026-01-31,\"Exited, moved\",2025-12-24",
            "1000000002,000501,\"Alvarez, Peña\",Marisol,2014-03-09,\"=1+1 \"\"Luz\"\"\",,,,,,,04,,,,,,,,,,,,,,Pending,,,",
            ",@x,O'Okafor,Daniel,2013-11-21,-,,,,,,,,,,,,,,,,,,,,,Active,,,");
  }

  @Test
  void theColumnsOfThePageAreThoseThatLoadTakes() throws IOException {
    String page = Files.readString(Path.of("districts/README.md"));
    int start = page.indexOf("### The students that we have already");
    assertThat(start).isPositive();
    String section = page.substring(start, page.indexOf("\n#", start + 1));
    List<String> columns = new ArrayList<>();
    Matcher row = Pattern.compile("(?m)^\\| (`[^|]+`) \\|").matcher(section);
    while (row.find()) {
      columns.addAll(List.of(row.group(1).replace("`", "").split(", ")));
    }

    assertThat(columns).containsExactlyInAnyOrder(HEADER.split(","));
  }

  @Test
  void loadRefusesADistrictThatHasStudentsUnlessTheyAreToBeReplaced() {
    String header = "SSID,Last Name,First Name,Birthdate";
    home.ours(header, "1000000001,Alvarez,Marisol,2014-03-09");

    HomeFixture.Answer refused = home.load(CODE, header, "1000000002,Okafor,Daniel,2013-11-21");

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("--replace");
    assertThat(home.students()).extracting(one -> one.get("SSID")).containsExactly("1000000001");

    Path file = home.path("load.csv");
    assertThat(home.run("load", CODE, file.toString(), "--replace").exit()).isZero();
    assertThat(home.students()).extracting(one -> one.get("SSID")).containsExactly("1000000002");
  }

  @Test
  void loadRefusesADayThatNoRecordHasRoomFor() {
    HomeFixture.Answer answer =
        home.load(
            CODE,
            "SSID,Last Name,First Name,Birthdate,Inactive Date",
            "1000000001,Alvarez,Marisol,2014-03-09,+12026-10-05");

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err()).contains("Inactive Date is no ISO date such as 2014-09-03");
    assertThat(home.students()).isEmpty();
  }

  @Test
  void loadRefusesWhatItCannotTrustAndNamesTheRows() {
    String header = "SSID,Last Name,First Name,Birthdate,Status";
    home.oursOf(OTHER_CODE, header, "1000000001,Alvarez,Marisol,2014-03-09,");

    HomeFixture.Answer elsewhere =
        home.load(
            CODE,
            header,
            "1000000002,Okafor,Daniel,2013-11-21,",
            "1000000001,Alvarez,Marisol,2014-03-09,");
    assertThat(elsewhere.exit()).isEqualTo(2);
    assertThat(elsewhere.err())
        .contains(OTHER_CODE, ": 3;")
        .doesNotContain("1000000001", "Alvarez");

    HomeFixture.Answer bad =
        home.load(
            CODE,
            header,
            "123456789,Okafor,Daniel,2013-11-21,",
            "1000000003,,Linh,2015-02-01,",
            "1000000004,Smith,Pat,02/01/2012,Gone");
    assertThat(bad.exit()).isEqualTo(2);
    assertThat(bad.err())
        .contains("row 2: the SSID", "row 3: Last Name", "row 4: Birthdate", "row 4: the Status")
        .doesNotContain("123456789", "Smith", "02/01");

    assertThat(home.load(CODE, "SSID,Last Name,First Name", "1,Smith,Pat").err())
        .contains("\"Birthdate\" is missing");
    assertThat(home.load(CODE, header + ",Shoe Size", "1000000004,Smith,Pat,2012-02-01,,36").err())
        .contains("the heading of column 6 is none of ours")
        .doesNotContain("Shoe Size");
    assertThat(
            home.load(
                    CODE,
                    header,
                    "1000000004,Smith,Pat,2012-02-01,",
                    "1000000004,Smith,Pat,2012-02-01,")
                .err())
        .contains("2, 3");
    assertThat(home.students()).isEmpty();
  }

  @Test
  void loadTakesAFileThatExcelSaved() {
    home.write(
        "excel.csv", "\uFEFFLast Name,First Name,Birthdate\r", "Alvarez,Marisol,2014-03-09\r");

    assertThat(home.run("load", CODE, home.path("excel.csv").toString()).exit()).isZero();
    assertThat(home.students())
        .singleElement()
        .satisfies(
            student ->
                assertThat(student)
                    .containsEntry("SSID", "")
                    .containsEntry("Status", "Active")
                    .containsEntry("Last Name", "Alvarez"));
  }

  @Test
  void aDistrictWithoutStudentsHasAHeader() {
    assertThat(home.run("students", CODE)).isEqualTo(new HomeFixture.Answer(0, HEADER + "\n", ""));
  }
}
