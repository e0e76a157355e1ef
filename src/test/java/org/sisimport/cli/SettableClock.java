package org.sisimport.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is set. */
final class SettableClock extends Clock {

  private volatile Instant now;
  private volatile long passed;

  SettableClock(Instant now) {
    this.now = now;
  }

  /** Time passes. */
  void pass(Duration time) {
    now = now.plus(time);
    passed += time.toNanos();
  }

  /** Time passes until then. */
  void passUntil(Instant then) {
    pass(Duration.between(now, then));
  }

  /** Somebody sets the clock; no time passes. */
  void jump(Duration by) {
    now = now.plus(by);
  }

  /** A time that only passes, in nanoseconds. */
  long nanos() {
    return passed;
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
