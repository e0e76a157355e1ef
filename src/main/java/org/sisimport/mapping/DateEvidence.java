package org.sisimport.mapping;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DayMonthOrder;
import org.sisimport.facts.Field;

/**
 * Gathers from the whole of a date column which of day and month comes first. Only a date that the
 * column could really hold proves anything: 31/02/2010 and a birth date in the future do not.
 */
final class DateEvidence {

  /** Enough for the birth dates of a large district; further texts are judged anew each time. */
  private static final int REMEMBERED = 20_000;

  private static final int LONGEST_REMEMBERED = 100;

  private final DateRange range;
  private final Set<String> seen = new HashSet<>();
  private boolean anyUnordered;
  private boolean dayFirst;
  private boolean monthFirst;

  DateEvidence(Field field, LocalDate today) {
    this.range = DateRange.of(field, today);
  }

  void see(String raw) {
    if (raw.isEmpty() || seen.contains(raw)) {
      return;
    }
    if (seen.size() < REMEMBERED && raw.length() <= LONGEST_REMEMBERED) {
      seen.add(raw);
    }
    if (DateText.read(CleanText.of(raw), false) instanceof DateText.Unordered date) {
      anyUnordered = true;
      dayFirst |= date.first() > 12 && range.has(date.day(DayMonthOrder.DAY_FIRST));
      monthFirst |= date.second() > 12 && range.has(date.day(DayMonthOrder.MONTH_FIRST));
    }
  }

  /**
   * What the column comes to.
   *
   * @param setting the district's; {@code null} where it has none
   */
  DatesRead decide(@Nullable DayMonthOrder setting) {
    if (!anyUnordered) {
      return DatesRead.NO_ORDER_NEEDED;
    }
    if (dayFirst && monthFirst) {
      return DatesRead.CONTRADICTORY;
    }
    if (dayFirst) {
      return DatesRead.DAY_FIRST_PROVED;
    }
    if (monthFirst) {
      return DatesRead.MONTH_FIRST_PROVED;
    }
    if (setting == null) {
      return DatesRead.UNDECIDED;
    }
    return setting == DayMonthOrder.DAY_FIRST ? DatesRead.DAY_FIRST_SET : DatesRead.MONTH_FIRST_SET;
  }
}
