package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which files a night takes, how each ends, and what the exit code says of all of them. */
class FilesNightTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate,Grade Level";
  private static final String MARISOL = "1000000001,Alvarez,Marisol,2014-03-09,";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void theNewestFileOfEachPatternIsTakenAndStaysWhereItLies() {
    home.ours(HEADER, MARISOL + "04");
    Path newest = home.sendAs("b_demographics.csv", HEADER, MARISOL + "06");
    Path older = home.sendAs("z_demographics.csv", HEADER, MARISOL + "07");
    Path other = home.sendAs("students.csv", HEADER, MARISOL + "08");
    home.sendAs("b_demographics.csv", HEADER, MARISOL + "05");

    Night night = home.night();

    assertThat(night.run().file()).isEqualTo("b_demographics.csv");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
    assertThat(newest).exists();
    assertThat(older).exists();
    assertThat(other).exists();
  }

  @Test
  void a504FileGoesToItsNameBeforeTheGeneralOne() {
    home.settings("state: live", "options: { create: [\"504\"] }");
    home.sendAs("x_504_demographics.csv", HEADER, MARISOL + "04");
    home.sendAs("x_demographics_504.csv", HEADER, "1000000002,Okafor,Daniel,2013-11-21,05");
    home.sendAs("x_demographics.csv", HEADER, "1000000003,Nguyen,Linh,2015-02-01,06");

    Night night = home.night();

    assertThat(night.runs())
        .extracting(run -> run.file() + ": " + run.counts())
        .containsExactlyInAnyOrder(
            "x_504_demographics.csv: 1 read: 1 created",
            "x_demographics_504.csv: 1 read: 1 created",
            "x_demographics.csv: 1 read: 1 skipped");
    assertThat(home.students())
        .extracting(student -> student.get("SSID") + " " + student.get("Designation"))
        .containsExactly("1000000001 504", "1000000002 504");
  }

  @Test
  void aFileGoesToTheFirstPatternThatFits() {
    home.settings(
        "state: live",
        "files:",
        "  - { name: \"sped_*.csv\", designation: SPED }",
        "  - { name: \"*.csv\", designation: none }",
        "options: { create: [SPED] }");
    home.sendAs("sped_today.csv", HEADER, MARISOL + "04");
    home.sendAs("all.csv", HEADER, "1000000002,Okafor,Daniel,2013-11-21,05");

    Night night = home.night();

    assertThat(night.runs())
        .extracting(run -> run.file() + ": " + run.counts())
        .containsExactly("sped_today.csv: 1 read: 1 created", "all.csv: 1 read: 1 skipped");
  }

  @Test
  void aFileOfOneByteIsAConnectionTestAndNoFileIsNoRun() {
    home.sendBytes(CODE, CODE + "_demographics.csv", new byte[] {'x'});

    Night night = home.night();

    assertThat(night.runs()).isEmpty();
    assertThat(night.exit()).isZero();
    assertThat(night.err()).isEmpty();
    assertThat(home.run("history", CODE).out()).contains("nothing has run yet");
  }

  @Test
  void aConnectionTestDoesNotHideTheFileBeforeIt() {
    home.ours(HEADER, MARISOL + "04");
    home.sendAs("a_demographics.csv", HEADER, MARISOL + "05");
    home.sendBytes(CODE, "test_demographics.csv", new byte[] {'x'});

    assertThat(home.night().run().file()).isEqualTo("a_demographics.csv");
  }

  @Test
  void anEmptyFileIsRefusedAndNotTakenForAConnectionTest() {
    home.sendBytes(CODE, CODE + "_demographics.csv", new byte[0]);

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.exit()).isEqualTo(3);
  }

  @Test
  void aPausedDistrictIsSkipped() {
    home.settings("state: paused");
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER, MARISOL + "05");

    Night night = home.night();

    assertThat(night.status()).isEqualTo("SKIPPED");
    assertThat(night.counts()).isEqualTo("0 read");
    assertThat(night.exit()).isZero();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");

    home.settings("state: live");
    assertThat(home.night().status()).isEqualTo("APPLIED");
  }

  @Test
  void aDistrictWithoutAStateIsEvaluatedAndItsFileIsTakenWhenItIsLive() {
    home.settings("# no state yet", "options: { create: [SPED] }");
    home.ours(HEADER, MARISOL + "04");
    home.send(
        HEADER + ",Designation", MARISOL + "05,", "1000000002,Okafor,Daniel,2013-11-21,05,SPED");

    for (int night = 1; night <= 2; night++) {
      Night evaluated = home.night();
      assertThat(evaluated.status()).isEqualTo("EVALUATED");
      assertThat(evaluated.counts()).isEqualTo("2 read: 1 updated, 1 created");
      assertThat(evaluated.exit()).isZero();
      assertThat(evaluated.run().logText())
          .contains("nothing was written", "Grade Level: \"04\" -> \"05\"");
    }
    assertThat(home.students()).hasSize(1);
    assertThat(home.student("1000000001"))
        .containsEntry("Grade Level", "04")
        .containsEntry("Last Import Date", "");
    assertThat(home.audit()).isEmpty();

    home.settings("state: live", "options: { create: [SPED] }");
    assertThat(home.night().status()).isEqualTo("APPLIED");
    assertThat(home.students()).hasSize(2);
    assertThat(home.night().status()).isEqualTo("UNCHANGED");
  }

  @Test
  void aRefusedFileIsTakenAgain() {
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER.replace("SSID", "Number of the state"), MARISOL + "05");

    assertThat(home.night().status()).isEqualTo("REFUSED");
    assertThat(home.night().status()).isEqualTo("REFUSED");
    home.rules(
        "headings.drl",
        "rule \"Their number is the SSID\" when",
        "  $heading : Heading( named(\"Number of the state\") )",
        "then decide.map( $heading, Field.SSID ); end");
    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
  }

  @Test
  void aFileThatChangesNothingIsAppliedAndOneWithoutRowsToo() {
    home.ours(HEADER, MARISOL + "04");
    home.sendAs("a_demographics.csv", HEADER, MARISOL + "04");
    home.sendAs("a_504_demographics.csv", HEADER);

    Night night = home.night();

    assertThat(night.exit()).isZero();
    assertThat(night.runs())
        .extracting(run -> run.status() + " " + run.counts())
        .containsExactlyInAnyOrder("APPLIED 1 read: 1 unchanged", "APPLIED 0 read");
  }

  @Test
  void bytesOfAnEarlierNightChangeNothingAlsoAfterOthersCameBetween() {
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER, MARISOL + "05");
    home.night();
    home.send(HEADER, MARISOL + "06");
    home.night();
    home.sendAs("again_demographics.csv", HEADER, MARISOL + "05");

    Night night = home.night();

    assertThat(night.status()).isEqualTo("UNCHANGED");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "06");
  }

  @Test
  void theSetUpErrorOfOneDistrictDoesNotStopTheOthers() throws IOException {
    home.settings("state: live", "colour: red");
    home.settingsOf(OTHER_CODE, "state: live");
    home.write("districts/" + OTHER_CODE + "/schools.csv", "code,siteCode,name,default");
    home.sendTo(OTHER_CODE, "x_demographics.csv", HEADER, MARISOL + "05");
    home.settingsOf("9900003", "state: live");
    home.write("districts/9900003/schools.csv", "code,siteCode,name,default");
    Files.delete(home.path("districts/9900003/inbox"));

    Night night = home.nightOfAll();

    assertThat(night.run().district()).isEqualTo(OTHER_CODE);
    assertThat(night.run().status()).isEqualTo("APPLIED");
    assertThat(night.exit()).isEqualTo(2);
    assertThat(night.err())
        .contains("districts/" + CODE + "/district.yaml:3", "colour")
        .contains("districts/9900003", "inbox")
        .doesNotContain("at org.sisimport");
  }

  @Test
  void aRefusedFileCountsMoreThanASetUpError() {
    home.settings("state: live", "colour: red");
    home.settingsOf(OTHER_CODE, "state: live");
    home.write("districts/" + OTHER_CODE + "/schools.csv", "code,siteCode,name,default");
    home.sendTo(OTHER_CODE, "x_demographics.csv", "nothing,that,helps", "1,2,3");

    Night night = home.nightOfAll();

    assertThat(night.run().status()).isEqualTo("REFUSED");
    assertThat(night.exit()).isEqualTo(3);
    assertThat(night.err()).contains("colour");
  }

  @Test
  void aRefusedFileDoesNotStopTheNextOne() {
    home.ours(HEADER, MARISOL + "04");
    home.sendAs("a_504_demographics.csv", "nothing,that,helps", "1,2,3");
    home.sendAs("a_demographics.csv", HEADER, MARISOL + "05");

    Night night = home.night();

    assertThat(night.runs())
        .extracting(Night.Run::status)
        .containsExactlyInAnyOrder("REFUSED", "APPLIED");
    assertThat(night.exit()).isEqualTo(3);
  }

  @Test
  void previewDoesWhatRunWouldAndWritesNothing() {
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER, MARISOL + "05");

    Night preview = home.preview();

    assertThat(preview.status()).isEqualTo("APPLIED");
    assertThat(preview.exit()).isZero();
    assertThat(preview.run().logText()).isEmpty();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
    assertThat(home.run("history", CODE).out()).contains("nothing has run yet");
    Night night = home.night();
    assertThat(night.counts()).isEqualTo(preview.counts());
    assertThat(home.preview().status()).isEqualTo("UNCHANGED");

    home.send("nothing,that,helps", "1,2,3");
    assertThat(home.preview().exit()).isEqualTo(3);
  }

  @Test
  void aPreviewSaysThatNothingWasWrittenAndWhatARunWouldDo() {
    home.ours(HEADER, MARISOL + "04");
    home.send(HEADER, MARISOL + "05");

    assertThat(previewed())
        .contains(
            "Result    PREVIEW: nothing was written; a run would end as APPLIED, and what the rules"
                + " decided would be written\n",
            "Why it would change\n")
        .containsPattern("(?m)^Read      \\S+ \\S+ \\S+, by preview$")
        .doesNotContain("run 0", "is written");

    home.settings("state: evaluation");
    assertThat(previewed())
        .contains(
            "PREVIEW: nothing was written; a run would end as EVALUATED: this district is in"
                + " evaluation, and everything below is what would happen if it were live\n");
    home.settings("state: paused");
    assertThat(previewed())
        .contains(
            "PREVIEW: nothing was written; a run would end as SKIPPED, and the file would not be"
                + " read; the district is paused; \"state: live\" in its district.yaml ends that\n");
    home.settings("state: live");
    home.night();
    assertThat(previewed())
        .contains(
            "PREVIEW: nothing was written; a run would end as UNCHANGED: these bytes were applied"
                + " before, by run 1, and would change nothing again; a changed rule or setting takes"
                + " effect with the next file that differs; below is how it would come out if it were"
                + " new, by the rules of today\n");

    home.send("nothing,that,helps", "1,2,3");
    assertThat(previewed())
        .contains(
            "PREVIEW: nothing was written; a run would end as REFUSED, and none of the file would be taken\n");
  }

  private String previewed() {
    return home.run("preview", CODE).out();
  }

  @Test
  void aSampleRunsInTheHomesDatabaseUnderItsCode() {
    String folder = home.path("a sample").toString();
    home.write("a sample/district.yaml", "code: \"9900077\"", "name: Sample", "state: live");
    home.write("a sample/schools.csv", "code,siteCode,name,default", "9900101,,Almond,");
    home.write("a sample/existing/students.csv", HEADER, MARISOL + "04");
    home.write("a sample/incoming/x_demographics.csv", HEADER, MARISOL + "05");

    Night preview =
        Night.of(home.run("preview", "--json", folder), home.path(""), java.util.Set.of());
    Night first = home.night(folder);
    Night second = home.night(folder);

    assertThat(preview.counts()).isEqualTo("1 read: 1 updated");
    assertThat(first.run().district()).isEqualTo("9900077");
    assertThat(first.counts()).isEqualTo("1 read: 1 updated");
    assertThat(second.status()).isEqualTo("UNCHANGED");
    assertThat(HomeFixture.csv(home.run("students", "9900077").out()))
        .singleElement()
        .satisfies(student -> assertThat(student).containsEntry("Grade Level", "05"));

    // existing/ is loaded only where the district has no students
    home.write("a sample/incoming/x_demographics.csv", HEADER, MARISOL + "06");
    assertThat(home.night(folder).counts()).isEqualTo("1 read: 1 updated");
  }
}
