package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Why something happened to a student, and why nothing did. */
class ExplainTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate,Grade";
  private static final String OURS = "SSID,Last Name,First Name,Birthdate,Grade Level,Status";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void everyKindOfRowIsExplained() {
    home.settings(
        "state: live", "options: { create: [SPED], update-identifying: true }", "vendor: aeries");
    home.ours(
        OURS,
        "1000000001,Alvarez,Marisol,2014-03-09,PS,",
        "1000000002,Okafor,Daniel,2013-11-21,06,",
        "1000000003,Nguyen,Linh,2015-02-01,05,Inactive",
        "1000000004,Smith,Pat,2012-02-01,05,",
        "1000000005,Ito,Kenji,2012-02-03,05,",
        "1000000010,Zhu,Mei,2011-05-05,05,");
    home.send(
        HEADER + ",Designation",
        "1000000001,Alvarez,Marisol,2014-03-09,-1,", // 2
        "1000000002,Okafor,Daniel,2013-11-21,06,", // 3
        "1000000003,Nguyen,Linh,2015-02-01,06,", // 4
        "1000000004,Reyes,Tomas,2011-07-09,06,", // 5
        "1000000005,Ito,,2012-02-03,06,", // 6
        "1000000006,Chu,Ana,2016-06-06,0,SPED", // 7
        "1000000002,Okafor,Daniel,2013-11-21,6,", // 8
        "1000000007,Quixote,Dulcinea,2010-10-10,12,", // 9
        "1000000008,Long,Row,2010-10-10,12,,7"); // 10
    assertThat(home.night().counts())
        .isEqualTo("8 read: 1 unchanged, 1 updated, 1 created, 2 skipped, 1 held, 2 refused");

    assertExplained();
    // the same bytes again: the answer is that of the night that applied them
    assertThat(home.night().status()).isEqualTo("UNCHANGED");
    assertThat(home.explain("--ssid", "1000000001")).contains("UNCHANGED", "run 1 applied");
    assertExplained();
  }

  private void assertExplained() {
    assertThat(home.explain("--ssid", "1000000001"))
        .contains(
            "Row 2, SSID ******0001, Alvarez Marisol: UPDATED",
            "Grade Level: \"-1\", read as \"TK\"",
            "column 5 \"Grade\", by rule \"These headings mean the Grade Level\" (rules/headings.drl:",
            "code \"-1\" is \"TK\", by rule \"Aeries: grade -1 is transitional kindergarten\" (rules/vendors/aeries.drl:",
            "found by the SSID",
            "update Grade Level: ",
            "Grade Level: ours was \"PS\", is now \"TK\".",
            "(rules/other-fields.drl:",
            "Last Name: the file says \"Alvarez\", ours stays \"Alvarez\"",
            "Gender: the file says nothing that can be used, ours stays blank");
    assertThat(home.explain("--row", "3"))
        .contains("Row 3, SSID ******0002, Okafor Daniel: UNCHANGED", "found by the SSID");
    assertThat(home.explain("--row", "8")).contains("Row 8 repeats an earlier row of its SSID");
    assertThat(home.explain("--ssid", "1000000002")).contains("Row 3,", "Row 8 repeats");
    assertThat(home.explain("--ssid", "1000000003"))
        .contains(
            "Row 4, SSID ******0003, Nguyen Linh: SKIPPED",
            "skip: The student is inactive here",
            "nothing of the row is written");
    assertThat(home.explain("--row", "5"))
        .contains(
            "HELD",
            "hold: The SSID is this student's, but birth date and first name are both another child's.",
            "nothing of the row is written");
    assertThat(home.explain("--ssid", "1000000005"))
        .contains("Row 6,", "REFUSED", "not looked for, because the row is refused", "is blank");
    assertThat(home.explain("--ssid", "1000000006"))
        .contains(
            "CREATED",
            "nobody of this district has the SSID",
            "create: New here; the row names the program SPED",
            "Grade Level: ours was blank, is now \"KN\"");
    assertThat(home.explain("--ssid", "1000000007"))
        .contains("SKIPPED", "skip: We have no student of this SSID");
    assertThat(home.explain("--row", "10")).contains("REFUSED", "7 cells");
    // absent from the file
    assertThat(home.explain("--ssid", "1000000010"))
        .contains("No row of the file is it", "We have the student: SSID ******0010, Zhu Mei");
    assertThat(home.explain("--ssid", "9999999999"))
        .contains("No row of the file is it", "no student of this SSID");
    assertThat(home.explain("--row", "99"))
        .contains("no row 99", "row 1 is the headings")
        .doesNotContain("SSID in the district");
  }

  @Test
  void theLastNightIsAnsweredWithAllItsFiles() {
    home.ours(OURS, "1000000001,Alvarez,Marisol,2014-03-09,04,");
    home.sendAs("a_504_demographics.csv", HEADER, "1000000001,Alvarez,Marisol,2014-03-09,04");
    home.sendAs("a_demographics.csv", HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05");
    home.night();

    assertThat(home.explain("--ssid", "1000000001"))
        .containsSubsequence(
            "a_504_demographics.csv: APPLIED",
            "UNCHANGED",
            "a_demographics.csv: APPLIED",
            "UPDATED");
  }

  @Test
  void aDecisionIsExplainedByTheRulesThatDecidedAlsoAfterTheyWereEdited() {
    home.rules(
        "grade-codes.drl",
        "rule \"13 is adult\" when $c : Code( field == Field.GRADE, is(\"13\") ) then decide.translate( $c, \"AD\" ); end");
    home.ours(OURS, "1000000001,Alvarez,Marisol,2014-03-09,04,");
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,13");
    home.night();
    home.rules("grade-codes.drl", "// gone");

    assertThat(home.explain("--ssid", "1000000001"))
        .contains("\"13 is adult\" (districts/" + CODE + "/rules/grade-codes.drl:2)", "\"AD\"");
  }

  @Test
  void anEvaluatedNightIsExplainedAsOneThatWroteNothing() {
    home.settings("state: evaluation");
    home.ours(OURS, "1000000001,Alvarez,Marisol,2014-03-09,04,");
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05");
    home.night();

    assertThat(home.explain("--ssid", "1000000001"))
        .contains("EVALUATED", "UPDATED (evaluated only: nothing was written)");
  }

  @Test
  void aLooseMatchIsExplainedWithWhatSpokeForIt() {
    home.settings("state: live", "options: { update-identifying: true }");
    home.ours(
        "SSID,Local Student ID,Last Name,First Name,Birthdate", ",501,Alvarez,Marisol,2014-03-09");
    home.send(
        "SSID,Student ID,Last Name,First Name,Birthdate",
        "1000000001,501,Alvarez,Marisol,2014-03-09");
    home.night();

    assertThat(home.explain("--ssid", "1000000001"))
        .contains(
            "found by a loose match",
            "resembles no SSID, Alvarez Marisol",
            "clear: Birth date and local id are equal",
            "match: We had no SSID of this student",
            "SSID: ours was blank, is now \"1000000001\"");
  }

  @Test
  void aNightThatDecidedNoRowIsExplainedToo() {
    home.ours(OURS, "1000000001,Alvarez,Marisol,2014-03-09,04,");
    home.send("nothing,that,helps", "1,2,3");
    home.night();
    assertThat(home.explain("--ssid", "1000000001"))
        .contains("REFUSED", "the whole file was refused: no heading is SSID");

    home.settings("state: paused");
    home.night();
    assertThat(home.explain("--ssid", "1000000001")).contains("SKIPPED", "paused");

    home.settings("state: live");
    home.rules("grade-codes.drl", "rule \"broken");
    home.sharedRules("grade-codes.drl", "rule \"broken");
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05");
    home.night();
    assertThat(home.explain("--ssid", "1000000001")).contains("grade");
  }

  @Test
  void aStudentWhomNoFileHasHadYetIsToldAsThat() {
    home.ours(OURS, "1000000002,Okafor,Daniel,2013-11-21,04,");
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05");
    home.night();

    assertThat(home.explain("--ssid", "1000000002"))
        .contains(
            "  We have the student: SSID ******0002, Okafor Daniel, Active; no file has had the student"
                + " yet.\n");
  }

  @Test
  void whereNothingHasRunThereIsNothingToExplain() {
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05");
    home.preview();

    HomeFixture.Answer answer = home.run("explain", CODE, "--ssid", "1000000001");

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err())
        .isEqualTo(
            "nothing has run for 9900001 yet, so there is nothing to explain: `./sis-import preview"
                + " 9900001` shows what its newest file would do, and `./sis-import run 9900001`"
                + " takes it in\n");
    assertThat(home.run("explain", OTHER_CODE, "--row", "2").exit()).isEqualTo(2);
  }
}
