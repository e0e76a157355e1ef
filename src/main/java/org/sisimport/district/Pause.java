package org.sisimport.district;

import java.time.LocalDate;
import java.time.MonthDay;

/** Days on which no file is taken. */
public sealed interface Pause {

  /** Whether the pause has that day of the district. */
  boolean has(LocalDate day);

  /**
   * The same days in every year.
   *
   * @param from the first day
   * @param to the last day; not before {@code from}
   */
  record Yearly(MonthDay from, MonthDay to) implements Pause {

    /** Checks the order of the days. */
    public Yearly {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a pause from " + from + " to " + to);
      }
    }

    @Override
    public boolean has(LocalDate day) {
      MonthDay ofYear = MonthDay.from(day);
      return !ofYear.isBefore(from) && !ofYear.isAfter(to);
    }
  }

  /**
   * Days of one summer.
   *
   * @param from the first day
   * @param to the last day; not before {@code from}
   */
  record Once(LocalDate from, LocalDate to) implements Pause {

    /** Checks the order of the days. */
    public Once {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a pause from " + from + " to " + to);
      }
    }

    @Override
    public boolean has(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }
}
