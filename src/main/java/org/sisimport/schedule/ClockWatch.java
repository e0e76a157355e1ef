package org.sisimport.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Notices when the machine's clock is set: it then moves by another time than has passed. */
final class ClockWatch {

  private static final Duration TOLERATED = Duration.ofMinutes(2);

  private final Clock clock;
  private final LongSupplier nanos;
  private Instant time;
  private long nano;

  /**
   * @param nanos a time that only passes, in nanoseconds
   */
  ClockWatch(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.time = clock.instant();
    this.nano = nanos.getAsLong();
  }

  /** By how much the clock was set since this was last asked; empty for less than minutes. */
  Optional<Duration> findJump() {
    Instant now = clock.instant();
    long nanoNow = nanos.getAsLong();
    Duration jump = Duration.between(time, now).minusNanos(nanoNow - nano);
    time = now;
    nano = nanoNow;
    return jump.abs().compareTo(TOLERATED) > 0 ? Optional.of(jump) : Optional.empty();
  }
}
