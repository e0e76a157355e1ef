package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.cli.HomeFixture.Answer;

/** A night that is over a limit, and what a person does in the morning. */
class HoldsTest {

  private static final String HEADER =
      "SSID,Last Name,First Name,Birthdate,Grade Level,School of Attendance";
  private static final String LIMITS =
      "limits: { changed: 50% from 2, updated: none, wider: none }";
  private static final String[] OURS = {
    HEADER,
    "1000000001,Alvarez,Marisol,2014-03-09,04,9900101",
    "1000000002,Okafor,Daniel,2013-11-21,06,9900102",
    "1000000003,Nguyen,Linh,2015-02-01,03,9900101"
  };

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @BeforeEach
  void aDistrictWithALimit() {
    home.settings("state: live", LIMITS);
    home.ours(OURS);
  }

  @Test
  void aNightOverALimitWritesNothingAndSaysWhoWouldBeAffected() {
    List<Map<String, String>> before = home.students();

    Night night = hold();

    assertThat(night.exit()).isEqualTo(ExitCode.FILE);
    assertThat(night.status()).isEqualTo("HELD");
    assertThat(night.counts()).isEqualTo("3 read: 1 unchanged, 2 updated");
    assertThat(home.students()).isEqualTo(before);
    assertThat(home.audit()).isEmpty();
    assertThat(night.notices("over-limit"))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.field()).isEqualTo("Grade Level");
              assertThat(notice.message())
                  .isEqualTo(
                      "Grade Level would change for 2 of our 3 students who have it (66.7 %); up to 1"
                          + " would have passed (`changed: 50% from 2` below `limits`, which"
                          + " district.yaml changes)");
            });
    assertThat(night.run().logText())
        .contains(
            "Result    HELD: the whole file waits for a person, and nothing was written;"
                + " `./sis-import approve 1 --by NAME --reason TEXT` applies",
            "Why it is held\n  Grade Level would change for 2",
            "Why it would change\n",
            "row 2, SSID ******0001, Alvarez Marisol: updated",
            "row 3, SSID ******0002, Okafor Daniel: updated")
        .doesNotContain("Nguyen");
    assertThat(history())
        .contains("HELD", "over the limit `changed`", "open: `./sis-import approve");
    assertThat(home.explain("--ssid", "1000000001"))
        .contains(
            "nothing was written, because the whole file was held (over the limit `changed`); open",
            "(the whole file was held: nothing was written)");
  }

  @Test
  void approvingAppliesWhatWasShown() {
    hold();

    Answer answer = approve(1);

    assertThat(answer).isEqualTo(new Answer(ExitCode.DONE, answer.out(), ""));
    assertThat(answer.out())
        .contains("APPLIED, the office approved what run 1 had held: grades are new");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "07");
    assertThat(home.audit())
        .extracting(entry -> entry.substring(0, entry.indexOf(" by ")))
        .containsExactly("2 GRADE: 04 -> 05", "3 GRADE: 06 -> 07");
    assertThat(history())
        .contains("run 2 ", "run 1 ", "approved by the office, applied by run 2: grades are new");
    assertThat(home.explain("--ssid", "1000000001")).contains("ours was \"04\", is now \"05\"");
    Path log =
        list("data/logs/" + CODE)
            .filter(path -> path.endsWith("run-2.txt"))
            .findFirst()
            .map(home::path)
            .orElseThrow();
    assertThat(home.read(log)).contains("APPLIED: ", "the office approved what run 1 had held");
    assertThat(home.night().status()).isEqualTo("UNCHANGED");
  }

  @Test
  void theRunThatAppliesAHeldFileIsOfTheSameReading() {
    hold();
    approve(1);

    home.ask(
        database -> {
          var held = database.journal().find(1).orElseThrow();
          var applied = database.journal().find(2).orElseThrow();
          // a file uploaded between the two is newer than what was read
          assertThat(applied.started()).isEqualTo(held.started());
          assertThat(applied.day()).isEqualTo(held.day());
          assertThat(applied.sha256()).isEqualTo(held.sha256());
          assertThat(applied.ruleSet()).isEqualTo(held.ruleSet());
          assertThat(applied.night()).isNotEqualTo(held.night());
          return held;
        });
  }

  @Test
  void whatIsDecidedStaysDecided() {
    hold();
    approve(1);
    List<Map<String, String>> after = home.students();

    for (Answer again : List.of(approve(1), reject(1))) {
      assertThat(again)
          .isEqualTo(
              new Answer(
                  ExitCode.SETUP,
                  "",
                  "Run 1 was approved by the office, applied by run 2: grades are new; nothing was"
                      + " done."
                      + System.lineSeparator()));
    }
    assertThat(home.students()).isEqualTo(after);
    assertThat(history()).doesNotContain("run 3 ");
  }

  @Test
  void aRejectedFileIsNotAppliedAndTheSameBytesAreHeldAgain() {
    hold();

    Answer rejected = reject(1);

    assertThat(rejected.exit()).isZero();
    assertThat(rejected.out()).contains("run 1 is rejected by the office: not ours");
    assertThat(approve(1).err()).contains("Run 1 was rejected by the office: not ours");
    assertThat(history()).contains("rejected by the office: not ours").doesNotContain("open:");
    // even where no limit is in the way any more
    home.settings("state: live", "limits: none");
    Night again = hold();
    assertThat(again.status()).isEqualTo("HELD");
    assertThat(again.notices("rejected-before"))
        .extracting(Night.Notice::message)
        .containsExactly(
            "the same bytes came before, and the office rejected them as run 1: not ours");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
    // who has thought better of it
    assertThat(approve(2).exit()).isZero();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
  }

  @Test
  void theNextNightsGoodFileSupersedesAHeldOne() {
    hold();
    home.send(
        HEADER,
        "1000000001,Alvarez,Marisol,2014-03-09,05,9900101",
        "1000000002,Okafor,Daniel,2013-11-21,06,9900102");

    assertThat(home.night().status()).isEqualTo("APPLIED");

    assertThat(history()).contains("superseded by run 2, which read a later file");
    assertThat(approve(1).err())
        .contains("Run 1 was superseded by run 2, which read a later file; nothing was done.");
    assertThat(reject(1).exit()).isEqualTo(ExitCode.SETUP);
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "06");
  }

  @Test
  void onlyTheNewestOfTwoHeldFilesCanBeApproved() {
    hold();
    home.send(
        HEADER,
        "1000000001,Alvarez,Marisol,2014-03-09,08,9900101",
        "1000000002,Okafor,Daniel,2013-11-21,09,9900102");
    assertThat(home.night().status()).isEqualTo("HELD");

    assertThat(approve(1).err()).contains("superseded by run 2");
    assertThat(approve(2).exit()).isZero();
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "09");
  }

  @Test
  void aSecondNightOfGarbageIsComparedWithWhatWasBelieved() {
    home.settings("state: live", "limits: { fewer-rows: 50% from 2 }");
    home.send(OURS);
    assertThat(home.night().status()).isEqualTo("APPLIED");

    home.send(OURS[0]);
    assertThat(home.night().status()).isEqualTo("HELD");
    home.send(OURS[0], OURS[1]);

    Night night = home.night();
    assertThat(night.status()).isEqualTo("HELD");
    assertThat(night.notices("over-limit"))
        .extracting(Night.Notice::message)
        .singleElement()
        .asString()
        .contains("the file has 1 rows, and the one before, of run 1 on ", ", had 3: 2 fewer");
  }

  @Test
  void whoHasChangedAStudentMeanwhileIsNotOverwritten() {
    hold();
    reload(OURS[1].replace(",04,", ",05,"));

    Answer answer = approve(1);

    assertThat(answer.exit()).isEqualTo(ExitCode.SETUP);
    assertThat(answer.err())
        .isEqualTo(
            "Run 1 would no longer do what its log has shown: students, the roster, schools.csv or"
                + " district.yaml have changed since. Nothing was written; `./sis-import run 9900001"
                + " --now` plans the file afresh, and what is held then can be approved."
                + System.lineSeparator());
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "06");
    assertThat(history()).contains("open:").doesNotContain("run 2 ");
  }

  @Test
  void otherSettingsThatChangeWhatTheFileDoesAreNotOverlooked() {
    home.schools("9900101,,Almond Elementary,", "9900102,,Birch Middle,", "9900103,,Cedar,");
    home.send(
        HEADER,
        "1000000001,Alvarez,Marisol,2014-03-09,05,9900103",
        "1000000002,Okafor,Daniel,2013-11-21,07,9900103");
    assertThat(home.night().status()).isEqualTo("HELD");
    home.schools("9900101,,Almond Elementary,", "9900102,,Birch Middle,");

    assertThat(approve(1).err()).contains("would no longer do what its log has shown");
  }

  @Test
  void changedRulesDoNotChangeWhatWasShown() {
    hold();
    home.rules(
        "other-fields.drl",
        "rule \"Grades stay\"",
        "when",
        "    $difference : Difference( field == Field.GRADE )",
        "then",
        "    decide.keep( $difference, \"Not this year.\" );",
        "end");

    assertThat(approve(1).exit()).isZero();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
  }

  @Test
  void aNewerFileAtTheSourceGoesBeforeTheHeldOne() {
    hold();
    home.send(OURS);

    Answer answer = approve(1);

    assertThat(answer.exit()).isEqualTo(ExitCode.SETUP);
    assertThat(answer.err())
        .startsWith("A newer file than that of run 1 lies at the district's source")
        .contains("nothing was written", "`./sis-import run 9900001 --now`");
    assertThat(history()).contains("open:");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
  }

  @Test
  void theSameBytesUploadedAgainAreNoNewerFile() throws IOException {
    hold();
    Path file = home.path("districts/" + CODE + "/inbox/" + CODE + "_demographics.csv");
    Files.setLastModifiedTime(
        file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(3_600)));

    assertThat(approve(1).exit()).isZero();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
  }

  @Test
  void whereTheSourceCannotBeAskedThatIsSaid() throws IOException {
    hold();
    Path inbox = home.path("districts/" + CODE + "/inbox");
    Files.move(inbox, inbox.resolveSibling("elsewhere"));

    Answer answer = approve(1);

    assertThat(answer.exit()).isZero();
    assertThat(answer.err())
        .contains("Whether a newer file lies at the district's source could not be seen");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
  }

  @Test
  void withoutTheBytesNothingIsApplied() throws IOException {
    hold();
    try (Stream<Path> archived = Files.list(home.path("data/archive/" + CODE))) {
      for (Path file : archived.toList()) {
        Files.delete(file);
      }
    }

    assertThat(approve(1).err())
        .startsWith(
            "Run 1 cannot be applied as it was shown, because the file's bytes are no longer")
        .contains("Nothing was written; `./sis-import run 9900001 --now`");
    assertThat(reject(1).exit()).isZero();
  }

  @Test
  void aDistrictThatIsNoLongerLiveTakesNothing() {
    hold();
    home.settings("state: paused", LIMITS);

    assertThat(approve(1).err()).contains("is not live, so run 1 cannot be applied");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
  }

  @Test
  void whatWasNotHeldCannotBeDecidedOn() {
    home.send(OURS);
    assertThat(home.night().status()).isEqualTo("APPLIED");

    assertThat(approve(1).err())
        .isEqualTo("Run 1 is APPLIED and was not held; nothing was done." + System.lineSeparator());
    assertThat(reject(1).err()).contains("Run 1 is APPLIED and was not held");
    assertThat(approve(99).err()).contains("There is no run 99; history lists the runs.");
  }

  @Test
  void aHeldSampleIsApprovedByItsFolder() {
    String sample = "samples/18-held-by-a-limit";
    assertThat(home.run("run", sample).exit()).isEqualTo(ExitCode.FILE);

    assertThat(approve(1).err())
        .startsWith(
            "District 9900018 of run 1 is not in districts/, and nothing was done; --folder");
    assertThat(decide("approve", 1, "a try", "--folder", sample).out()).contains("APPLIED");
    assertThat(home.run("students", "9900018").out()).contains("Bianchi,Chidi");
  }

  @Test
  void aDecisionNamesWhoAndWhy() {
    hold();

    assertThat(home.run("approve", "1", "--by", " ", "--reason", "x").err())
        .contains("--by wants a text of 1 to 500 characters");
    assertThat(home.run("approve", "1", "--by", "Ana", "--reason", "x".repeat(501)).err())
        .contains("--reason wants a text");
    assertThat(home.run("approve", "1", "--reason", "x").exit()).isEqualTo(ExitCode.SETUP);
    assertThat(home.run("reject", "1", "--by", "Ana\nRuiz", "--reason", "see 1000000001").out())
        .contains("Ana\uFFFDRuiz: see ******0001");
  }

  @Test
  void inEvaluationAHoldIsAnnounced() {
    home.settings("state: evaluation", LIMITS);

    Night night = hold();

    assertThat(night.exit()).isZero();
    assertThat(night.status()).isEqualTo("EVALUATED");
    assertThat(night.notices("over-limit")).hasSize(1);
    assertThat(night.run().logText())
        .contains("Why a live district's file would be held\n  Grade Level would change for 2");
    assertThat(approve(1).err()).contains("Run 1 is EVALUATED and was not held");
  }

  @Test
  void aPreviewShowsTheHoldAndRecordsNothing() {
    home.send(HELD);

    Night preview = home.preview();

    assertThat(preview.exit()).isEqualTo(ExitCode.FILE);
    assertThat(preview.status()).isEqualTo("HELD");
    assertThat(preview.notices("over-limit")).hasSize(1);
    assertThat(home.run("preview", CODE).out())
        .contains("HELD: the whole file would wait for a person; over the limit `changed`");
    assertThat(history()).contains("nothing has run yet");
  }

  @Test
  void answersForPrograms() throws IOException {
    hold();
    ObjectMapper json = new ObjectMapper();
    JsonNode open = json.readTree(home.run("history", "--json", CODE).out()).at("/runs/0/hold");
    assertThat(open.get("run").intValue()).isEqualTo(1);
    assertThat(open.get("decision").isNull()).isTrue();

    JsonNode rejected = json.readTree(decide("reject", 1, "not ours", "--json").out());

    assertThat(rejected.get("decision").textValue()).isEqualTo("REJECTED");
    assertThat(rejected.get("by").textValue()).isEqualTo("the office");
    assertThat(rejected.get("nextRun").isNull()).isTrue();
    hold();
    JsonNode approved = json.readTree(decide("approve", 2, "they are", "--json").out());
    assertThat(approved.at("/runs/0/status").textValue()).isEqualTo("APPLIED");
    JsonNode history = json.readTree(home.run("history", "--json", CODE).out());
    assertThat(history.at("/runs/1/hold/decision").textValue()).isEqualTo("APPROVED");
    assertThat(history.at("/runs/1/hold/nextRun").intValue()).isEqualTo(3);
    assertThat(history.at("/runs/0/hold").isMissingNode()).isTrue();
  }

  // ---- what happens ----

  private static final String[] HELD = {
    HEADER,
    "1000000001,Alvarez,Marisol,2014-03-09,05,9900101",
    "1000000002,Okafor,Daniel,2013-11-21,07,9900102",
    "1000000003,Nguyen,Linh,2015-02-01,03,9900101"
  };

  /** A night that is over the limit. */
  private Night hold() {
    home.send(HELD);
    return home.night();
  }

  private void reload(String first) {
    Answer answer =
        home.run(
            "load",
            "--replace",
            CODE,
            home.write("load.csv", HEADER, first, OURS[2], OURS[3]).toString());
    assertThat(answer.exit()).as(answer.err()).isZero();
  }

  private Answer approve(long run) {
    return decide("approve", run, "grades are new");
  }

  private Answer reject(long run) {
    return decide("reject", run, "not ours");
  }

  private Answer decide(String command, long run, String reason, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(command, String.valueOf(run), "--by", "the office", "--reason", reason));
    args.addAll(List.of(more));
    return home.run(args.toArray(String[]::new));
  }

  private String history() {
    return home.run("history", CODE).out();
  }

  private Stream<String> list(String folder) {
    try (Stream<Path> entries = Files.list(home.path(folder))) {
      return entries.map(path -> folder + "/" + path.getFileName()).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
