package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a row is: no child gets the record of another. */
class MatchingNightTest {

  private static final String HEADER =
      "SSID,Local Student ID,Last Name,First Name,Birthdate,Gender,Grade Level";
  private static final String MARISOL = "1000000001,501,Alvarez,Marisol,2014-03-09,F,";
  private static final String OPTED_IN = "options: { create: [SPED], update-identifying: true }";
  private static final String NOT_OPTED_IN = "options: { create: [SPED] }";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  // ---- under the same SSID ----

  @ParameterizedTest
  @CsvSource({
    // local id, last, first, birth date: what follows
    "777,  Alvarez, Marisol, 2014-03-09, 777 Alvarez Marisol 2014-03-09",
    "501,  Reyes,   Mary,    2014-03-09, 501 Reyes Mary 2014-03-09",
    "777,  Alvarez, Mary,    2014-03-09, 777 Alvarez Mary 2014-03-09",
    // birth date equal, but nothing else: too far
    "777,  Reyes,   Mary,    2014-03-09, 501 Alvarez Marisol 2014-03-09",
    // another birth date: names stay, the birth date follows
    "777,  Reyes,   Marisol, 2014-03-10, 501 Alvarez Marisol 2014-03-10"
  })
  void localIdAndNamesFollowWhereTheDistrictOptedInAndTheRestIsCloseEnough(
      String localId, String last, String first, String birthdate, String then) {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER, String.join(",", "1000000001", localId, last, first, birthdate, "F", "05"));

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    assertThat(who(home.student("1000000001"))).isEqualTo(then);
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
  }

  @Test
  void localIdAndNamesStayWhereTheDistrictDidNotOptIn() {
    home.settings("state: live", NOT_OPTED_IN);
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER, "1000000001,777,Reyes,Marisol,2014-03-10,F,05");

    Night night = home.night();

    assertThat(who(home.student("1000000001"))).isEqualTo("501 Alvarez Marisol 2014-03-10");
    assertThat(night.notices("kept"))
        .extracting(Night.Notice::message)
        .anyMatch(message -> message.startsWith("Last Name stays"))
        .anyMatch(message -> message.startsWith("Local Student ID stays"));
    // birth dates follow, with a notice
    assertThat(night.notices("warned").get(0).message()).contains("birth date");
  }

  @Test
  void siblingsWhoseNumbersAreSwappedAreHeld() {
    home.settings("state: live", OPTED_IN);
    home.ours(
        HEADER,
        MARISOL + "04",
        "1000000002,502,Alvarez,Tomas,2012-07-01,M,06",
        "1000000003,503,Müller,Renée,2012-01-02,F,06");
    home.send(
        HEADER,
        "1000000001,502,Alvarez,Tomas,2012-07-01,M,07",
        "1000000002,501,Alvarez,Marisol,2014-03-09,F,05",
        // accents, case, punctuation and spelling by ear are no other name
        "1000000003,503,MULLER,Renee,2012-01-03,F,07");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("3 read: 1 updated, 2 held");
    assertThat(home.students())
        .extracting(MatchingNightTest::who)
        .containsExactly(
            "501 Alvarez Marisol 2014-03-09",
            "502 Alvarez Tomas 2012-07-01",
            "503 Müller Renée 2012-01-03");
    assertThat(home.students())
        .extracting(student -> student.get("Grade Level"))
        .containsExactly("04", "06", "07");
    assertThat(night.notices("held").get(0).rows()).containsExactly(2, 3);
  }

  // ---- another district's student ----

  @ParameterizedTest
  @ValueSource(strings = {OPTED_IN, NOT_OPTED_IN})
  void anSsidOfAnotherDistrictIsNeverTouchedOrCreated(String options) {
    home.settings("state: live", options);
    home.settingsOf(OTHER_CODE, "state: live");
    home.oursOf(OTHER_CODE, HEADER, MARISOL + "04");
    // the same child is here too, without SSID: still another district's number
    home.ours(HEADER, ",501,Alvarez,Marisol,2014-03-09,F,04");
    home.send(HEADER + ",Designation", MARISOL + "05,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 skipped");
    assertThat(night.exit()).isZero();
    assertThat(night.notices("skipped").get(0).message()).contains("another district");
    assertThat(home.students())
        .extracting(student -> student.get("SSID") + student.get("Grade Level"))
        .containsExactly("04");
    assertThat(home.run("students", OTHER_CODE).out()).contains(",04,").doesNotContain(",05,");
    assertThat(home.explain("--row", "2")).contains("student of district " + OTHER_CODE);
  }

  @Test
  void aStudentWhomAnotherDistrictCreatedTheSameNightIsNotCreatedAgain() {
    home.settings("state: live", NOT_OPTED_IN);
    home.settingsOf(OTHER_CODE, "state: live", NOT_OPTED_IN);
    home.write("districts/" + OTHER_CODE + "/schools.csv", "code,siteCode,name,default");
    home.send(HEADER + ",Designation", MARISOL + "05,SPED");
    home.sendTo(OTHER_CODE, "x_demographics.csv", HEADER + ",Designation", MARISOL + "05,SPED");

    assertThat(home.nightOfAll().runs())
        .extracting(Night.Run::counts)
        .containsExactly("1 read: 1 created", "1 read: 1 skipped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule \"Takes all\" when $row : Unmatched( clear != null ) then decide.match( $row, $row.clear(), \"all\" ); end",
        "rule \"Takes all\" when $row : Unmatched( file.birthdatesKnown ) then decide.create( $row.student(), \"all\" ); end"
      })
  void noRuleTakesAnotherDistrictsStudent(String rule) {
    home.settings("state: live", OPTED_IN);
    home.settingsOf(OTHER_CODE, "state: live");
    home.oursOf(OTHER_CODE, HEADER, MARISOL + "04");
    home.ours(HEADER, ",501,Alvarez,Marisol,2014-03-09,F,04");
    home.rules(rule.contains("decide.match") ? "identifying-fields.drl" : "new-students.drl", rule);
    home.send(HEADER, MARISOL + "05");

    Night night = home.night();

    assertThat(night.counts()).as(night.run().logText()).isEqualTo("1 read: 1 skipped");
    assertThat(night.run().messages())
        .anyMatch(message -> message.contains("belongs to a student of another district"));
    assertThat(home.students())
        .extracting(student -> student.get("SSID") + student.get("Grade Level"))
        .containsExactly("04");
  }

  // ---- an SSID that nobody has ----

  @Test
  void aClearMatchToAStudentWithoutSsidIsUsedAndTheFieldsFollow() {
    home.settings("state: live", OPTED_IN);
    home.ours(
        HEADER + ",Status,Designation", ",501,Alvarez-Reyes,Marisol,2014-03-09,F,PS,Active,SPED");
    home.send(HEADER + ",Designation", MARISOL + "TK,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.students()).hasSize(1);
    assertThat(home.student("1000000001"))
        .containsEntry("Last Name", "Alvarez")
        .containsEntry("Grade Level", "TK")
        .containsEntry("Status", "Active");
    assertThat(home.audit())
        .anyMatch(entry -> entry.startsWith("2 SSID: null -> 1000000001"))
        .hasSize(3);
    assertThat(night.run().logText()).contains("by a loose match");
    // from now on it is a match by the SSID
    home.send(HEADER, MARISOL + "KN");
    assertThat(home.night().run().logText()).doesNotContain("loose");
  }

  @ParameterizedTest
  @CsvSource({
    // clear, doubtful
    "'501,Alvarez,Marisol,2014-03-09,F,'",
    "',Alvares,Marisol,2014-03-09,F,'",
    "'502,Alvarez,Marisol,2014-03-09,F,'",
    "',Alvarez,Marisa,2014-03-09,F,'"
  })
  void aRowLikeAStudentWithoutSsidIsNeverCreatedWhereTheDistrictDidNotOptIn(String row) {
    home.settings("state: live", NOT_OPTED_IN);
    home.ours(HEADER, ",501,Alvarez,Marisol,2014-03-09,F,04");
    home.send(HEADER + ",Designation", "1000000001," + row + ",SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 held");
    assertThat(home.students())
        .extracting(student -> student.get("SSID") + student.get("Grade Level"))
        .containsExactly("04");
    assertThat(night.run().logText()).contains("nearest of ours: no SSID, Alvarez Marisol");
  }

  @Test
  void aClearMatchToAStudentWithAnotherSsidIsHeldWithThatCandidate() {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER + ",Designation", "1000000009,501,Alvarez,Marisol,2014-03-09,F,05,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 held");
    assertThat(night.notices("held").get(0).message()).contains("SSID differs");
    assertThat(night.run().logText()).contains("nearest of ours: SSID ******0001, Alvarez Marisol");
    assertThat(home.students()).hasSize(1);
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
  }

  @Test
  void aDoubtfulMatchIsHeldWithAllCandidates() {
    home.settings("state: live", OPTED_IN);
    home.ours(
        HEADER,
        "1000000001,501,Alvarez,Marisol,2014-03-09,F,04",
        "1000000002,502,Alvarez,Marisela,2014-03-09,F,04",
        ",503,Alvarez,Marisa,2014-03-09,F,04");
    home.send(HEADER + ",Designation", "1000000009,,Alvarez,Marisel,2014-03-09,F,05,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 held");
    assertThat(night.run().logText().lines().filter(line -> line.contains("nearest of ours")))
        .hasSize(3);
    assertThat(home.students()).hasSize(3);
  }

  @Test
  void aTwinIsNobodyElse() {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, "1000000001,501,Alvarez,Jaden,2014-03-09,M,04");
    home.send(
        HEADER + ",Designation",
        // the twin whom we have has a row of his own
        "1000000001,501,Alvarez,Jaden,2014-03-09,M,05,SPED",
        "1000000002,502,Alvarez,Jayden,2014-03-09,M,05,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("2 read: 1 updated, 1 created");
    assertThat(home.students())
        .extracting(student -> student.get("First Name"))
        .containsExactly("Jaden", "Jayden");
  }

  @Test
  void aTwinOfAStudentWithoutSsidIsHeld() {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, ",501,Alvarez,Jaden,2014-03-09,M,PS");
    home.send(HEADER + ",Designation", "1000000002,,Alvarez,Jayden,2014-03-09,M,TK,SPED");

    assertThat(home.night().counts()).isEqualTo("1 read: 1 held");
    assertThat(home.students()).hasSize(1);
  }

  @Test
  void twoRowsThatClaimOneStudentAreBothHeldAlsoWhereTheyStandFarApart() {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, ",501,Alvarez,Marisol,2014-03-09,F,PS");
    String[] lines = new String[1_103];
    lines[0] = HEADER;
    lines[1] = MARISOL + "TK";
    for (int i = 2; i <= 1_101; i++) {
      lines[i] = (2_000_000_000L + i) + ",,Stranger,Someone,2001-01-01,M,12";
    }
    lines[1_102] = "1000000002,501,Alvarez,Marisol,2014-03-09,F,KN";
    home.send(lines);

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1102 read: 1100 skipped, 2 held");
    assertThat(night.notices("two-rows-one-student").get(0).rows()).containsExactly(2, 1_103);
    assertThat(home.students())
        .extracting(student -> student.get("SSID") + student.get("Grade Level"))
        .containsExactly("PS");
  }

  @Test
  void aRowWithoutSsidIsRefusedAlsoWhereALooseMatchWouldFindItsStudent() {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, ",501,Alvarez,Marisol,2014-03-09,F,04");
    home.send(HEADER, ",501,Alvarez,Marisol,2014-03-09,F,05");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 refused");
    assertThat(home.students().get(0)).containsEntry("Grade Level", "04");
  }

  @Test
  void aStudentWhoMatchesNothingIsListedWithTheReasonAndTheNearestCandidate() {
    home.settings("state: live", NOT_OPTED_IN);
    home.ours(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,04");
    home.send(
        HEADER,
        "1000000008,509,Alvarez,Marisol,2014-04-09,F,05",
        "1000000009,,Quixote,Dulcinea,2011-11-11,F,05");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("2 read: 2 skipped");
    List<String> lines = night.run().logText().lines().toList();
    int first = indexOf(lines, "row 2, SSID ******0008, Alvarez Marisol: skipped. ");
    assertThat(lines.get(first)).contains("no student of this SSID", "nothing tells the program");
    assertThat(lines.get(first + 1))
        .contains("nearest of ours: SSID ******0001, Alvarez Marisol, born 2014-03-09");
    assertThat(lines.get(first + 2))
        .startsWith("row 3, SSID ******0009, Quixote Dulcinea: skipped");
  }

  private static int indexOf(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError("no line starts with " + start);
  }

  @Test
  void anInactiveStudentFoundByALooseMatchIsLeftAlone() {
    home.settings("state: live", OPTED_IN);
    home.ours(
        HEADER + ",Status,Inactive Reason", ",501,Alvarez,Marisol,2014-03-09,F,04,Inactive,Exited");
    home.send(HEADER + ",Designation", MARISOL + "05,SPED");

    assertThat(home.night().counts()).isEqualTo("1 read: 1 skipped");
    assertThat(home.students())
        .singleElement()
        .satisfies(
            student ->
                assertThat(student)
                    .containsEntry("SSID", "")
                    .containsEntry("Grade Level", "04")
                    .containsEntry("Last Import Date", ""));
  }

  private static String who(java.util.Map<String, String> student) {
    return String.join(
        " ",
        student.get("Local Student ID"),
        student.get("Last Name"),
        student.get("First Name"),
        student.get("Birthdate"));
  }
}
