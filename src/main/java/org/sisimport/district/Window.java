package org.sisimport.district;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The hours in which a district's files are taken, by its own clocks.
 *
 * @param opens the first moment in it
 * @param closes the first moment after it; on the next day where it is before {@code opens}
 */
public record Window(LocalTime opens, LocalTime closes) {

  /** From 2 to 7 in the morning. */
  public static final Window DEFAULT = new Window(LocalTime.of(2, 0), LocalTime.of(7, 0));

  private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /**
   * Checks the hours.
   *
   * @throws IllegalArgumentException where both are the same: such a window never opens
   */
  public Window {
    if (opens.equals(closes)) {
      throw new IllegalArgumentException("a window from " + opens + " to " + closes);
    }
  }

  /** Whether it closes on the day after the one on which it opens. */
  public boolean crossesMidnight() {
    return closes.isBefore(opens);
  }

  /** As a settings file has it: {@code 02:00-07:00}. */
  @Override
  public String toString() {
    return HOURS.format(opens) + "-" + HOURS.format(closes);
  }
}
