package org.sisimport.mapping;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/** The days that a field may have. */
record DateRange(LocalDate first, LocalDate last, boolean untilToday) {

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /** Nobody was born after today; other dates may be planned some years ahead. */
  static DateRange of(Field field, LocalDate today) {
    return field == Field.BIRTHDATE
        ? new DateRange(EARLIEST, today, true)
        : new DateRange(EARLIEST, today.plusYears(10), false);
  }

  /** Whether the day exists and lies within. */
  boolean has(@Nullable LocalDate day) {
    return day != null && findProblem(day) == null;
  }

  /** What is wrong with a day; {@code null} where nothing is. */
  @Nullable String findProblem(LocalDate day) {
    if (day.isBefore(first)) {
      return "lies before " + first.getYear();
    }
    if (day.isAfter(last)) {
      return untilToday ? "lies in the future" : "lies too far in the future";
    }
    return null;
  }

  /** For messages: what would have worked. */
  String text() {
    return "a day from " + first.getYear() + " to " + (untilToday ? "today" : last.getYear());
  }
}
