package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a district is looked at: first at a moment of its own in the first half of its window, so
 * that not all districts come at once, and then again and again until the window closes.
 */
public final class Visits {

  /** Districts that are late share this time, so that a start does not take them all at once. */
  private static final Duration CATCHING_UP = Duration.ofMinutes(5);

  private final Openings openings;
  private final Duration every;

  /** The district's place among all, from 0 to below 1. */
  private final double place;

  /**
   * The visits of one district.
   *
   * @param code seven digits; they give the district its place in the window
   * @param every how long after a visit the next one begins
   */
  public Visits(Openings openings, String code, Duration every) {
    this.openings = openings;
    this.every = every;
    this.place = place(code);
  }

  /**
   * The next visit: never before {@code now}, never outside the window, never in a pause. To be
   * asked once after each visit and once when a process starts; what it returned stands until then.
   * Depends on nothing but its parameters, so a clock that jumps needs no care.
   *
   * @param lastVisit when the last one began; {@code null} where there was none. One that lies
   *     after {@code now} was begun by a clock that was wrong: within the night it counts as a
   *     visit now, else not at all
   */
  public Instant nextVisit(Instant now, @Nullable Instant lastVisit) {
    if (!(openings.at(now) instanceof Opening.Open night)) {
      return first(openings.nextNight(now));
    }
    Instant due = due(night, now, lastVisit);
    if (!due.isBefore(night.closes())) {
      return first(openings.nextNight(now));
    }
    return due.isBefore(now) ? soon(now, night.closes()) : due;
  }

  /** The first visit of the next night that opens after that moment. */
  Instant nextNight(Instant after) {
    return first(openings.nextNight(after));
  }

  private Instant due(Opening.Open night, Instant now, @Nullable Instant lastVisit) {
    Instant first = first(night.opened(), night.closes());
    boolean sameNight =
        lastVisit != null
            && !lastVisit.isBefore(night.opened())
            && lastVisit.isBefore(night.closes());
    if (lastVisit == null || !sameNight) {
      return first;
    }
    Instant last = lastVisit.isAfter(now) ? now : lastVisit;
    return last.plus(every).isBefore(first) ? first : last.plus(every);
  }

  private Instant first(Openings.Night night) {
    return first(night.opens(), night.closes());
  }

  private Instant first(Instant opens, Instant closes) {
    return opens.plus(part(Duration.between(opens, closes).dividedBy(2)));
  }

  private Instant soon(Instant now, Instant closes) {
    Duration left = Duration.between(now, closes).dividedBy(2);
    return now.plus(part(left.compareTo(CATCHING_UP) < 0 ? left : CATCHING_UP));
  }

  /** The district's part of a time that all share, in whole seconds. */
  private Duration part(Duration shared) {
    return Duration.ofSeconds((long) (place * shared.toSeconds()));
  }

  /** Codes of neighbours differ in a digit or two: the mixing of SplitMix64 drives them apart. */
  private static double place(String code) {
    long mixed = code.hashCode() * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) / (double) (1L << 53);
  }
}
