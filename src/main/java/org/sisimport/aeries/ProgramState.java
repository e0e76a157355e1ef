package org.sisimport.aeries;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a program of a student stands on the day of the pull. What comes first counts first. */
enum ProgramState {
  CURRENT,
  NOT_BEGUN,
  ENDED,
  /** Without a start, or with an end before it: such a row counts for nothing. */
  UNDATED;

  /**
   * By its dates, both days included.
   *
   * @param start {@code null} where there is none
   * @param end {@code null} where it has not ended
   */
  static ProgramState on(LocalDate day, @Nullable LocalDate start, @Nullable LocalDate end) {
    if (start == null || (end != null && end.isBefore(start))) {
      return UNDATED;
    }
    if (start.isAfter(day)) {
      return NOT_BEGUN;
    }
    return end != null && end.isBefore(day) ? ENDED : CURRENT;
  }
}
