package org.sisimport.oneroster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and times by ISO 8601, looked at by their characters: there are millions in a package. */
final class Days {

  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{1,9})?\\s?(Z|[+-]\\d\\d:?\\d\\d)?)?");

  private static final int SECONDS_OF_DAY = 24 * 60 * 60;

  private Days() {}

  /** Whether a text is a day of the calendar, {@code 2026-08-31}. */
  static boolean isDay(String text) {
    return text.length() == 10 && startsWithDay(text);
  }

  /**
   * A time as the specification has it, {@code 2026-08-31T18:25:43.511Z}; {@code null} where it is
   * none.
   */
  static @Nullable Instant time(String text) {
    int length = text.length();
    if (length < 20
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || text.charAt(length - 1) != 'Z'
        || !startsWithDay(text)) {
      return null;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int nanos = fraction(text, 19, length - 1);
    if (hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59
        || nanos < 0) {
      return null;
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    return Instant.ofEpochSecond(
        day * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second, nanos);
  }

  /**
   * A time in another form: a day alone is its beginning, and what names no zone is UTC; {@code
   * null} where the text is nothing of the kind.
   */
  static @Nullable Instant otherTime(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String zone = orElse(parts.group(5), "Z");
    try {
      return OffsetDateTime.parse(
              parts.group(1)
                  + 'T'
                  + orElse(parts.group(2), "00:00")
                  + orElse(parts.group(3), ":00")
                  + orElse(parts.group(4), "")
                  + (zone.length() == 5 ? zone.substring(0, 3) + ':' + zone.substring(3) : zone))
          .withOffsetSameInstant(ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  private static boolean startsWithDay(String text) {
    if (text.charAt(4) != '-' || text.charAt(7) != '-') {
      return false;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return year > 0
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  /** {@code .511}; -1 where it is none. */
  private static int fraction(String text, int from, int to) {
    if (from == to) {
      return 0;
    }
    int digits = to - from - 1;
    int number = text.charAt(from) == '.' && digits <= 9 ? number(text, from + 1, to) : -1;
    for (int more = digits; more < 9 && number > 0; more++) {
      number *= 10;
    }
    return number;
  }

  /** -1 where there is anything but digits, or nothing. */
  private static int number(String text, int from, int to) {
    int number = from < to ? 0 : -1;
    for (int at = from; at < to; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
