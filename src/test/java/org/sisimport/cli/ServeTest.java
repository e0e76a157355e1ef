package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.source.MinaServer;

/** Whole nights of {@code serve}, by a clock that the test sets. */
class ServeTest {

  private static final String HEADER =
      "SSID,Last Name,First Name,Birthdate,Grade Level,Designation";
  private static final String ROW = "1000000001,Alvarez,Marisol,20140309,05,SPED";
  private static final String OTHER_ROW = "1000000002,Baxter,Theodora,20140401,05,SPED";
  private static final String[] LIVE = {"state: live", "options: { create: [SPED] }"};
  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

  @RegisterExtension final HomeFixture home = new HomeFixture();

  private final SettableClock clock = new SettableClock(at("2026-10-14T20:00"));
  private @Nullable Workplace workplace;
  private @Nullable Serving serving;

  @AfterEach
  void stop() {
    if (serving != null) {
      serving.close();
      serving = null;
    }
    if (workplace != null) {
      workplace.close();
      workplace = null;
    }
  }

  @Test
  void aNewFileIsImportedOnceWhenItsWindowOpens() throws IOException {
    home.settings(LIVE);
    upload(at("2026-10-14T23:00"), HEADER, ROW);
    serve();

    passUntil("2026-10-15T01:59");
    assertThat(history()).isEmpty();
    passUntil("2026-10-15T07:30");

    assertThat(history())
        .singleElement()
        .asString()
        .matches("run 1 +2026-10-15 0[2-4]:.* PDT  9900001  APPLIED .*1 created.*");
    assertThat(historyOfAll())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("no run", "OLDER_THAN_LAST_READING", "_demographics", "times since"));
    assertThat(home.students()).hasSize(1);
  }

  @Test
  void aSampleThatIsSetUpAsADistrictIsImportedAsItsExpectationSays() throws IOException {
    Path sample = Path.of("samples/01-aeries-headings").toAbsolutePath();
    Path district = home.path("districts/" + HomeFixture.CODE);
    for (String file : List.of("schools.csv", "incoming/9900001_demographics.csv")) {
      Files.createDirectories(district.resolve(file).getParent());
      Files.copy(sample.resolve(file), district.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.writeString(
        district.resolve("district.yaml"),
        Files.readString(sample.resolve("district.yaml"))
            + "source: { folder: incoming }\nquiet: 0s\n");
    Files.setLastModifiedTime(
        district.resolve("incoming/9900001_demographics.csv"),
        FileTime.from(at("2026-10-14T23:00")));
    assertThat(
            home.run("load", HomeFixture.CODE, sample.resolve("existing/students.csv").toString())
                .exit())
        .isZero();
    serve();

    passUntil("2026-10-15T07:30");

    assertThat(history())
        .singleElement()
        .asString()
        .contains("APPLIED", "7 read: 2 unchanged, 4 updated, 1 created");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-13T20:00, 2027-03-14T03:00, 2027-03-14T07:00, 03:..?.? PDT|0[345]:.. PDT",
    "2026-10-31T20:00, 2026-11-01T01:59, 2026-11-01T07:00, 0[2-4]:.. PST"
  })
  void theNightsInWhichClocksAreChangedRunOnce(
      String evening, String opens, String closes, String started) throws IOException {
    home.settings(LIVE);
    clock.passUntil(at(evening));
    upload(at(evening), HEADER, ROW);
    serve();

    passUntil(opens);
    passUntil(closes);

    assertThat(history()).hasSize(1);
    assertThat(history().get(0)).containsPattern(started).contains("APPLIED");
  }

  @Test
  void aLateStartCatchesTheNightUpAndOneAfterTheWindowDoesNot() throws IOException {
    home.settings(LIVE);
    upload(at("2026-10-14T23:00"), HEADER, ROW);
    clock.passUntil(at("2026-10-15T07:00"));
    serve();
    passUntil("2026-10-15T12:00");
    assertThat(history()).isEmpty();
    stop();

    clock.passUntil(at("2026-10-16T06:30"));
    serve();
    passUntil("2026-10-16T06:40");

    assertThat(history()).singleElement().asString().matches(".*2026-10-16 06:[34].*APPLIED.*");
  }

  @Test
  void nightsInWhichNothingRanAreToldWhenTheServiceIsBack() throws IOException {
    home.settings(LIVE);
    serve();
    passUntil("2026-10-15T07:30");
    stop();

    clock.passUntil(at("2026-10-17T12:00"));
    serve();

    assertThat(historyOfAll())
        .anySatisfy(line -> assertThat(line).contains("MISSED", "02:00-07:00 of 2026-10-16"))
        .anySatisfy(line -> assertThat(line).contains("MISSED", "02:00-07:00 of 2026-10-17"))
        .anySatisfy(line -> assertThat(line).contains("alert", "windows of 1 district passed"))
        .noneSatisfy(line -> assertThat(line).contains("of 2026-10-15 passed"));
    passUntil("2026-10-18T07:30");
    assertThat(historyOfAll())
        .anySatisfy(line -> assertThat(line).contains("windows of 1 district", "over since"));
  }

  @Test
  void districtsThatComeAndGoNeedNoRestart() throws IOException {
    home.settings(LIVE);
    serve();
    passUntil("2026-10-15T02:30");
    home.settingsOf(HomeFixture.OTHER_CODE, LIVE);
    home.write(
        "districts/9900002/schools.csv", "code,siteCode,name,default", "9900201,,Cedar High,");
    uploadTo(HomeFixture.OTHER_CODE, clock.instant(), HEADER, OTHER_ROW);
    passUntil("2026-10-15T07:30");
    assertThat(history()).singleElement().asString().contains("9900002", "APPLIED");

    remove(home.path("districts/9900002"));
    passUntil("2026-10-16T07:30");

    assertThat(history()).hasSize(1);
    assertThat(historyOfAll())
        .anySatisfy(line -> assertThat(line).contains("2026-10-16", "9900001", "NO_FILE"))
        .noneSatisfy(line -> assertThat(line).contains("2026-10-16", "9900002"));
  }

  @Test
  void aWindowThatIsMovedCountsAtOnce() throws IOException {
    home.settings(LIVE);
    upload(at("2026-10-14T19:00"), HEADER, ROW);
    serve();

    home.settings("state: live", "options: { create: [SPED] }", "window: \"20:00-23:00\"");
    passUntil("2026-10-14T23:30");

    assertThat(history()).singleElement().asString().contains("2026-10-14 2", "APPLIED");
  }

  @Test
  void aBrokenDistrictStopsNobodyElseAndIsToldOnce() throws IOException {
    home.settings(LIVE);
    home.settingsOf(HomeFixture.OTHER_CODE, "state: alive");
    upload(at("2026-10-14T23:00"), HEADER, ROW);
    Path told = home.path("told");
    home.write(
        "sis-import.yaml",
        "serve: { every: 30m }",
        "alert: { command: [tee, -a, '" + told + "'] }");
    serve();
    passUntil("2026-10-15T07:30");

    assertThat(history()).singleElement().asString().contains("9900001", "APPLIED");
    await().until(() -> Files.exists(told) && home.read(told).lines().count() == 1);
    assertThat(home.read(told)).contains("districts/9900002/district.yaml:2: `state` is `alive`");
    assertThat(historyOfAll())
        .anySatisfy(line -> assertThat(line).contains("no run", "9900002", "SETUP", "`alive`"))
        .anySatisfy(line -> assertThat(line).contains("alert", "SETUP", "`alive`", "it lasts"));

    home.settingsOf(HomeFixture.OTHER_CODE, "state: live");
    passUntil("2026-10-15T07:40");
    await().until(() -> home.read(told).lines().count() == 2);
    assertThat(home.read(told)).contains("\nover: districts/9900002/district.yaml:2");
    assertThat(log().filter(line -> line.contains("`alive`"))).hasSize(2);
  }

  @Test
  void districtsThatCanNeverRunStopNobodyElseAndAreToldOnce() throws IOException {
    home.settings(LIVE);
    home.settingsOf("9900002", "code: 9900001");
    home.settingsOf("9900003", "window: 02:00-02:00");
    home.settingsOf("9900004", "pauses: [{ from: 01-01, to: 12-31 }]");
    upload(at("2026-10-14T23:00"), HEADER, ROW);
    serve();
    passUntil("2026-10-16T07:30");

    assertThat(history()).singleElement().asString().contains("9900001", "APPLIED");
    assertThat(alerts())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("SETUP", "it lasts"))
        .anySatisfy(
            line -> assertThat(line).contains("9900002/district.yaml:2: `code` is `9900001`"))
        .anySatisfy(line -> assertThat(line).contains("`02:00-02:00`, which never opens"))
        .anySatisfy(line -> assertThat(line).contains("`pauses` cover the whole year"));
    assertThat(log().filter(line -> line.contains("/district.yaml:2: "))).hasSize(3);
    assertThat(historyOfAll())
        .anySatisfy(line -> assertThat(line).contains("no run", "9900003", "SETUP"));
  }

  @Test
  void aPlaceThatIsGoneIsOneAlertForTheWholeNight() throws IOException {
    home.settings(LIVE);
    remove(home.path("districts/9900001/inbox"));
    serve();
    passUntil("2026-10-15T07:30");

    assertThat(alerts())
        .singleElement()
        .asString()
        .contains("SOURCE", "there is no folder", "it lasts");

    Files.createDirectories(home.path("districts/9900001/inbox"));
    passUntil("2026-10-16T07:30");
    assertThat(alerts()).singleElement().asString().contains("over since 2026-10-16");
  }

  @Test
  void aServerThatIsAwayIsOneAlertForAllWhoTakeTheirFilesFromIt(
      @TempDir Path root, @TempDir Path otherRoot) throws IOException {
    MinaServer gone = new MinaServer(root, "");
    MinaServer other = new MinaServer(otherRoot, "");
    gone.close();
    other.close();
    String server = "127.0.0.1:" + gone.port();
    List<String> codes = List.of(HomeFixture.CODE, HomeFixture.OTHER_CODE, "9900003");
    for (String code : codes) {
      takesFrom(code, gone.port(), gone.hostKey());
    }
    takesFrom("9900004", other.port(), other.hostKey());
    home.write("sis-import.yaml", "serve: { every: 4h, districts-at-once: 4 }");
    serve();
    passUntil("2026-10-15T07:30");

    assertThat(alerts())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("SOURCE", "cannot be reached", "it lasts"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        server + "  SOURCE    3 districts take their files from " + server,
                        "(9900001, 9900002, 9900003): The SFTP server " + server))
        .anySatisfy(line -> assertThat(line).contains("district 9900004: The SFTP server 127."));
    assertThat(historyOfAll())
        .filteredOn(line -> line.startsWith("no run"))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).contains("SERVER"));

    home.settingsOf("9900004", LIVE);
    try (MinaServer back = new MinaServer(root, "", gone.port())) {
      for (String code : codes) {
        Files.createDirectory(back.files().resolve(code));
        takesFrom(code, back.port(), back.hostKey());
      }
      passUntil("2026-10-15T07:40");
      assertThat(alerts())
          .as("of a server that nobody uses any more")
          .filteredOn(line -> line.contains("over since 2026-10-15"))
          .singleElement()
          .asString()
          .contains("9900004");
      passUntil("2026-10-16T07:30");
    }

    assertThat(alerts())
        .filteredOn(line -> line.contains(server))
        .singleElement()
        .asString()
        .contains("over since 2026-10-16");
  }

  /** A district with a short window whose files lie at an SFTP server of this machine. */
  private void takesFrom(String code, int port, String hostKey) throws IOException {
    home.settingsOf(
        code,
        "state: live",
        "window: \"02:00-03:00\"",
        "source:",
        "  sftp:",
        "    host: 127.0.0.1",
        "    port: " + port,
        "    user: golden-valley",
        "    directory: /upload/" + code,
        "    password: { file: password }",
        "    host-key: " + hostKey);
    Path password = home.write("districts/" + code + "/password", MinaServer.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aBrokenRuleLeavesTheLastGoodOnesInForceAndIsTold() throws IOException {
    home.settings(LIVE);
    upload(at("2026-10-14T23:00"), HEADER, ROW);
    serve();
    passUntil("2026-10-15T07:30");

    home.rules("headings.drl", "rule \"x\" when", "nonsense");
    upload(at("2026-10-15T23:00"), HEADER, ROW, OTHER_ROW);
    passUntil("2026-10-15T12:00");
    assertThat(historyOfAll())
        .anySatisfy(
            line ->
                assertThat(line).contains("alert", "RULES", "9900001/rules/headings.drl", "lasts"));
    passUntil("2026-10-16T07:30");

    assertThat(history().get(0)).contains("2026-10-16", "APPLIED", "1 created");
    remove(home.path("districts/9900001/rules"));
    passUntil("2026-10-16T07:40");
    assertThat(historyOfAll())
        .anySatisfy(line -> assertThat(line).contains("alert", "RULES", "over since"));
  }

  @Test
  void aPauseIsAnnouncedOnceAndNothingRunsInIt() throws IOException {
    home.settings(
        "state: live",
        "options: { create: [SPED] }",
        "pauses: [{ from: 2026-10-15, to: 2026-10-17 }]");
    upload(at("2026-10-14T19:00"), HEADER, ROW);
    serve();
    passUntil("2026-10-14T23:00");
    assertThat(historyOfAll())
        .singleElement()
        .asString()
        .contains("PAUSE", "imports pause from tomorrow, 2026-10-15 to 2026-10-17");

    passUntil("2026-10-18T01:00");
    assertThat(history()).isEmpty();
    assertThat(historyOfAll())
        .hasSize(2)
        .first()
        .asString()
        .contains("PAUSE", "ends tomorrow, 2026-10-17");
    assertThat(log().filter(line -> line.contains("imports pause"))).hasSize(1);

    passUntil("2026-10-18T07:30");
    assertThat(history()).singleElement().asString().contains("2026-10-18", "APPLIED");
  }

  @Test
  void whatLiesInTheWayIsToldOnce() throws IOException {
    home.settings(LIVE);
    home.settingsOf(HomeFixture.OTHER_CODE, "state: live", "source: { folder: " + inbox() + " }");
    Files.createDirectories(home.path("districts/golden-valley"));
    serve();
    passUntil("2026-10-14T21:00");
    clock.jump(Duration.ofHours(5));
    passUntil("2026-10-15T02:10");
    passUntil("2026-10-15T02:20");

    assertThat(alerts())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("STRAY", "districts/golden-valley"))
        .anySatisfy(line -> assertThat(line).contains("9900001 and 9900002 both take"))
        .anySatisfy(line -> assertThat(line).contains("set forward by 300 minutes", "over since"));
  }

  @Test
  void aFileThatBreaksRunsIsTriedThreeTimesANight() throws IOException {
    home.settings(LIVE);
    home.rules("headings.drl", "rule \"x\" when", "nonsense");
    upload(at("2026-10-14T23:00"), HEADER, ROW);
    serve();
    passUntil("2026-10-15T07:30");

    assertThat(history()).hasSize(3).allSatisfy(line -> assertThat(line).contains("FAILED"));
    assertThat(historyOfAll())
        .anySatisfy(line -> assertThat(line).contains("no run", "broke 3 runs of this night"))
        .anySatisfy(line -> assertThat(line).contains("alert", "FAILED", "run 3 failed"));
  }

  @Test
  void aFileThatIsHeldIsAnAlertUntilSomebodyDecides() throws IOException {
    home.settings("state: live", "limits: { changed: 50% from 2, updated: none, wider: none }");
    String header = "SSID,Last Name,First Name,Birthdate,Grade Level";
    home.ours(
        header,
        "1000000001,Alvarez,Marisol,2014-03-09,04",
        "1000000002,Okafor,Daniel,2013-11-21,06");
    upload(
        at("2026-10-14T23:00"),
        header,
        "1000000001,Alvarez,Marisol,2014-03-09,05",
        "1000000002,Okafor,Daniel,2013-11-21,07");
    serve();
    passUntil("2026-10-15T07:30");
    assertThat(alerts())
        .singleElement()
        .asString()
        .contains("HELD", "run 1 is held", "reject 1", "it lasts");

    home.clock(clock);
    HomeFixture.Answer rejected =
        home.run("reject", "1", "--by", "an operator", "--reason", "not theirs");
    assertThat(rejected.exit()).as(rejected.err()).isZero();
    passUntil("2026-10-16T07:30");
    assertThat(alerts()).singleElement().asString().contains("HELD", "over since 2026-10-16");
  }

  @Test
  void whatIsOlderThanItIsKeptIsRemoved() throws IOException {
    home.settings(LIVE);
    Path bytes = home.write("data/archive/9900001/" + "a".repeat(64), "a night long ago");
    Path rules = home.write("data/rules/models/" + "b".repeat(64), "rules of a night long ago");
    for (Path old : List.of(bytes, rules)) {
      Files.setLastModifiedTime(old, FileTime.from(at("2026-06-01T02:00")));
    }

    serve();

    assertThat(bytes).doesNotExist();
    assertThat(rules).doesNotExist();
  }

  @Test
  void oneServesAHomeAndCommandsComeInBetween() throws IOException {
    home.settings(LIVE);
    serve();
    passUntil("2026-10-15T02:30");

    assertThat(home.run("history").exit()).isZero();
    HomeFixture.Answer second = home.run("serve");

    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err()).contains("Another sis-import serves").hasLineCount(1);
  }

  // ---- by hand ----

  @Test
  void byHandARunKeepsToTheWindowAndToNewFilesUnlessTold() throws IOException {
    home.settings(LIVE);
    home.clock(clock);
    upload(at("2026-10-14T19:00"), HEADER, ROW);

    HomeFixture.Answer closed = home.run("run", HomeFixture.CODE);
    assertThat(closed.exit()).isEqualTo(4);
    assertThat(closed.err())
        .hasLineCount(1)
        .contains("outside the window 02:00-07:00", "nothing was done", "--now");

    clock.passUntil(at("2026-10-15T02:30"));
    assertThat(home.run("run", HomeFixture.CODE).out()).contains("1 created");
    HomeFixture.Answer again = home.run("run", HomeFixture.CODE);
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("before its last reading began");

    clock.passUntil(at("2026-10-15T12:00"));
    assertThat(home.run("run", "--now", "--json", HomeFixture.CODE).out()).contains("UNCHANGED");
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CALIFORNIA).toInstant();
  }

  private void upload(Instant modified, String... lines) throws IOException {
    uploadTo(HomeFixture.CODE, modified, lines);
  }

  private void uploadTo(String code, Instant modified, String... lines) throws IOException {
    Path file = home.sendTo(code, code + "_demographics.csv", lines);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private Path inbox() {
    return home.path("districts/9900001/inbox");
  }

  private void serve() {
    if (Files.notExists(home.path("sis-import.yaml"))) {
      home.write("sis-import.yaml", "serve: { every: 30m }");
    }
    workplace =
        new Workplace(
            Home.of(home.path("")),
            new Surroundings(clock, Duration.ofSeconds(10)),
            new PrintWriter(new StringWriter()));
    serving = Serving.of(workplace, clock::nanos);
    serving.service().start();
    settle(serving);
  }

  /** Time passes in steps of some minutes, and whatever is due is done before it passes on. */
  private void passUntil(String local) {
    Instant end = at(local);
    Serving now = serving;
    while (now != null && clock.instant().isBefore(end)) {
      Instant step = clock.instant().plus(Duration.ofMinutes(10));
      clock.passUntil(step.isAfter(end) ? end : step);
      settle(now);
    }
  }

  private static void settle(Serving serving) {
    serving.service().wake();
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(30))
        .until(serving.service()::isIdle);
  }

  private List<String> history() {
    return lines("history");
  }

  private List<String> alerts() {
    return historyOfAll().stream().filter(line -> line.startsWith("alert")).toList();
  }

  private List<String> historyOfAll() {
    return lines("history", "--all");
  }

  private List<String> lines(String... command) {
    HomeFixture.Answer answer = home.run(command);
    assertThat(answer.exit()).as(answer.err()).isZero();
    return answer.out().lines().filter(line -> !line.startsWith("nothing has ")).toList();
  }

  private Stream<String> log() {
    return home.read(home.path("data/sis-import.log")).lines();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
