package org.sisimport.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets no more requests of a pull begin than the district's server is to bear, and none while the
 * server asks to be left alone. Safe for use by several threads.
 */
final class Pace {

  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  private static final long LOOKS_UP = TimeUnit.SECONDS.toNanos(1);

  private final long interval;
  private final LongSupplier nanos;
  private final Sleeper sleeper;
  private final Runnable stop;
  private final long began;
  private long next;
  private long heldUntil;
  private long held;

  /**
   * A pace.
   *
   * @param perSecond how many requests may begin in a second
   * @param nanos a time that only passes
   * @param stop throws where the pull is to be broken off; called before each request, and every
   *     second of a wait
   */
  Pace(int perSecond, LongSupplier nanos, Sleeper sleeper, Runnable stop) {
    this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.nanos = nanos;
    this.sleeper = sleeper;
    this.stop = stop;
    this.began = nanos.getAsLong();
    this.next = began;
    this.heldUntil = began;
  }

  /** By the time of this machine. */
  static Pace of(int perSecond, Runnable stop) {
    return new Pace(
        perSecond, System::nanoTime, wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()), stop);
  }

  /** Returns when the next request may begin. */
  void await() throws InterruptedException {
    stop.run();
    for (long wait = take(); wait > 0; wait = held()) {
      sleep(wait);
    }
  }

  private void sleep(long wait) throws InterruptedException {
    for (long left = wait; left > 0; left -= LOOKS_UP) {
      sleeper.sleep(Duration.ofNanos(Math.min(left, LOOKS_UP)));
      stop.run();
    }
  }

  /**
   * Lets none begin for so long.
   *
   * @param most how long the pull may be held in all
   * @return whether that is not exceeded; else nothing is held
   */
  synchronized boolean holdFor(Duration duration, Duration most) {
    // also of a date so far ahead that it cannot be counted in nanoseconds
    if (duration.compareTo(most) > 0) {
      return false;
    }
    long now = nanos.getAsLong();
    long more = now + duration.toNanos() - Math.max(now, heldUntil);
    if (more <= 0) {
      return true;
    }
    if (held + more > most.toNanos()) {
      return false;
    }
    held += more;
    heldUntil = now + duration.toNanos();
    return true;
  }

  /** How long the pull has lasted. */
  Duration passed() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  private synchronized long take() {
    long now = nanos.getAsLong();
    long slot = Math.max(now, Math.max(next, heldUntil));
    next = slot + interval;
    return slot - now;
  }

  /** The server may have asked for more while somebody waited. */
  private synchronized long held() {
    return heldUntil - nanos.getAsLong();
  }
}
