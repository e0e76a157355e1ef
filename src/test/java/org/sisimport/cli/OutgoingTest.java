package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.ServedNights.at;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.outgoing.SentFile;
import org.sisimport.source.MinaServer;
import org.sisimport.store.PostgresServer;

/** What goes back to the school's system, by hand and night after night. */
class OutgoingTest {

  private static final String HEADER =
      "SSID,Last Name,First Name,Birthdate,Grade Level,Designation";
  private static final String MARISOL = "1000000001,Alvarez,Marisol,2014-03-09,05,SPED";
  private static final String DANIEL = "1000000002,Okafor,Daniel,2013-11-21,06,SPED";
  private static final String LINH = "1000000003,Nguyen,Linh,2015-02-01,05,504";
  private static final String[] LIVE = {"state: live", "outgoing: { folder: outbox }"};

  @RegisterExtension final HomeFixture home = new HomeFixture();

  private final SettableClock clock = new SettableClock(at("2026-10-05T12:00"));

  @BeforeEach
  void ours() throws IOException {
    home.clock(clock);
    home.settings(LIVE);
    Files.createDirectories(outbox());
    home.ours(HEADER, MARISOL, DANIEL, LINH);
  }

  @Test
  void theWholeLoopOfAStudentWhoLeaves() throws IOException {
    home.sendAs("before_demographics.csv", HEADER, MARISOL, DANIEL);
    Files.setLastModifiedTime(
        home.path("districts/9900001/inbox/before_demographics.csv"),
        FileTime.from(at("2026-10-05T11:00")));
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      nights.passUntil("2026-10-06T08:00");
      assertThat(sent("studentData.csv"))
          .extracting(row -> row.get("Status"))
          .containsOnly("Active");
      assertThat(home.student("1000000001")).containsEntry("Last Import Date", "2026-10-06");

      // the student exits here
      assertThat(inactivate("1000000001", "Returned to general education", "2026-10-06").out())
          .isEqualTo(
              "9900001: student 1 was Active; is now Inactive since 2026-10-06, \"Returned to"
                  + " general education\"\nThe next outgoing files, which are sent between"
                  + " 23:00-01:00, tell of it in studentData.csv, with its date; `./sis-import send"
                  + " 9900001` sends them at once.\n");
      nights.passUntil("2026-10-07T01:30");

      // the outgoing file says so
      assertThat(sent("studentData.csv"))
          .extracting(row -> String.join("|", row.values()))
          .containsExactly(
              "1000000001||||Inactive|2026-10-06|Returned to general education",
              "1000000002||||Active||");

      // the school's system drops the program, and the next file does not contain the student
      String[] incoming =
          Stream.concat(
                  Stream.of(HEADER),
                  Stream.of(MARISOL, DANIEL)
                      .filter(
                          row ->
                              sent("studentData.csv").stream()
                                  .anyMatch(
                                      told ->
                                          row.startsWith(String.valueOf(told.get("SSID")))
                                              && "".equals(told.get("Inactive Reason")))))
              .toArray(String[]::new);
      assertThat(incoming).containsExactly(HEADER, DANIEL);
      List<Map<String, String>> before = home.students();
      Path file = home.sendAs("after_demographics.csv", incoming);
      Files.setLastModifiedTime(file, FileTime.from(at("2026-10-07T01:00")));
      nights.passUntil("2026-10-07T08:00");

      // nothing here changes
      assertThat(home.student("1000000001")).isEqualTo(before.get(0));
      assertThat(home.student("1000000002")).containsEntry("Last Import Date", "2026-10-07");
      assertThat(home.run("history").out()).contains("after_demographics.csv  1 read: 1 unchanged");
    }

    // explain tells the story
    assertThat(home.explain("--ssid", "1000000001"))
        .containsSubsequence(
            "No row of the file is it, so nothing happened to the student in this run.",
            "Inactive; last seen in a file on 2026-10-06.",
            "What happened to the student beside files",
            "2026-10-05 23:",
            "told in studentData.csv, sent by serve to " + outbox(),
            "2026-10-06 08:00 PDT: inactivated by Ana: was Active; is now Inactive since"
                + " 2026-10-06, \"Returned to general education\"",
            "2026-10-06 23:",
            "told in studentData.csv, sent by serve to " + outbox());
    assertThat(home.run("history", "--all", CODE).out())
        .containsSubsequence(
            "sent      2026-10-06 23:",
            "studentData.csv to " + outbox() + " for school-system by serve: 2 rows, SHA-256 ",
            "standing  2026-10-06 08:00 PDT  9900001  student 1 inactivated by Ana",
            "sent      2026-10-05 23:");
  }

  @Test
  void aReasonThatIsNoExitIsToldWithoutDateAndReason() {
    inactivate("1000000002", "Moved and continuing", "2026-10-01");
    home.run("send", CODE);
    assertThat(sent("studentData.csv"))
        .extracting(row -> String.join("|", row.values()))
        .containsExactly("1000000001||||Active||", "1000000002||||Inactive||");
  }

  @Test
  void whatIsTheSameIsNotSentTwiceAndWhatIsSentIsOnRecord() throws IOException {
    String head = "9900001 for school-system, to " + outbox() + ":\n";
    assertThat(home.run("send", CODE, "--by", "Ana").out())
        .isEqualTo(
            head
                + "studentData.csv: 2 rows, sent\n504StudentData.csv: 1 row, sent\nnothing is left"
                + " out\n");
    FileTime first = Files.getLastModifiedTime(outbox().resolve("studentData.csv"));
    Files.delete(outbox().resolve("504StudentData.csv"));

    assertThat(home.run("send", CODE).out())
        .contains("studentData.csv: 2 rows, not sent, because it is the same as");
    assertThat(files()).containsExactly("studentData.csv");
    assertThat(Files.getLastModifiedTime(outbox().resolve("studentData.csv"))).isEqualTo(first);
    inactivate("1000000003", "No longer eligible", "2026-10-05");
    assertThat(home.run("send", CODE, "--by", "Ana", "--json").out())
        .contains(
            "{\"name\":\"studentData.csv\",\"rows\":2,",
            "\"outcome\":\"UNCHANGED\"",
            "\"outcome\":\"SENT\"");
    assertThat(home.run("send", CODE, "--again").out()).contains("2 rows, sent", "1 row, sent");

    List<SentFile> onRecord = home.ask(database -> database.outgoing().list(CODE));
    assertThat(onRecord)
        .extracting(file -> file.name() + " " + file.rows() + " " + file.by().equals("Ana"))
        .containsExactly(
            "504StudentData.csv 1 false",
            "studentData.csv 2 false",
            "504StudentData.csv 1 true",
            "504StudentData.csv 1 true",
            "studentData.csv 2 true");
    List<SentFile> ofLinh = home.ask(database -> database.outgoing().listOf(CODE, 3));
    assertThat(ofLinh)
        .extracting(file -> file.name())
        .containsOnly("504StudentData.csv")
        .hasSize(3);
  }

  @Test
  void aDistrictThatIsNotLiveSendsNothing() {
    for (String state : List.of("evaluation", "paused")) {
      home.settings("state: " + state, LIVE[1]);
      HomeFixture.Answer answer = home.run("send", CODE);
      assertThat(answer.exit()).isEqualTo(2);
      assertThat(answer.err()).contains("is not live, and nothing was sent", "--to DIR");
      try (ServedNights nights = ServedNights.begin(home, clock)) {
        nights.passUntil(state.equals("paused") ? "2026-10-07T02:00" : "2026-10-06T02:00");
      }
    }
    assertThat(outbox()).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "in the summer pause, 2026-07-04T12:00, 2026-07-05T01:00",
    "over New Year, 2026-12-31T12:00, 2027-01-01T01:00",
    "when clocks go forward, 2027-03-13T12:00, 2027-03-14T01:00",
    "when clocks go back, 2026-10-31T12:00, 2026-11-01T01:00"
  })
  void aNightIsSentOnceBetweenElevenAndOne(String when, String noon, String end) {
    clock.passUntil(at("2026-06-01T12:00"));
    clock.passUntil(at(noon));
    home.settings("state: live", LIVE[1], "pauses: [{ from: 07-01, to: 07-31 }]");
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      nights.passUntil(noon.replace("T12:00", "T22:50"));
      assertThat(outbox()).as(when).isEmptyDirectory();
      nights.passUntil(end);
      assertThat(files()).as(when).containsExactly("504StudentData.csv", "studentData.csv");
      nights.passUntil(end.replace("T01:00", "T12:00"));
    }
    assertThat(home.run("history", "--all", CODE).out().lines().filter(l -> l.startsWith("sent")))
        .as(when)
        .hasSize(2)
        .allMatch(
            line ->
                line.contains(noon.substring(0, 10) + " 23:")
                    || line.contains(end.substring(0, 10) + " 00:"));
  }

  @Test
  void aPlaceThatIsGoneIsTriedAgainInTheSameNightAndToldOnce() throws IOException {
    Files.delete(outbox());
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      nights.passUntil("2026-10-06T00:20");
      assertThat(historyOfAll("alert"))
          .singleElement()
          .asString()
          .contains(
              "OUTGOING", "district 9900001: the outgoing files could not be sent", "it lasts");
      assertThat(historyOfAll("no run"))
          .anySatisfy(
              line -> assertThat(line).contains("SETUP", "outgoing files: ", "times since"));

      Files.createDirectory(outbox());
      nights.passUntil("2026-10-06T01:00");
      assertThat(files()).containsExactly("504StudentData.csv", "studentData.csv");
      assertThat(historyOfAll("alert"))
          .singleElement()
          .asString()
          .contains("over since 2026-10-06");
    }
  }

  /** As after a crash between a file's beginning and its renaming, or that and its record. */
  @Test
  void whatIsNotKnownToHaveArrivedIsSentOnceMore() throws IOException {
    home.run("send", CODE);
    Path file = outbox().resolve("studentData.csv");
    SentFile last =
        home.ask(
                database ->
                    database.outgoing().findLast(CODE, outbox().toString(), "studentData.csv"))
            .orElseThrow();
    home.ask(database -> database.outgoing().begin(last, List.of(1, 2)));
    Files.writeString(outbox().resolve(".studentData.csv.part"), "SSID,Loc");
    Files.delete(file);
    assertThat(home.run("history", "--all").out()).contains("; it is not known to have arrived");

    assertThat(home.run("send", CODE).out())
        .contains("studentData.csv: 2 rows, sent\n", "504StudentData.csv: 1 row, not sent");

    assertThat(sent("studentData.csv")).hasSize(2);
    assertThat(files()).containsExactly("504StudentData.csv", "studentData.csv");
    assertThat(home.run("send", CODE).out()).contains("studentData.csv: 2 rows, not sent");
  }

  @Test
  void aWindowThatPassedWithoutThemIsTold() throws IOException {
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      nights.passUntil("2026-10-06T02:00");
    }
    clock.passUntil(at("2026-10-08T12:00"));
    Files.delete(outbox().resolve("studentData.csv"));
    Files.delete(outbox().resolve("504StudentData.csv"));
    inactivate("1000000001", "Graduated", "2026-10-08");
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      assertThat(missed())
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).contains("23:00-01:00 of 2026-10-06 passed"),
              line -> assertThat(line).contains("23:00-01:00 of 2026-10-07 passed"));
      assertThat(historyOfAll("alert"))
          .anySatisfy(line -> assertThat(line).contains("windows of 1 district passed"));
      nights.passUntil("2026-10-09T02:00");
      assertThat(missed()).hasSize(2);
    }
    // only what has changed
    assertThat(files()).containsExactly("studentData.csv");
  }

  @Test
  void aServerGetsThemWhenItIsBack(@TempDir Path root) throws IOException {
    MinaServer gone = new MinaServer(root, "");
    gone.close();
    sendsTo(gone);
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      nights.passUntil("2026-10-06T00:10");
      assertThat(historyOfAll("alert"))
          .singleElement()
          .asString()
          .contains("OUTGOING", "The SFTP server 127.0.0.1:" + gone.port(), "cannot be reached");
      try (MinaServer back = new MinaServer(root, "", gone.port())) {
        sendsTo(back);
        nights.passUntil("2026-10-06T01:00");
        assertThat(HomeFixture.csv(home.read(back.files().resolve("studentData.csv")))).hasSize(2);
        assertThat(home.run("check", CODE).out())
            .contains("in order", "; outgoing files for school-system to sftp://golden-valley@");
      }
    }
    assertThat(historyOfAll("alert")).singleElement().asString().contains("over since");
    assertThat(historyOfAll("sent")).hasSize(2).allMatch(line -> line.contains(" to sftp://"));
  }

  private void sendsTo(MinaServer server) throws IOException {
    Path password = home.write("password", MinaServer.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    home.settings(
        "state: live",
        "outgoing:",
        "  sftp:",
        "    host: 127.0.0.1",
        "    port: " + server.port(),
        "    user: " + server.user(),
        "    directory: " + server.directory(),
        "    password: { file: " + password + " }",
        "    host-key: " + server.hostKey());
  }

  @Test
  void twoServicesOverOneServerSendTheFilesOnce() throws IOException {
    try (PostgresServer.Place place = PostgresServer.shared().newDatabase()) {
      Path password = home.write("password", PostgresServer.PASSWORD);
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      home.write(
          "sis-import.yaml",
          "database:",
          "  url: " + place.url(),
          "  user: " + PostgresServer.USER,
          "  password: { file: password }",
          "serve: { every: 30m }");
      home.ours(HEADER, MARISOL, DANIEL, LINH);
      inactivate("1000000001", "Graduated", "2026-10-05");
      inactivate("1000000002", "Graduated", "2026-10-06");
      try (ServedNights one = ServedNights.begin(home, clock);
          ServedNights other = ServedNights.begin(home, clock)) {
        while (clock.instant().isBefore(at("2026-10-07T02:00"))) {
          clock.pass(Duration.ofMinutes(10));
          other.wake();
          one.settle();
        }
      }
      assertThat(sent("studentData.csv"))
          .extracting(row -> row.get("Inactive Date"))
          .containsExactly("2026-10-05", "");
      assertThat(historyOfAll("sent")).hasSize(2);
      assertThat(historyOfAll("no run")).noneMatch(line -> line.contains("outgoing files"));
      clock.passUntil(at("2026-10-07T12:00"));
      assertThat(home.run("send", CODE).out())
          .contains("studentData.csv: 2 rows, sent", "504StudentData.csv: 1 row, not sent");
      assertThat(home.explain("--ssid", "1000000002"))
          .containsSubsequence(
              "inactivated by Ana", "Inactive because the day has passed", "told in studentData");
    }
  }

  @Test
  void whatTheyWouldBeIsWrittenForALookAndNotSent() {
    home.settings("state: evaluation", LIVE[1]);
    inactivate("1000000002", "Graduated", "2025-10-01");
    Path look = home.path("look");

    HomeFixture.Answer answer = home.run("send", CODE, "--to", look.toString());

    assertThat(answer.out())
        .contains(
            "which only its owner may read; nothing was sent:",
            "studentData.csv: 1 row\n",
            "left out, as left-out.csv lists: 1 special education student of ours",
            "The student left before this academic year, and more than six months ago.");
    assertThat(home.read(look.resolve("left-out.csv")))
        .contains("special education student of ours");
    assertThat(outbox()).isEmptyDirectory();
    assertThat(historyOfAll("sent")).isEmpty();
  }

  @Test
  void checkTellsOfAPlaceThatIsNotThere() throws IOException {
    assertThat(home.run("check", CODE).out())
        .contains("; outgoing files for school-system to " + outbox() + " between 23:00-01:00");
    Files.delete(outbox());
    assertThat(home.run("check", CODE).out())
        .contains("districts/9900001/district.yaml:3: there is no folder " + outbox());
  }

  @ParameterizedTest
  @CsvSource({
    "live, ''",
    "evaluation, '; evaluation, so nothing of its files is written and nothing is sent'",
    "paused, '; paused, so nothing of its files is written and nothing is sent'"
  })
  void checkTellsWhetherAnythingIsSentAtAll(String state, String told) {
    home.settings("state: " + state, "outgoing: { folder: outbox }");

    assertThat(home.run("check", CODE).out())
        .contains(told + "; outgoing files for school-system to ");
    assertThat(home.run("check", CODE).out().contains("nothing is sent"))
        .isEqualTo(!told.isEmpty());
  }

  @Test
  void aServerThatDoesNotAnswerIsNoBrokenSetting(@TempDir Path root) throws IOException {
    MinaServer gone = new MinaServer(root, "");
    gone.close();
    sendsTo(gone);

    HomeFixture.Answer check = home.run("check", CODE);

    assertThat(check.exit()).isEqualTo(ExitCode.FILE);
    assertThat(check.out())
        .contains(
            "9900001: its settings read well, and the server did not answer: The SFTP server"
                + " 127.0.0.1:"
                + gone.port(),
            "cannot be reached",
            "in order but for 1 server that did not answer: the shared rules and 1 district\n")
        .doesNotContain("broken settings", "finding");
    assertThat(home.run("check", CODE, "--json").out())
        .contains(
            "\"findings\":[]", "\"unreached\":[{\"district\":\"9900001\",\"message\":\"The SFTP");

    home.schools("990010,,Almond,");
    HomeFixture.Answer both = home.run("check");
    assertThat(both.exit()).isEqualTo(ExitCode.SETUP);
    assertThat(both.out()).contains("1 finding; ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1000000001#Graduated#2026-10-05#The next outgoing files, which are sent between 23:00-01:00,"
            + " tell of it in studentData.csv, with its date; `./sis-import send 9900001` sends them"
            + " at once.",
        "1000000003#Graduated#2026-10-06#Outgoing files tell of it from 2026-10-07 on, in"
            + " 504StudentData.csv, with its date; none does before.",
        "1000000001#Moved and continuing#2026-10-05#The next outgoing files, which are sent between"
            + " 23:00-01:00, tell of it in studentData.csv, without its date, so that the school's"
            + " system reads no exit; `./sis-import send 9900001` sends them at once.",
        "1000000001#Graduated#2025-01-10#No outgoing file tells of it: The student left before this"
            + " academic year, and more than six months ago.",
        "1000000004#Graduated#2026-10-05#No outgoing file tells of it: none of them has students of"
            + " the program SST.",
        "1000000005#Graduated#2026-10-05#No outgoing file tells of it: none of them has students"
            + " without a program."
      })
  void whoMakesAStudentLeaveIsToldWhatOutgoingFilesWillSay(
      String ssid, String reason, String date, String told) {
    home.write(
        "more.csv",
        HEADER,
        MARISOL,
        LINH,
        "1000000004,Diaz,Ana,2014-01-01,05,SST",
        "1000000005,Diaz,Luz,2014-01-02,05,");
    home.run("load", CODE, home.path("more.csv").toString(), "--replace");

    assertThat(inactivate(ssid, reason, date).out()).endsWith("\"\n" + told + "\n");
  }

  @Test
  void whereNothingCanBeSentWhoMakesAStudentLeaveIsToldThat() {
    home.rules("receivers/school-system.drl", "rule \"x\"");
    assertThat(inactivate("1000000001", "Graduated", "2026-10-05").out())
        .endsWith(
            "What outgoing files say of it is not known, because the rules of school-system cannot be"
                + " used: `./sis-import check 9900001` says why.\n");
    home.settings("state: evaluation", "outgoing: { folder: outbox }");
    assertThat(inactivate("1000000002", "Graduated", "2026-10-05").out())
        .endsWith(
            "No outgoing file tells of it while district 9900001 is in evaluation: nothing is sent.\n");
    home.settings("state: live");
    HomeFixture.Answer without =
        home.run(
            "inactivate",
            CODE,
            "--json",
            "--ssid",
            "1000000003",
            "--reason",
            "Graduated",
            "--date",
            "2026-10-05");
    assertThat(without.out())
        .contains(
            "\"outgoing\":\"The school's system hears nothing of it from us, because district 9900001"
                + " has no outgoing files; `outgoing` in its district.yaml sets them up.\"");
  }

  @Test
  void aReceiverOfTheRosterAloneSendsNothing() {
    home.settings("state: live", "outgoing: { folder: outbox, receiver: dessa }");
    assertThat(home.run("send", CODE).err())
        .contains("The rules of receiver dessa give district 9900001 no file of our students");
    assertThat(home.run("check", CODE).out()).contains("give district 9900001 no file of our");
    assertThat(home.run("roster", CODE, "--for", "school-system", "--to", "x").err())
        .contains("school-system gets no file of the roster, only of our own students");
  }

  private List<String> missed() {
    return historyOfAll("no run").stream()
        .filter(line -> line.contains("MISSED") && line.contains("outgoing files: "))
        .toList();
  }

  private List<String> historyOfAll(String kind) {
    return home.run("history", "--all")
        .out()
        .lines()
        .filter(line -> line.startsWith(kind + " "))
        .toList();
  }

  private HomeFixture.Answer inactivate(String ssid, String reason, String date) {
    return home.run(
        "inactivate", CODE, "--ssid", ssid, "--reason", reason, "--date", date, "--by", "Ana");
  }

  private Path outbox() {
    return home.path("districts/9900001/outbox");
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(outbox())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Map<String, String>> sent(String name) {
    return HomeFixture.csv(home.read(outbox().resolve(name)));
  }
}
