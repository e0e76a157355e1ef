package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.aeries.AeriesStub;
import org.sisimport.importer.Hold;
import org.sisimport.importer.RunStatus;

/** When an Aeries is asked: once a night, again where that failed, and at once by hand. */
class AeriesVisitsTest {

  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
  private static final long STUDENT = 99_400_001L;
  private static final String SSID = "9099400001";
  private static final String OURS = SSID + ",Alvarado,Robin,2015-03-04,05";

  @RegisterExtension private final HomeFixture home = new HomeFixture();

  private final SettableClock clock = new SettableClock(at("2026-10-15T02:00"));
  private final AeriesStub stub = new AeriesStub();

  @BeforeEach
  void fill() throws IOException {
    home.clock(clock);
    settings("live");
    Path certificate = home.write("certificate", AeriesStub.CERTIFICATE);
    Files.setPosixFilePermissions(certificate, PosixFilePermissions.fromString("rw-------"));
    stub.school(990, "9900101", "Almond Elementary");
    stub.student(STUDENT, 990, Map.of());
    stub.program(STUDENT, "144", "2024-08-12", null);
    tick();
  }

  @AfterEach
  void stop() throws IOException {
    stub.close();
    Path log = home.path("data/sis-import.log");
    if (Files.exists(log)) {
      assertThat(home.read(log)).doesNotContain(AeriesStub.CERTIFICATE);
    }
  }

  private void settings(String state, String... more) {
    home.settings(
        Stream.concat(
                Stream.of(more),
                Stream.of(
                    "state: " + state,
                    "source:",
                    "  aeries:",
                    "    url: " + stub.url(),
                    "    certificate: { file: ../../certificate }",
                    "    per-second: 1000"))
            .toArray(String[]::new));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CALIFORNIA).toInstant();
  }

  /** The server's clock goes as ours. */
  private void tick() {
    stub.systemInfo(
        "CurrentDateTime", clock.instant().atZone(CALIFORNIA).toOffsetDateTime().toString());
  }

  /** What a visit at that time asked, in number of questions, as {@code serve} visits. */
  private int visit(String local) {
    clock.passUntil(at(local));
    tick();
    int before = stub.asked().size();
    HomeFixture.Answer answer = home.run("run");
    assertThat(answer.out() + answer.err()).doesNotContain(AeriesStub.CERTIFICATE);
    return stub.asked().size() - before;
  }

  private String patterns() {
    List<String> runs =
        home.ask(
            database ->
                database.journal().list(HomeFixture.CODE).stream()
                    .map(run -> run.pattern() + ":" + run.status())
                    .toList());
    return String.join(" ", runs);
  }

  @Test
  void itIsReadOnceANightAndThenOnlyWhatHasChanged() {
    assertThat(visit("2026-10-15T02:00")).isGreaterThan(5);
    assertThat(visit("2026-10-15T02:10")).isZero();
    assertThat(visit("2026-10-15T06:50")).isZero();
    assertThat(visit("2026-10-16T02:05")).isEqualTo(11);
    assertThat(visit("2026-10-16T02:15")).isZero();

    assertThat(patterns()).isEqualTo("aeries-changes:APPLIED aeries-full:APPLIED");
  }

  @Test
  void explainLeadsFromAReadOfChangesToTheLastReadOfAllStudents() {
    String ssid = "9099400001";
    visit("2026-10-15T02:00");
    visit("2026-10-16T02:05");

    assertThat(home.run("explain", HomeFixture.CODE, "--ssid", ssid).out())
        .contains(
            "the pull asked only for what had changed since 2026-10-15T01:00-07:00, and nothing of"
                + " a student of this SSID had, or the student never had a program 144, 144x; of a"
                + " student of whom nothing had changed, `./sis-import explain "
                + HomeFixture.CODE
                + " --ssid "
                + ssid
                + " --run 1` tells what the last read of all students did.");
    assertThat(home.run("explain", HomeFixture.CODE, "--ssid", ssid, "--run", "1").out())
        .startsWith("Run 1, file aeries-full-")
        .contains("record 1, SSID");
    assertThat(home.run("explain", HomeFixture.CODE, "--ssid", ssid, "--run", "7").err())
        .isEqualTo(
            "District "
                + HomeFixture.CODE
                + " has no run 7; `./sis-import history "
                + HomeFixture.CODE
                + "` lists those that it has."
                + System.lineSeparator());
  }

  @Test
  void aReadThatFailedIsAskedForAgainThreeTimesWithGrowingDistance() {
    stub.refuse("schools", 403, "{\"Message\":\"no\"}");

    assertThat(visit("2026-10-15T02:00")).isEqualTo(2);
    assertThat(visit("2026-10-15T02:10")).isZero();
    assertThat(visit("2026-10-15T02:20")).isEqualTo(2);
    assertThat(visit("2026-10-15T02:40")).isZero();
    assertThat(visit("2026-10-15T02:50")).isEqualTo(2);
    assertThat(visit("2026-10-15T04:00")).isZero();
    assertThat(visit("2026-10-15T06:50")).isZero();
    assertThat(visit("2026-10-16T02:00")).isEqualTo(2);

    assertThat(patterns()).isEmpty();
    assertThat(home.run("history", HomeFixture.CODE, "--all").out())
        .contains("forbids the question (HTTP 403 to schools)")
        .doesNotContain(AeriesStub.CERTIFICATE);
  }

  @Test
  void aNightOverMidnightHasThreeAttemptsWhateverTheOneBeforeHad() {
    settings("live", "window: \"22:00-04:00\"");
    stub.refuse("schools", 403, "{\"Message\":\"no\"}");
    assertThat(visit("2026-10-15T23:50")).isEqualTo(2);
    assertThat(visit("2026-10-16T00:10")).isEqualTo(2);
    assertThat(visit("2026-10-16T00:45")).isEqualTo(2);
    assertThat(visit("2026-10-16T03:50")).isZero();

    assertThat(visit("2026-10-16T22:00")).isEqualTo(2);
    assertThat(visit("2026-10-16T22:20")).isEqualTo(2);
    assertThat(visit("2026-10-16T22:55")).isEqualTo(2);
    assertThat(visit("2026-10-16T23:50")).isZero();
    assertThat(visit("2026-10-17T03:50")).isZero();
  }

  @Test
  void whatFailedIsReadWhenItIsMended() {
    stub.refuse("schools", 403, "{\"Message\":\"no\"}");
    visit("2026-10-15T02:00");
    stub.reset();

    assertThat(visit("2026-10-15T02:20")).isGreaterThan(5);
    assertThat(visit("2026-10-15T02:50")).isZero();
    assertThat(patterns()).isEqualTo("aeries-full:APPLIED");
  }

  @Test
  void aVisitThatWaitsTellsTheTroubleThatLasts() {
    stub.refuse("schools", 403, "{\"Message\":\"no\"}");
    visit("2026-10-15T02:00");
    clock.passUntil(at("2026-10-15T02:05"));

    HomeFixture.Answer waiting = home.run("run");

    assertThat(waiting.err()).contains("forbids the question (HTTP 403 to schools)");
    assertThat(waiting.exit()).isEqualTo(ExitCode.FILE);
  }

  @Test
  void aVisitAfterTheReadSaysThatThereWasOne() {
    visit("2026-10-15T02:00");
    clock.passUntil(at("2026-10-15T02:10"));

    HomeFixture.Answer later = home.run("run");

    assertThat(later.exit()).isZero();
    assertThat(later.err())
        .isEqualToIgnoringNewLines(
            "its Aeries was read at 02:00 in this night; the next one reads it again, and \"run"
                + " 9900001\" at once");
  }

  @Test
  void byHandItIsReadAtOnceAndInFullWhereThatIsAsked() {
    visit("2026-10-15T02:00");

    home.run("run", HomeFixture.CODE);
    home.run("run", HomeFixture.CODE, "--full");
    clock.passUntil(at("2026-10-15T12:00"));
    tick();
    HomeFixture.Answer closed = home.run("run", HomeFixture.CODE, "--full");
    home.run("run", HomeFixture.CODE, "--now", "--full");

    assertThat(closed.exit()).isEqualTo(ExitCode.CLOSED);
    assertThat(patterns())
        .matches(
            "aeries-full:[A-Z]+ aeries-full:[A-Z]+ aeries-changes:APPLIED aeries-full:APPLIED");
  }

  @Test
  void aPreviewReadsAndKeepsNothing() {
    HomeFixture.Answer preview = home.run("preview", HomeFixture.CODE);

    assertThat(preview.exit()).as(preview.err()).isZero();
    assertThat(preview.out()).contains("aeries-full-2026-10-15.zip");
    assertThat(patterns()).isEmpty();
    assertThat(home.path("data/spool")).isEmptyDirectory();
    assertThat(home.path("data/archive")).isEmptyDirectory();
  }

  @Test
  void aCheckSaysWhatItSawAndReadsNoStudents() {
    HomeFixture.Answer check = home.run("check", HomeFixture.CODE);

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out())
        .contains("from Aeries at " + stub.url())
        .contains("9900001: Aeries 9.26.11.2 answers, school year 2026-2027")
        .contains("1 of its 1 schools are read");
    assertThat(stub.asked()).containsExactly("systeminfo", "schools");
  }

  @Test
  void aCheckTellsACertificateThatIsNotAccepted() {
    home.write("certificate", "00000000000000000000000000000000");

    HomeFixture.Answer check = home.run("check", HomeFixture.CODE);

    assertThat(check.exit()).isEqualTo(ExitCode.SETUP);
    assertThat(check.out()).contains("does not accept the certificate in the file");
  }

  @Test
  void withOtherRulesEverythingIsReadAgain() {
    visit("2026-10-15T02:00");
    home.rules(
        "grade-codes.drl",
        "rule \"Our own grade\"",
        "when",
        "    $code : Code( field == Field.GRADE, is(\"16\") )",
        "then",
        "    decide.translate( $code, \"08\" );",
        "end");

    visit("2026-10-16T02:00");

    assertThat(patterns()).isEqualTo("aeries-full:APPLIED aeries-full:APPLIED");
  }

  @Test
  void whoIsReactivatedIsSeenInTheNextNightAlthoughNothingChangedInAeries() {
    home.ours("SSID,Last Name,First Name,Birthdate,Grade Level", OURS);
    visit("2026-10-15T02:00");
    home.run(
        "inactivate", HomeFixture.CODE, "--ssid", SSID, "--reason", "Exit", "--date", "2026-10-15");
    visit("2026-10-16T02:00");
    assertThat(home.run("reactivate", HomeFixture.CODE, "--ssid", SSID).exit()).isZero();
    visit("2026-10-17T02:00");
    visit("2026-10-18T02:00");

    assertThat(patterns())
        .isEqualTo(
            "aeries-changes:APPLIED aeries-full:APPLIED aeries-changes:APPLIED aeries-full:APPLIED");
    assertThat(home.student(SSID)).containsEntry("Last Import Date", "2026-10-17");
  }

  @Test
  void whoAreLoadedAreSeenInTheNextNight() {
    home.ours("SSID,Last Name,First Name,Birthdate,Grade Level", OURS);
    visit("2026-10-15T02:00");
    visit("2026-10-16T02:00");
    home.run("load", HomeFixture.CODE, home.path("load.csv").toString(), "--replace");
    visit("2026-10-17T02:00");
    visit("2026-10-18T02:00");

    assertThat(patterns())
        .isEqualTo(
            "aeries-changes:APPLIED aeries-full:APPLIED aeries-changes:APPLIED aeries-full:APPLIED");
    assertThat(home.student(SSID)).containsEntry("Last Import Date", "2026-10-17");
  }

  @Test
  void whatWasOnlyEvaluatedIsReadAgainWhenTheDistrictGoesLive() {
    settings("evaluation");
    visit("2026-10-15T02:00");
    visit("2026-10-16T02:00");
    settings("live");
    visit("2026-10-17T02:00");

    assertThat(patterns())
        .isEqualTo("aeries-full:APPLIED aeries-changes:EVALUATED aeries-full:EVALUATED");
  }

  @Test
  void aPausedDistrictIsNotAsked() {
    settings("paused");

    assertThat(visit("2026-10-15T02:00")).isZero();
    home.run("run", HomeFixture.CODE);
    assertThat(stub.asked()).isEmpty();
  }

  @Test
  void aLaterReadOfEitherKindLeavesNoEarlierOneToBeDecidedOn() {
    stub.student(STUDENT + 1, 990, Map.of()).program(STUDENT + 1, "144", "2024-08-12", null);
    home.ours(
        "SSID,Last Name,First Name,Birthdate,Grade Level,School of Attendance",
        "9099400001,Alvarado,Robin,2015-03-04,05,9900101",
        "9099400002,Alvarado,Robin,2015-03-04,05,9900101");
    settings("live", "limits: { changed: 50% from 2, updated: none, wider: none }");
    visit("2026-10-15T02:00");
    for (long student : new long[] {STUDENT, STUDENT + 1}) {
      stub.student(student, "Grade", 6);
      stub.changed("student", student, LocalDateTime.of(2026, 10, 15, 12, 0));
    }
    visit("2026-10-16T02:00");
    assertThat(patterns()).startsWith("aeries-changes:HELD");

    settings("live", "limits: none");
    home.run("run", HomeFixture.CODE, "--full");

    assertThat(patterns()).startsWith("aeries-full:" + RunStatus.APPLIED);
    List<Hold> open = home.ask(database -> database.journal().listOpenHolds(HomeFixture.CODE));
    assertThat(open).isEmpty();
  }
}
