package org.sisimport.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DayMonthOrder;

/**
 * The forms in which dates come. Digits are ASCII digits; a time of day behind a date is left away.
 */
final class DateText {

  private static final String TIME =
      "(?:[T ] ?\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\\d{2}:?\\d{2})?)?";

  private static final Pattern BASIC = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})" + TIME);
  private static final Pattern NAMED_MONTH =
      Pattern.compile("(\\d{1,2})[- ]([A-Za-z]{3,9})[- ](\\d{4})" + TIME);
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d{1,15})?");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("\\d{1,2}([-/. ])(?:\\d{1,2}|[A-Za-z]{3,9})\\1\\d{2}" + TIME);

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** Serial number 0 of the 1900 system for every day from March 1900 on. */
  private static final LocalDate DAY_0_OF_1900 = LocalDate.of(1899, 12, 30);

  private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);

  private DateText() {}

  /** What a text is as a date. */
  sealed interface Form {}

  /** A day, or {@code null} where the calendar has no such day. */
  record Exact(@Nullable LocalDate day) implements Form {}

  /** Two numbers of which one is the day and one the month, and a year. */
  record Unordered(int first, int second, int year) implements Form {
    /** The day that it is by an order; {@code null} where the calendar has no such day. */
    @Nullable LocalDate day(DayMonthOrder order) {
      return order == DayMonthOrder.DAY_FIRST
          ? findDay(year, second, first)
          : findDay(year, first, second);
    }
  }

  /** A date whose year has two digits. */
  record ShortYear() implements Form {}

  /** No date. */
  record NoDate() implements Form {}

  /**
   * Reads a clean text.
   *
   * @param dates1904 whether serial numbers count from 1904
   */
  static Form read(String text, boolean dates1904) {
    Matcher matcher = BASIC.matcher(text);
    if (matcher.matches()) {
      return new Exact(findDay(number(matcher, 1), number(matcher, 2), number(matcher, 3)));
    }
    matcher = YEAR_LAST.matcher(text);
    if (matcher.matches()) {
      return new Unordered(number(matcher, 1), number(matcher, 3), number(matcher, 4));
    }
    matcher = YEAR_FIRST.matcher(text);
    if (matcher.matches()) {
      return new Exact(findDay(number(matcher, 1), number(matcher, 3), number(matcher, 4)));
    }
    matcher = NAMED_MONTH.matcher(text);
    if (matcher.matches()) {
      int month = month(matcher.group(2));
      return month == 0
          ? new NoDate()
          : new Exact(findDay(number(matcher, 3), month, number(matcher, 1)));
    }
    matcher = SERIAL.matcher(text);
    if (matcher.matches()) {
      return new Exact((dates1904 ? DAY_0_OF_1904 : DAY_0_OF_1900).plusDays(number(matcher, 1)));
    }
    return SHORT_YEAR.matcher(text).matches() ? new ShortYear() : new NoDate();
  }

  /** The number of an English month or its first three letters; 0 for another word. */
  private static int month(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      String month = MONTHS.get(i);
      if (month.equals(lower) || month.substring(0, 3).equals(lower)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static @Nullable LocalDate findDay(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
