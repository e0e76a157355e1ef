package org.sisimport.cli;

import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** {@code serve} over a home, by a clock that the test sets. */
final class ServedNights implements AutoCloseable {

  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

  private final SettableClock clock;
  private final Workplace workplace;
  private final Serving serving;

  private ServedNights(HomeFixture home, SettableClock clock) {
    this.clock = clock;
    if (Files.notExists(home.path("sis-import.yaml"))) {
      home.write("sis-import.yaml", "serve: { every: 30m }");
    }
    workplace =
        new Workplace(
            Home.of(home.path("")),
            new Surroundings(clock, Duration.ofSeconds(10)),
            new PrintWriter(new StringWriter()));
    serving = Serving.of(workplace, clock::nanos);
  }

  /** Starts it at the clock's time. */
  static ServedNights begin(HomeFixture home, SettableClock clock) {
    ServedNights nights = new ServedNights(home, clock);
    nights.serving.service().start();
    nights.settle();
    return nights;
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CALIFORNIA).toInstant();
  }

  /** Time passes in steps of ten minutes, and whatever is due is done before it passes on. */
  void passUntil(String local) {
    Instant end = at(local);
    while (clock.instant().isBefore(end)) {
      Instant step = clock.instant().plus(Duration.ofMinutes(10));
      clock.passUntil(step.isAfter(end) ? end : step);
      settle();
    }
  }

  /** Looks for what is due, and does not wait for it. */
  void wake() {
    serving.service().wake();
  }

  /** Whatever is due is done; others may do it. */
  void settle() {
    serving.service().wake();
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(30))
        .until(serving.service()::isIdle);
  }

  @Override
  public void close() {
    serving.close();
    workplace.close();
  }
}
