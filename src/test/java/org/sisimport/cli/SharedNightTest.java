package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.schedule.AlertKind;
import org.sisimport.store.Database;
import org.sisimport.store.PostgresServer;

/** Several processes that share one PostgreSQL, each here an own service in this process. */
class SharedNightTest {

  private static final int DISTRICTS = 50;
  private static final Instant EVENING = Instant.parse("2026-10-15T05:00:00Z");

  @RegisterExtension final HomeFixture home = new HomeFixture();

  private final SettableClock clock = new SettableClock(EVENING);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void twoServicesImportEachDistrictOnce() throws Exception {
    PostgresServer.Place place = PostgresServer.shared().newDatabase();
    open.add(place);
    settings(place.url());
    for (int i = 0; i < DISTRICTS; i++) {
      district(String.format(Locale.ROOT, "99001%02d", i));
    }
    List<Serving> both = List.of(serve(), serve());

    for (int hour = 0; hour < 9; hour++) {
      clock.pass(Duration.ofHours(1));
      both.forEach(serving -> serving.service().wake());
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofMinutes(1))
          .until(() -> both.get(0).service().isIdle());
    }

    try (Database database = place.connect()) {
      List<Run> runs = database.journal().list(null);
      assertThat(runs)
          .hasSize(DISTRICTS)
          .allSatisfy(run -> assertThat(run.status()).isEqualTo(RunStatus.APPLIED));
      assertThat(runs.stream().map(Run::district)).doesNotHaveDuplicates();
      assertThat(database.nightBook().listAlerts(null)).isEmpty();
    }
  }

  @Test
  void aDatabaseThatIsAwayAtTheStartOrLaterIsOneAlertEachTimeAndServingGoesOnWhenItIsBack(
      @TempDir Path data) throws Exception {
    PostgresServer server = PostgresServer.own(data);
    open.add(server);
    PostgresServer.Place place = server.newEmptyDatabase();
    settings(place.url());
    district(HomeFixture.CODE);

    server.stop();
    Serving serving = serve();
    wakeThreeTimes(serving);
    assertThat(timesTold()).isEqualTo(1);
    server.restart(data);
    passUntilApplied(serving, HomeFixture.CODE);

    server.stop();
    wakeThreeTimes(serving);
    assertThat(timesTold()).isEqualTo(2);
    district(HomeFixture.OTHER_CODE);
    server.restart(data);
    passUntilApplied(serving, HomeFixture.OTHER_CODE);

    try (Database database = place.connect()) {
      assertThat(database.nightBook().listAlerts("database"))
          .hasSize(2)
          .allSatisfy(
              alert -> {
                assertThat(alert.kind()).isEqualTo(AlertKind.DATABASE);
                assertThat(alert.closed()).isNotNull();
              });
    }
  }

  private void wakeThreeTimes(Serving serving) {
    for (int minute = 0; minute < 3; minute++) {
      clock.pass(Duration.ofMinutes(1));
      serving.service().wake();
    }
  }

  /** How often the operator was told that the database is away. */
  private long timesTold() {
    return home.read(home.path("data/sis-import.log"))
        .lines()
        .filter(line -> line.contains("no import runs: ") && !line.contains("over: "))
        .count();
  }

  private void passUntilApplied(Serving serving, String code) {
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              clock.pass(Duration.ofMinutes(10));
              serving.service().wake();
              return home.run("history", code).out().contains("APPLIED");
            });
  }

  private void settings(String url) throws Exception {
    Path password = home.write("password", PostgresServer.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    home.write(
        "sis-import.yaml",
        "database:",
        "  url: " + url,
        "  user: " + PostgresServer.USER,
        "  password: { file: password }",
        "serve: { every: 1h }");
  }

  private void district(String code) throws Exception {
    home.settingsOf(code, "state: live", "options: { create: [SPED] }");
    home.write("districts/" + code + "/schools.csv", "code,siteCode,name,default");
    Path file =
        home.sendTo(
            code,
            code + "_demographics.csv",
            "SSID,Last Name,First Name,Birthdate,Grade Level,Designation",
            "1" + code + "01,Alvarez,Marisol,20140309,05,SPED");
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofHours(1))));
  }

  private Serving serve() {
    Workplace workplace =
        new Workplace(
            Home.of(home.path("")),
            new Surroundings(clock, Duration.ofSeconds(10)),
            new PrintWriter(new StringWriter()));
    open.add(workplace);
    Serving serving = Serving.of(workplace, clock::nanos);
    open.add(serving);
    serving.service().start();
    return serving;
  }
}
