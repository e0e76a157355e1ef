package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file is new enough to be taken. Times are compared in whole seconds, because file
 * systems and SFTP keep no more. A week is seven times 24 hours that have passed, also where the
 * clocks were changed in between: then it is an hour more or less by the wall.
 *
 * @param verdict what happens to the file
 * @param sentence why it is not taken, or what to know of one that is; {@code null} where there is
 *     nothing to say
 */
public record Freshness(Verdict verdict, @Nullable String sentence) {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.US);

  /** What happens to a file. */
  public enum Verdict {
    /** It is read. */
    TAKE,
    /** It was there before the last reading of a file of its name began. */
    OLDER_THAN_LAST_READING,
    /** It lies there for more than a week. */
    OLDER_THAN_ONE_WEEK
  }

  /**
   * Judges a file.
   *
   * @param modified when it was last modified, by the clock of where it lies
   * @param lastReading when the reading of the most recent run of that file began; {@code null}
   *     where there was none
   * @param zone in which the sentence tells times
   */
  public static Freshness of(
      Instant modified, @Nullable Instant lastReading, Instant now, ZoneId zone) {
    Instant file = modified.truncatedTo(ChronoUnit.SECONDS);
    Instant today = now.truncatedTo(ChronoUnit.SECONDS);
    String seen = "the file was last modified on " + TIME.format(file.atZone(zone));
    if (lastReading != null && file.isBefore(lastReading.truncatedTo(ChronoUnit.SECONDS))) {
      return new Freshness(
          Verdict.OLDER_THAN_LAST_READING,
          seen
              + ", before its last reading began on "
              + TIME.format(lastReading.atZone(zone))
              + "; upload it again to have it read");
    }
    if (file.isBefore(today.minus(WEEK))) {
      return new Freshness(
          Verdict.OLDER_THAN_ONE_WEEK,
          seen
              + ", more than a week before "
              + TIME.format(today.atZone(zone))
              + "; upload it again to have it read");
    }
    return new Freshness(
        Verdict.TAKE,
        file.isAfter(today.plus(CLOCKS_DIFFER))
            ? seen
                + ", more than a day after "
                + TIME.format(today.atZone(zone))
                + "; it is read all the same, but the clock of where it lies is to be looked at"
            : null);
  }
}
