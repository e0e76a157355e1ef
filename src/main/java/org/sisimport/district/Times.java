package org.sisimport.district;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * When a district's files may be taken.
 *
 * @param zone in which its days begin and end
 * @param window the hours of a night
 * @param pauses days on which it does not open; they leave a day of every year
 */
public record Times(ZoneId zone, Window window, List<Pause> pauses) {

  /** California. */
  public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Los_Angeles");

  private static final int A_COMMON_YEAR = 2027;

  /**
   * Checks the pauses.
   *
   * @throws IllegalArgumentException where no day is left
   */
  public Times {
    pauses = List.copyOf(pauses);
    if (coverTheYear(pauses)) {
      throw new IllegalArgumentException("pauses that cover the whole year");
    }
  }

  /** Whether the window stays closed in the night that begins on that day. */
  public boolean isPaused(LocalDate day) {
    return pauses.stream().anyMatch(pause -> pause.has(day));
  }

  /** Whether what is paused every year leaves no day. */
  static boolean coverTheYear(List<Pause> pauses) {
    List<Pause> yearly = pauses.stream().filter(Pause.Yearly.class::isInstance).toList();
    return LocalDate.ofYearDay(A_COMMON_YEAR, 1)
        .datesUntil(LocalDate.ofYearDay(A_COMMON_YEAR + 1, 1))
        .allMatch(day -> yearly.stream().anyMatch(pause -> pause.has(day)));
  }
}
