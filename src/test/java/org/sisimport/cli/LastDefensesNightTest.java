package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not happen to a child whatever a rule or a file says. */
final class LastDefensesNightTest {

  private static final String HEADER =
      "SSID,Local Student ID,Last Name,First Name,Birthdate,Gender,Grade Level,Designation";

  private static final String OPTED_IN = "options: { create: [SPED], update-identifying: true }";

  @RegisterExtension private final HomeFixture home = new HomeFixture();

  @Test
  void aSecondRowOfAChildWhoHasARowOfTheirOwnIsHeldAndNotCreated() {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,04,SPED");
    home.send(
        HEADER,
        "1000000001,501,Alvarez,Marisol,2014-03-09,F,04,SPED",
        "1000000099,501,Alvarez,Marisol,2014-03-09,F,04,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("2 read: 1 unchanged, 1 held");
    assertThat(night.notices("held").get(0).message()).contains("SSID differs");
  }

  @Test
  void aTwinOfAChildWhoHasARowOfTheirOwnIsCreated() {
    home.settings("state: live", OPTED_IN);
    home.ours(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,04,SPED");
    home.send(
        HEADER,
        "1000000001,501,Alvarez,Marisol,2014-03-09,F,04,SPED",
        "1000000099,502,Alvarez,Maribel,2014-03-09,F,04,SPED");

    assertThat(home.night().counts()).isEqualTo("2 read: 1 unchanged, 1 created");
  }

  @ParameterizedTest
  @CsvSource({
    "'decide.set( $row.student(), Field.SITE_CODE, \"1\", \"Because.\" );', decide.school",
    "'decide.drop( $row.student(), Field.LAST_NAME, \"Because.\" );', every student has",
  })
  void aRuleThatWouldWriteARecordThatIsNoStudentIsRefused(String consequence, String says) {
    home.rules(
        "new-students.drl",
        "rule \"Broken\"",
        "when",
        "    $row : Unmatched( stranger )",
        "then",
        "    " + consequence,
        "end");

    HomeFixture.Answer check = home.run("check");

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.out()).contains("new-students.drl:6", says);
  }

  @Test
  void aDistrictsOwnValueStandsOverASharedRuleThatKeepsOurs() {
    home.settings("state: live");
    home.ours(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,04,SPED");
    home.rules(
        "identifying-fields.drl",
        "rule \"Reyes is Alvarez here\"",
        "when",
        "    $difference : Difference( field == Field.LAST_NAME, theirs == \"Reyes\" )",
        "then",
        "    decide.set( $difference.match().student(), Field.LAST_NAME, \"Alvarez-Reyes\", \"Known here.\" );",
        "end");
    home.send(HEADER, "1000000001,501,Reyes,Marisol,2014-03-09,F,04,SPED");

    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("Last Name", "Alvarez-Reyes");
  }

  @Test
  void aValueThatARuleComputesAndThatIsNoneOfTheFieldHoldsTheRow() {
    home.settings("state: live");
    home.ours(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,04,SPED");
    home.rules(
        "other-fields.drl",
        "rule \"Status for grade\"",
        "when",
        "    $match : Match( bySsid )",
        "then",
        "    decide.set( $match.student(), Field.GRADE, $match.existing().status(), \"Because.\" );",
        "end");
    home.send(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,05,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 held");
    assertThat(night.notices("set-to-no-value").get(0).message()).contains("Status for grade");
  }

  @Test
  void aSiteCodeAloneMovesAStudentWithinTheCodeThatWeHave() {
    home.settings("state: live");
    home.schools("9900101,A,Oak,yes", "9900101,B,Elm,");
    home.ours(
        "SSID,Last Name,First Name,Birthdate,School of Attendance,Site Code",
        "1000000001,Alvarez,Marisol,2014-03-09,9900101,A");
    home.send(
        "SSID,Last Name,First Name,Birthdate,Site Code", "1000000001,Alvarez,Marisol,2014-03-09,B");

    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("Site Code", "B");
  }

  @Test
  void aPreviewOfBytesThatWereAppliedShowsWhatTheRulesOfTodayWouldDo() {
    home.settings("state: live");
    home.ours(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,04,SPED");
    home.send(HEADER, "1000000001,501,Alvarez,Marisol,2014-03-09,F,T5,SPED");
    home.night();
    home.rules(
        "grade-codes.drl",
        "rule \"T5 is TK\"",
        "when",
        "    $code : Code( field == Field.GRADE, is( \"T5\" ) )",
        "then",
        "    decide.translate( $code, \"TK\" );",
        "end");

    Night preview = home.preview();

    assertThat(preview.status()).isEqualTo("UNCHANGED");
    assertThat(preview.counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
  }
}
