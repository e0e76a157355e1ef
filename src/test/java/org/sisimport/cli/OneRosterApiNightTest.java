package org.sisimport.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.rosterapi.OneRosterStub;

/** Nights in which a OneRoster API is asked, from the question to the log. */
class OneRosterApiNightTest {

  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

  @RegisterExtension private final HomeFixture home = new HomeFixture();

  private final SettableClock clock = new SettableClock(at("2026-10-15T02:00"));
  private final OneRosterStub stub = new OneRosterStub();

  @BeforeEach
  void aDistrictWhoseApiIsAsked() throws IOException {
    home.clock(clock);
    home.settings(
        "state: live",
        "source:",
        "  oneroster:",
        "    url: " + stub.url(),
        "    oauth2:",
        "      token-url: " + stub.tokenUrl(),
        "      client-id: " + OneRosterStub.CLIENT,
        "      secret: { file: ../../secret }",
        "    per-second: 1000");
    Path secret = home.write("secret", OneRosterStub.SECRET);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    home.ours(
        "SSID,Last Name,First Name,Birthdate,Grade Level,School of Attendance",
        "1000000001,Ruiz,Ana,2016-05-01,04,9900101",
        "1000000002,Lee,Bo,2021-02-03,TK,9900101");
    stub.smallDistrict().student("U2", "1000000002", "Bo", "Lee", "KG");
    stub.set("demographics", "U2", "birthDate", "2021-02-03");
  }

  @AfterEach
  void whatOpensTheApiStandsNowhere() throws IOException {
    stub.close();
    try (Stream<Path> files = Files.walk(home.path("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(OneRosterStub.SECRET, OneRosterStub.TOKEN);
      }
    }
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CALIFORNIA).toInstant();
  }

  /** What a visit at that time asked, in number of questions, as {@code serve} visits. */
  private int visit(String local) {
    clock.passUntil(at(local));
    int before = stub.asked().size();
    HomeFixture.Answer answer = home.run("run");
    assertThat(answer.out() + answer.err())
        .doesNotContain(OneRosterStub.SECRET, OneRosterStub.TOKEN);
    return stub.asked().size() - before;
  }

  private List<String> runs() {
    return home.ask(
        database ->
            database.journal().list(CODE).stream()
                .map(run -> run.pattern() + ":" + run.status())
                .toList());
  }

  private String kept(RosterFile file) {
    RosterRegister.KeptFile kept = home.ask(database -> database.roster().count(CODE, file));
    return kept.active() + " active, " + kept.toBeDeleted() + " to be deleted";
  }

  @Test
  void aNightUpdatesStudentsKeepsTheRosterAndIsExplained() {
    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.counts()).isEqualTo("2 read: 2 updated");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "KN");
    assertThat(kept(RosterFile.USERS)).isEqualTo("3 active, 0 to be deleted");
    assertThat(kept(RosterFile.ENROLLMENTS)).isEqualTo("2 active, 0 to be deleted");
    assertThat(home.explain("--ssid", "1000000001"))
        .contains("oneroster-api-2026-10-15.zip", "users.csv, line 3, SSID ******0001");
  }

  @Test
  void theSameNightAgainChangesNothing() {
    home.night();
    var students = home.students();

    Night again = home.night();

    assertThat(again.status()).isEqualTo("UNCHANGED");
    assertThat(home.students()).isEqualTo(students);
    assertThat(kept(RosterFile.USERS)).isEqualTo("3 active, 0 to be deleted");
  }

  @Test
  void whoIsGoneThereIsKeptHereAsToBeDeleted() {
    home.night();
    stub.set("users", "U2", "status", "tobedeleted");
    stub.set("demographics", "U2", "status", "tobedeleted");

    home.night();

    assertThat(kept(RosterFile.USERS)).isEqualTo("2 active, 1 to be deleted");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "KN");
  }

  @Test
  void withoutDemographicsNothingThatIsKnownIsBlanked() {
    home.night();
    stub.answer("demographics", aResponse().withStatus(403));
    stub.set("users", "U1", "grades", List.of("06"));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(home.student("1000000001"))
        .containsEntry("Grade Level", "06")
        .containsEntry("Birthdate", "2016-05-01");
    assertThat(kept(RosterFile.DEMOGRAPHICS)).isEqualTo("2 active, 0 to be deleted");
    assertThat(home.read(home.path("data/sis-import.log")))
        .contains("the OneRoster API does not give demographics");
  }

  @Test
  void itIsReadOnceANight() {
    assertThat(visit("2026-10-15T02:00")).isEqualTo(8);
    assertThat(visit("2026-10-15T02:10")).isZero();
    assertThat(visit("2026-10-16T02:05")).isEqualTo(8);

    assertThat(runs()).containsExactly("oneroster-api:UNCHANGED", "oneroster-api:APPLIED");
  }

  @Test
  void aReadThatBreaksOffInTheMiddleIsNoDelivery() {
    stub.answer("enrollments", aResponse().withStatus(403));

    assertThat(visit("2026-10-15T02:00")).isEqualTo(7);
    assertThat(visit("2026-10-15T02:10")).isZero();

    assertThat(runs()).isEmpty();
    assertThat(home.path("data/spool")).isEmptyDirectory();
    assertThat(home.path("data/archive")).isEmptyDirectory();
    assertThat(home.run("history", CODE, "--all").out())
        .contains(
            "The OneRoster API at " + stub.url() + " of district 9900001 forbids the question");
  }

  @Test
  void aCheckAsksForOneSchoolOnly() {
    HomeFixture.Answer check = home.run("check", CODE);

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out())
        .contains("from the OneRoster API at " + stub.url())
        .contains("9900001: OneRoster answers, and shows its schools");
    assertThat(stub.asked()).hasSize(2);
  }
}
