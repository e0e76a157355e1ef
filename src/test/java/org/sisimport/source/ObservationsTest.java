package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;

class ObservationsTest {

  private static final Instant NIGHT = Instant.parse("2026-11-03T10:00:00Z");
  private static final String DEMOGRAPHICS = "9900001_demographics.csv";

  private final Path home;
  private final Path inbox;
  private final Spool spool;
  private final Watch watch = new Watch();
  private final Observations visits = Observations.acrossVisits(watch);

  ObservationsTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.inbox = Files.createDirectories(home.resolve("districts/9900001/inbox"));
    this.spool = new Spool(home.resolve("data"), Clock.fixed(NIGHT, ZoneOffset.UTC));
    configure("name: Golden Valley");
  }

  @Test
  void aFileIsSeenFirstAndTakenByALaterVisitWhenItHasStoodStill() throws IOException {
    send("SSID\n", NIGHT);

    assertThatThrownBy(offer(visits)::fetch)
        .isInstanceOfSatisfying(
            NotQuietException.class,
            e -> assertThat(e.remaining()).isEqualTo(Duration.ofSeconds(60)))
        .isInstanceOf(LeftForLaterException.class)
        .hasMessage(
            "The file 9900001_demographics.csv of district 9900001 may still be written to; it stays"
                + " where it lies and is taken when its size and time have not changed for 60 s");
    watch.advance(59);
    assertThat(offer(visits).untilQuiet()).isEqualTo(Duration.ofSeconds(1));
    assertThatThrownBy(offer(visits)::fetch).isInstanceOf(NotQuietException.class);
    watch.advance(1);
    assertThat(offer(visits).untilQuiet()).isZero();
    assertThat(offer(visits).fetch().content()).hasContent("SSID\n");
  }

  @Test
  void aFileThatGrowsFromVisitToVisitIsNeverTaken() throws IOException {
    for (int i = 1; i < 10; i++) {
      send("SSID\n".repeat(i), watch.instant());
      assertThatThrownBy(offer(visits)::fetch).isInstanceOf(NotQuietException.class);
      watch.advance(300);
    }
    assertThatThrownBy(this::grownSinceItWasListed).isInstanceOf(FileChangedException.class);
  }

  private void grownSinceItWasListed() throws IOException {
    Offer offer = offer(visits);
    send("SSID\n".repeat(99), NIGHT);
    offer.fetch();
  }

  @Test
  void aTimeThatChangesIsAChange() throws IOException {
    send("SSID\n", NIGHT);
    offer(visits);
    watch.advance(300);
    send("SSID\n", NIGHT.plusSeconds(1));

    assertThatThrownBy(offer(visits)::fetch).isInstanceOf(NotQuietException.class);
  }

  @Test
  void aFileThatWentAndCameBackIsSeenAnew() throws IOException {
    Path file = send("SSID\n", NIGHT);
    offer(visits);
    Files.delete(file);
    assertThat(offers(visits)).isEmpty();
    watch.advance(300);
    send("SSID\n", NIGHT);

    assertThatThrownBy(offer(visits)::fetch).isInstanceOf(NotQuietException.class);
  }

  @Test
  void aClockThatIsSetBackStartsTheWaitAnew() throws IOException {
    send("SSID\n", NIGHT);
    offer(visits);
    watch.advance(-7200);
    assertThatThrownBy(offer(visits)::fetch).isInstanceOf(NotQuietException.class);
    watch.advance(60);

    assertThat(offer(visits).fetch().size()).isEqualTo(5);
  }

  @Test
  void ofThisMachineAFileIsTakenAtOnceThatIsMuchOlder() throws IOException {
    send("SSID\n", NIGHT.minus(Duration.ofMinutes(11)).minusMillis(1));
    assertThat(offer(visits).fetch().size()).isEqualTo(5);

    send("SSID\n", NIGHT.minus(Duration.ofMinutes(11)));
    assertThatThrownBy(offer(visits)::fetch).isInstanceOf(NotQuietException.class);
  }

  @Test
  void theIntervalIsTheDistricts() throws IOException {
    send("SSID\n", NIGHT);
    configure("name: A\nquiet: 5m");
    assertThat(offer(visits).untilQuiet()).isEqualTo(Duration.ofMinutes(5));

    configure("name: A\nquiet: 0s");
    assertThat(offer(visits).fetch().size()).isEqualTo(5);
  }

  @Test
  void whoeverComesOnceWaits() throws IOException {
    send("SSID\n", NIGHT);
    List<String> waits = new ArrayList<>();
    Observations once =
        Observations.waiting(watch, (file, duration) -> waits.add(file + " " + duration));

    assertThat(offer(once).fetch().size()).isEqualTo(5);
    assertThat(waits).containsExactly(DEMOGRAPHICS + " PT1M");
  }

  @Test
  void whatChangesWhileItIsWaitedForIsLeft() throws IOException {
    send("SSID\n", NIGHT);
    Observations once =
        Observations.waiting(
            watch,
            (file, duration) -> {
              try {
                send("SSID\n1", NIGHT);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThatThrownBy(offer(once)::fetch).isInstanceOf(FileChangedException.class);
  }

  @Test
  void aWaitCanBeInterrupted() throws IOException {
    send("SSID\n", NIGHT);
    Observations once =
        Observations.waiting(
            watch,
            (file, duration) -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(offer(once)::fetch)
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void atAServerTheFilesOwnTimeSaysNothing() throws IOException {
    try (MinaServer server = new MinaServer(Files.createDirectory(home.resolve("server")), "")) {
      Path file = Files.writeString(server.files().resolve(DEMOGRAPHICS), "SSID\n");
      Files.setLastModifiedTime(file, FileTime.from(NIGHT.minus(Duration.ofDays(30))));
      SftpHome sftp =
          new SftpHome(home.resolve("sftp"), server, server.port())
              .withPassword(MinaServer.PASSWORD)
              .withSettings("quiet: 2m")
              .withObservations(visits);

      try (Source first = sftp.source()) {
        assertThatThrownBy(first.listNewest().get(0)::fetch).isInstanceOf(NotQuietException.class);
      }
      watch.advance(120);
      try (Source second = sftp.source()) {
        assertThat(second.listNewest().get(0).fetch().size()).isEqualTo(5);
      }
    }
  }

  private Offer offer(Observations observations) {
    List<Offer> offers = offers(observations);
    assertThat(offers).hasSize(1);
    return offers.get(0);
  }

  private List<Offer> offers(Observations observations) {
    DistrictFolder district = new Districts(home).get("9900001");
    try (Source source = Sources.of(district, spool, observations)) {
      return source.listNewest();
    }
  }

  private void configure(String yaml) throws IOException {
    Files.writeString(home.resolve("districts/9900001/district.yaml"), yaml);
  }

  private Path send(String content, Instant modified) throws IOException {
    Path file = Files.writeString(inbox.resolve(DEMOGRAPHICS), content);
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  /** A clock that is set by hand. */
  private static final class Watch extends Clock {

    private Instant now = NIGHT;

    void advance(int seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
