package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.cli.HomeFixture.Answer;

/** A district asks another one for a student, and a person decides. */
class TransfersTest {

  private static final String THIRD_CODE = "9900003";
  private static final String ASKING = "options: { transfer-requests: true }";
  private static final String OUTBOX = "districts/" + OTHER_CODE + "/outbox";
  private static final String HEADER =
      "SSID,Local Student ID,Last Name,First Name,Birthdate,School of Attendance,Grade Level";
  private static final String SSID = "1000000101";
  private static final String THERE = SSID + ",7101,Gebre,Selam,2013-02-17,9900201,07";
  private static final String HERE = SSID + ",8101,Gebre,Selam,2013-02-17,9900101,08";
  private static final String MARISOL = "1000000001,501,Alvarez,Marisol,2014-03-09,9900101,";

  /** Two o'clock in the morning in California. */
  private static final Instant NIGHT = Instant.parse("2026-10-15T09:00:00Z");

  @RegisterExtension final HomeFixture home = new HomeFixture();

  private final SettableClock clock = new SettableClock(NIGHT);

  @BeforeEach
  void aStudentIsInOneDistrictAndInTheFileOfAnother() {
    home.clock(clock);
    home.settings("state: live", ASKING);
    home.settingsOf(OTHER_CODE, "state: live");
    home.ours(HEADER, MARISOL + "05");
    home.oursOf(OTHER_CODE, HEADER + ",Status", THERE + ",Active");
  }

  // ---- asking ----

  @Test
  void theOtherDistrictIsAskedAndTheStudentStaysThere() {
    home.send(HEADER, MARISOL + "06", HERE);

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("2 read: 1 updated, 1 skipped");
    assertThat(night.exit()).isZero();
    assertThat(night.run().messages())
        .contains(
            "[3] skipped: district 9900002 is asked to transfer the student. The SSID belongs to a student of that"
                + " district. The student stays there until somebody accepts: `./sis-import transfers` lists what is"
                + " asked. Rule \"A student of another district is asked for where the district has opted in\""
                + " (rules/new-students.drl)");
    assertThat(transfers())
        .containsExactly(
            "request 1: on 2026-10-15 district 9900001 asked district 9900002 for SSID ******0101, Gebre Selam"
                + " (run 1, row 3); open: `./sis-import transfers accept 1` or"
                + " `./sis-import transfers decline 1` decides");
    assertThat(transfers(CODE)).isEqualTo(transfers(OTHER_CODE)).isEqualTo(transfers());
    assertThat(transfers(THIRD_CODE))
        .containsExactly(
            "no transfer is asked for by 9900003 or of it; --all also lists what is decided");
    assertThat(studentOf(OTHER_CODE)).containsEntry("Grade Level", "07");
  }

  @Test
  void howeverManyNightsAskTheRequestIsOne() {
    home.send(HEADER, HERE);
    home.night();
    clock.pass(Duration.ofDays(1));
    // the same bytes
    assertThat(home.night().status()).isEqualTo("UNCHANGED");
    home.send(HEADER, HERE, MARISOL + "06");

    Night night = home.night();

    assertThat(night.notices("transfer-requested").get(0).message())
        .contains(
            "district 9900002 was asked on 2026-10-15 to transfer the student, and nobody has decided yet");
    assertThat(transfers("--all")).hasSize(1);
  }

  @Test
  void withoutTheOptionInEvaluationAndInAPreviewNobodyIsAsked() {
    home.send(HEADER, HERE);
    String would =
        "skipped: district 9900002 would be asked to transfer the student. The SSID belongs to a"
            + " student of that district. Nothing is written, so nobody is asked yet. Rule ";
    assertThat(home.preview().notices("transfer-requested").get(0).message()).startsWith(would);
    home.settings("state: evaluation", ASKING);
    assertThat(home.night().notices("transfer-requested").get(0).message()).startsWith(would);
    assertThat(home.explain("--ssid", SSID)).contains("district 9900002 would be asked");
    home.settings("state: live");
    assertThat(home.night().notices("skipped").get(0).message())
        .contains("people arrange a transfer between the two districts");

    assertThat(transfers("--all")).containsExactly("no transfer is asked for");
  }

  @Test
  void aHeldFileAsksWhenItIsApproved() {
    home.settings("state: live", ASKING, "limits: { updated: 10% from 1 }");
    home.send(HEADER, MARISOL + "06", HERE);
    assertThat(home.night().status()).isEqualTo("HELD");
    assertThat(transfers()).hasSize(1).first().asString().startsWith("no transfer is asked for");

    assertThat(home.run("approve", "1", "--by", "office", "--reason", "right").exit()).isZero();

    assertThat(transfers()).hasSize(1).first().asString().contains("(run 2, row 3); open");
  }

  @Test
  void aHeldFileThatAskedForWhomSomebodyHasDeclinedSinceIsNotAppliedAsItWasShown() {
    home.settings(
        "state: live",
        ASKING,
        "files: [ { name: \"*_demographics.csv\" }, { name: \"*_extra.csv\" } ]",
        "limits: { updated: 10% from 1 }");
    home.sendAs("x_extra.csv", HEADER, HERE);
    home.night();
    home.send(HEADER, MARISOL + "06", HERE);
    assertThat(home.night().runs()).extracting(Night.Run::status).contains("HELD");
    decline(1);

    Answer answer = home.run("approve", "2", "--by", "office", "--reason", "right");

    assertThat(answer.err()).contains("would no longer do what its log has shown");
  }

  @Test
  void aRequestIsClosedByAFileOfTheSamePatternThatNoLongerAsks() {
    home.settings(
        "state: live",
        ASKING,
        "files: [ { name: \"*_demographics.csv\" }, { name: \"*_extra.csv\" } ]");
    home.send(HEADER, HERE);
    home.night();
    home.sendAs("x_extra.csv", HEADER, MARISOL + "06");
    home.night();
    assertThat(transfers()).first().asString().contains("open: ");
    home.send(HEADER, MARISOL + "07");

    home.night();

    assertThat(transfers()).first().asString().startsWith("no transfer is asked for");
    assertThat(transfers("--all"))
        .first()
        .asString()
        .endsWith("closed on 2026-10-15 by run 4, whose file no longer asks for the student");
    assertThat(accept(1).err())
        .isEqualTo(
            "Transfer request 1 was closed on 2026-10-15 by run 4, whose file no longer asks for the"
                + " student; nothing was done.\n");
    home.send(HEADER, HERE, MARISOL + "07");
    home.night();
    assertThat(transfers()).first().asString().startsWith("request 2: ");
  }

  @Test
  void aRequestStaysOpenWhereTheRowOfTheStudentIsRefusedOrHeld() {
    home.send(HEADER, HERE);
    home.night();
    home.send(HEADER, HERE, HERE.replace(",08", ",09"), MARISOL + "06");
    assertThat(home.night().counts()).isEqualTo("3 read: 1 updated, 2 refused");
    assertThat(transfers()).first().asString().contains("open: ");
    home.rules(
        "new-students.drl",
        "rule \"Eighth grade waits\"",
        "when",
        "    $unmatched : Unmatched( student.grade == \"08\" )",
        "then",
        "    decide.hold( $unmatched.student(), \"somebody looks at it\" );",
        "end");
    home.send(HEADER, HERE, MARISOL + "07");
    assertThat(home.night().counts()).isEqualTo("2 read: 1 updated, 1 held");

    assertThat(transfers()).first().asString().contains("open: ");
  }

  // ---- accepting ----

  @Test
  void anAcceptedStudentArrivesPendingWithoutTheOtherDistrictsNumbersAndStaysSo() {
    home.send(HEADER, HERE);
    home.night();
    clock.pass(Duration.ofHours(9));

    Answer answer = accept(1);

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).contains("accepted by Ana Ruiz on 2026-10-15: they moved");
    assertThat(home.run("students", OTHER_CODE).out()).doesNotContain(SSID);
    assertThat(home.student(SSID))
        .containsEntry("Status", "Pending")
        .containsEntry("Grade Level", "07")
        .containsEntry("Local Student ID", "")
        .containsEntry("School of Attendance", "")
        .containsEntry("Last Import Date", "");
    // the next file brings what it knows; that service is confirmed, no file can say
    home.send(HEADER, MARISOL + "07", HERE);
    assertThat(home.night().counts()).isEqualTo("2 read: 2 updated");
    assertThat(home.student(SSID))
        .containsEntry("Status", "Pending")
        .containsEntry("Grade Level", "08")
        .containsEntry("School of Attendance", "9900101");
    assertThat(transfers("--all")).hasSize(1).first().asString().contains("accepted by Ana Ruiz");
  }

  @Test
  void aMoveIsOnRecordInBothDistricts() {
    home.send(HEADER, HERE);
    home.night();
    accept(1);

    home.ask(
        database -> {
          var there = database.standings().listSince(OTHER_CODE, 0);
          var here = database.standings().listSince(CODE, 0);
          assertThat(there).hasSize(1).first().asString().contains("MOVED_AWAY", "Ana Ruiz");
          assertThat(here).hasSize(1).first().asString().contains("ARRIVED", "Ana Ruiz");
          assertThat(database.transfers().listMovesSince(CODE, 2)).isEmpty();
          assertThat(database.transfers().listMovesSince(OTHER_CODE, 0))
              .singleElement()
              .satisfies(
                  move -> {
                    assertThat(move.request().number()).isEqualTo(1);
                    assertThat(move.before().known().values())
                        .contains(SSID, "7101", "Gebre", "9900201", "07");
                  });
          return true;
        });
  }

  @Test
  void ofTwoDistrictsThatAskOneGetsTheStudentAndTheOtherAsksAfresh() {
    home.settingsOf(THIRD_CODE, "state: live", ASKING);
    home.send(HEADER, HERE);
    home.night();
    home.sendTo(THIRD_CODE, "x_demographics.csv", HEADER, HERE);
    home.night(THIRD_CODE);
    assertThat(transfers(OTHER_CODE)).hasSize(2);
    assertThat(transfers(THIRD_CODE)).hasSize(1);

    assertThat(accept(1).exit()).isZero();

    assertThat(accept(2))
        .isEqualTo(
            new Answer(
                ExitCode.SETUP,
                "",
                "The student of transfer request 2 is no longer one of district 9900002, so there is nobody to move"
                    + " and nothing was done; the next file of district 9900003 asks afresh, or closes the request.\n"));
    home.sendTo(THIRD_CODE, "x_demographics.csv", HEADER, HERE, MARISOL + "05");
    home.night(THIRD_CODE);
    assertThat(transfers(THIRD_CODE))
        .hasSize(2)
        .allMatch(line -> line.contains("district 9900003 asked district 9900001 for"));
    assertThat(home.student(SSID)).containsEntry("Status", "Pending");
  }

  @Test
  void whoLeftAfterTheFilesOfTheNightIsMovedWhenThoseOfTheNextNightHaveToldIt() {
    askedWithOutbox();
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      nights.passUntil("2026-10-15T23:55");
      assertThat(home.path(OUTBOX + "/studentData.csv")).exists();
      leave("Moved and continuing", "2026-10-12");

      assertThat(accept(1).err())
          .isEqualTo(
              "The student of transfer request 1 left district 9900002, and no outgoing file has told of it since that"
                  + " was entered on 2026-10-15; nothing was done: accept it when the files of the next night are sent,"
                  + " which is until 01:00, or after `./sis-import send 9900002`.\n");
      assertThat(studentOf(OTHER_CODE)).containsEntry("Status", "Inactive");
      nights.passUntil("2026-10-16T22:50");
      assertThat(accept(1).exit()).isEqualTo(ExitCode.SETUP);
      nights.passUntil("2026-10-17T01:00");
    }
    assertThat(accept(1).err()).isEmpty();
    assertThat(home.student(SSID))
        .containsEntry("Status", "Pending")
        .containsEntry("Inactive Date", "")
        .containsEntry("Inactive Reason", "");
  }

  @Test
  void whoseExitCouldNotBeToldInTheNightStaysUntilItIsSent() throws IOException {
    askedWithOutbox();
    Files.move(home.path(OUTBOX), home.path(OUTBOX + "-away"));
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      leave("Graduated", "2026-10-14");
      nights.passUntil("2026-10-16T12:00");
    }
    assertThat(accept(1).err()).contains("no outgoing file has told of it since");
    Files.move(home.path(OUTBOX + "-away"), home.path(OUTBOX));

    assertThat(home.run("send", OTHER_CODE).exit()).isZero();

    assertThat(accept(1).err()).isEmpty();
  }

  @Test
  void whoseLastDayHasPassedUnnoticedHasLeftAllTheSame() {
    askedWithOutbox();
    leave("Graduated", "2026-10-16");
    home.run("send", OTHER_CODE);
    clock.passUntil(Instant.parse("2026-10-17T20:00:00Z"));

    assertThat(accept(1).err()).contains("since that was entered on 2026-10-17");

    assertThat(studentOf(OTHER_CODE)).containsEntry("Status", "Inactive");
    home.run("send", OTHER_CODE);
    assertThat(accept(1).err()).isEmpty();
  }

  @Test
  void whoCameToUsInactiveIsNoExitToTell() {
    askedWithOutbox();
    replace(",Status,Inactive Date,Inactive Reason", ",Inactive,2026-06-01,Graduated");
    home.send(HEADER, HERE, MARISOL + "05");
    home.night();

    assertThat(accept(2).err()).isEmpty();
  }

  @Test
  void whoLeftADistrictWithoutOutgoingFilesIsMovedAtOnce() {
    home.send(HEADER, HERE);
    home.night();
    home.run("inactivate", OTHER_CODE, "--ssid", SSID, "--reason", "Moved", "--date", "2026-10-15");
    assertThat(studentOf(OTHER_CODE)).containsEntry("Status", "Inactive");

    assertThat(accept(1).exit()).isZero();

    assertThat(home.student(SSID)).containsEntry("Status", "Pending");
  }

  @Test
  void whoIsNotThereAnyMoreIsNotMoved() {
    home.send(HEADER, HERE);
    home.night();
    home.write("other.csv", HEADER, "1000000102,7102,Holm,Stig,2012-08-13,9900201,08");
    home.run("load", OTHER_CODE, home.path("other.csv").toString(), "--replace");

    assertThat(accept(1).err()).contains("is no longer one of district 9900002");
    assertThat(transfers()).first().asString().contains(" for a student whom we have no longer ");
    assertThat(home.students()).hasSize(1);
  }

  @Test
  void whoAcceptsIsToldWhatFollows() {
    home.send(HEADER, HERE);
    home.night();

    assertThat(accept(1).out())
        .startsWith(
            "request 1: on 2026-10-15 district 9900001 asked district 9900002 (run 1, row 2);")
        .endsWith(
            "The record is district 9900001's now and Pending, and no file makes it Active: that is"
                + " for whoever confirms service. Its school and local id stay empty until the next"
                + " file of district 9900001 brings them, the local id only where"
                + " `update-identifying` is on. Where that file is byte for byte one that was applied"
                + " before, have it exported again: the same bytes change nothing.\n");
  }

  @Test
  void whatWasAcceptedIsNotDecidedAgain() {
    home.send(HEADER, HERE);
    home.night();
    accept(1);

    assertThat(accept(1).err())
        .isEqualTo(
            "Transfer request 1 was accepted by Ana Ruiz on 2026-10-15: they moved; nothing was done.\n");
    assertThat(decline(1).exit()).isEqualTo(ExitCode.SETUP);
  }

  // ---- declining ----

  @Test
  void aDeclinedStudentStaysAndIsNotAskedForAgain() {
    home.send(HEADER, HERE);
    home.night();

    assertThat(decline(1).exit()).isZero();

    assertThat(studentOf(OTHER_CODE)).containsEntry("Status", "Active");
    home.send(HEADER, HERE, MARISOL + "06");
    Night night = home.night();
    assertThat(night.counts()).isEqualTo("2 read: 1 updated, 1 skipped");
    assertThat(night.notices("transfer-declined").get(0).message())
        .isEqualTo(
            "skipped: district 9900002 has the student, and the transfer was declined by Ana Ruiz on 2026-10-15: not"
                + " asked again. The reason given: still at our school. `./sis-import transfers accept 1` still moves"
                + " the student");
    assertThat(transfers()).first().asString().startsWith("no transfer is asked for");
    assertThat(decline(1).err()).contains("was declined by Ana Ruiz", "nothing was done.");
  }

  @Test
  void whoHasDeclinedCanStillAccept() {
    home.send(HEADER, HERE);
    home.night();
    decline(1);

    assertThat(accept(1).exit()).isZero();

    assertThat(home.student(SSID)).containsEntry("Status", "Pending");
    assertThat(transfers("--all")).hasSize(1).first().asString().contains("accepted by Ana Ruiz");
  }

  @Test
  void aDecisionNamesWhoAndWhy() {
    home.send(HEADER, HERE);
    home.night();

    assertThat(home.run("transfers", "accept", "1", "--by", " ", "--reason", "moved").err())
        .isEqualTo("--by wants a text of 1 to 500 characters; nothing was done\n");
    assertThat(home.run("transfers", "decline", "1", "--by", "Ana", "--reason", " ").err())
        .isEqualTo("--reason wants a text of 1 to 500 characters; nothing was done\n");
    assertThat(transfers()).first().asString().contains("open: ");
  }

  // ---- telling ----

  @Test
  void explainTellsItOnBothSidesBeforeAndAfter() {
    home.settingsOf(OTHER_CODE, "state: live");
    home.sendTo(OTHER_CODE, "x_demographics.csv", HEADER, THERE.replace(",07", ",08"));
    home.night(OTHER_CODE);
    home.send(HEADER, HERE);
    home.night();

    assertThat(home.explain("--ssid", SSID))
        .contains(
            "Row 2, SSID ******0101, Gebre Selam: SKIPPED",
            "it is a student of district 9900002",
            "request a transfer: The SSID belongs to a student of that district.",
            "district 9900002 is asked to transfer the student.",
            "Transfers, as of now\n  request 1: on 2026-10-15 district 9900001 asked district 9900002"
                + " (run 2, row 2); open: ");
    assertThat(explainOther()).contains("Transfers, as of now\n  request 1: ", "open: ");

    accept(1);

    assertThat(home.explain("--row", "2"))
        .as("that night, with the students of then")
        .contains(
            "Row 2, SSID ******0101, Gebre Selam: SKIPPED",
            "it is a student of district 9900002",
            "district 9900002 is asked to transfer the student.",
            "request 1: ",
            "accepted by Ana Ruiz on 2026-10-15: they moved")
        .doesNotContain("comes out differently");
    assertThat(home.explain("--ssid", SSID))
        .contains("moved here from another district by Ana Ruiz: was Active; is now Pending");
    assertThat(explainOther())
        .contains(
            "Row 2, SSID ******0101, Gebre Selam: UPDATED",
            ", Active; found by the SSID",
            "Grade Level: ours was \"07\", is now \"08\".",
            "moved to another district by Ana Ruiz: was Active; is now Pending",
            "accepted by Ana Ruiz on 2026-10-15: they moved")
        .doesNotContain("comes out differently");
  }

  @Test
  void aDistrictThatHasRunNothingIsToldWhatItIsAsked() {
    home.send(HEADER, HERE);
    home.night();

    assertThat(explainOther())
        .startsWith(
            "Nothing has run for 9900002 yet, so no file did anything with the student:"
                + " `./sis-import preview 9900002` shows what its newest file would do, and"
                + " `./sis-import run 9900002` takes it in.\n\nTransfers, as of now\n  request 1: ");
  }

  @Test
  void answersForPrograms() throws IOException {
    home.send(HEADER, HERE);
    home.night();

    JsonNode listed = json("transfers", "--json").get("transfers");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("request").intValue()).isEqualTo(1);
    assertThat(listed.get(0).get("asking").textValue()).isEqualTo(CODE);
    assertThat(listed.get(0).get("asked").textValue()).isEqualTo(OTHER_CODE);
    assertThat(listed.get(0).get("ssid").textValue()).isEqualTo(SSID);
    assertThat(listed.get(0).get("decision").isNull()).isTrue();
    JsonNode declined =
        json("transfers", "decline", "1", "--by", "Ana", "--reason", "no", "--json");
    assertThat(declined.get("decision").textValue()).isEqualTo("DECLINED");
    assertThat(json("explain", CODE, "--ssid", SSID, "--json").get("transfers").get(0))
        .isEqualTo(declined);
    assertThat(json("transfers", "--json").get("transfers")).isEmpty();
  }

  /** Somebody is asked for in a district that has outgoing files. */
  private void askedWithOutbox() {
    home.settingsOf(OTHER_CODE, "state: live", "outgoing: { folder: outbox }");
    home.write(OUTBOX + "/.keep", "");
    replace(",Status,Designation", ",Active,SPED");
    home.send(HEADER, HERE);
    home.night();
  }

  /** Loads the student of the other district again, with more columns. */
  private void replace(String headings, String cells) {
    home.write("other.csv", HEADER + headings, THERE + cells);
    home.run("load", OTHER_CODE, home.path("other.csv").toString(), "--replace");
  }

  private void leave(String reason, String day) {
    Answer left =
        home.run("inactivate", OTHER_CODE, "--ssid", SSID, "--reason", reason, "--date", day);
    assertThat(left.exit()).as(left.err()).isZero();
  }

  private Answer accept(int number) {
    return home.run(
        "transfers",
        "accept",
        String.valueOf(number),
        "--by",
        "Ana Ruiz",
        "--reason",
        "they moved");
  }

  private Answer decline(int number) {
    return home.run(
        "transfers",
        "decline",
        String.valueOf(number),
        "--by",
        "Ana Ruiz",
        "--reason",
        "still at our school");
  }

  private List<String> transfers(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "transfers";
    System.arraycopy(args, 0, all, 1, args.length);
    Answer answer = home.run(all);
    assertThat(answer.exit()).as(answer.err()).isZero();
    return answer.out().lines().toList();
  }

  private Map<String, String> studentOf(String code) {
    return HomeFixture.csv(home.run("students", code).out()).stream()
        .filter(student -> SSID.equals(student.get("SSID")))
        .findFirst()
        .orElseThrow();
  }

  private String explainOther() {
    Answer answer = home.run("explain", OTHER_CODE, "--ssid", SSID);
    assertThat(answer.exit()).as(answer.err()).isZero();
    return answer.out();
  }

  private JsonNode json(String... args) throws IOException {
    Answer answer = home.run(args);
    assertThat(answer.exit()).as(answer.err()).isZero();
    return new ObjectMapper().readTree(answer.out());
  }
}
