package org.sisimport.schedule;

import java.time.Instant;
import java.time.LocalDate;

/** How a district's window stands at a moment. */
public sealed interface Opening {

  /** One sentence on how it stands and what comes next, with times in the district's zone. */
  String sentence();

  /**
   * Files may be taken.
   *
   * @param night the district's day on which the window opened; it names the night
   * @param opened the first moment in it
   * @param closes the first moment after it; an import that runs then is finished
   */
  record Open(LocalDate night, Instant opened, Instant closes, String sentence)
      implements Opening {}

  /**
   * It is another time of day.
   *
   * @param next when the window opens again
   */
  record Closed(Instant next, String sentence) implements Opening {}

  /**
   * No night of these days opens.
   *
   * @param from the first day; pauses that touch are one
   * @param to the last day
   * @param resumes when the window opens again
   */
  record Paused(LocalDate from, LocalDate to, Instant resumes, String sentence)
      implements Opening {}
}
