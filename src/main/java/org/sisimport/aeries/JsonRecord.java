package org.sisimport.aeries;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.IsoDay;

/**
 * The fields of one record that somebody wants, as text; filled anew for each record of an answer.
 */
final class JsonRecord {

  /** Longer texts are in none of the fields that are wanted. */
  static final int LONGEST = 1_000;

  /** Old interfaces of Aeries write this day where there is none. */
  private static final String NO_DAY = "0001-01-01";

  private static final int DAY = 10;
  private static final int MOST_DIGITS = 18;

  private final Map<String, Integer> fields = new HashMap<>();
  private final @Nullable String[] texts;
  private final boolean[] seen;
  private int number;
  private @Nullable String problem;

  JsonRecord(List<String> wanted) {
    wanted.forEach(field -> fields.put(field, fields.size()));
    texts = new @Nullable String[wanted.size()];
    seen = new boolean[wanted.size()];
  }

  /** Forgets the last record. */
  void begin(int place) {
    number = place;
    problem = null;
    Arrays.fill(texts, null);
    Arrays.fill(seen, false);
  }

  boolean wants(String field) {
    return fields.containsKey(field);
  }

  /** Takes the value of a field that is wanted. */
  void put(String field, @Nullable String text) {
    int index = fields.getOrDefault(field, 0);
    if (seen[index]) {
      fail("has " + field + " twice");
    } else if (text != null && text.length() > LONGEST) {
      fail("has a " + field + " of more than 1,000 characters");
    } else {
      texts[index] = text;
    }
    seen[index] = true;
  }

  /** The record as such cannot be trusted; the first reason stands. */
  void fail(String what) {
    if (problem == null) {
      problem = what;
    }
  }

  /** The first record of an answer is 1. */
  int number() {
    return number;
  }

  /** Why the record cannot be trusted, for a sentence that begins with its place. */
  @Nullable String problem() {
    return problem;
  }

  /** The text of a field without spaces around it; {@code ""} where there is nothing. */
  String text(String field) {
    String text = texts[fields.getOrDefault(field, 0)];
    return text == null ? "" : text.strip();
  }

  /**
   * The number of a student or school; 0, which stands for no link, where there is none. What is
   * none is a problem of the record.
   */
  long link(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      return 0;
    }
    if (text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      fail("has a " + field + " that is no whole number");
      return 0;
    }
    return Long.parseLong(text);
  }

  /** The day of a time; {@code null} where there is none. What is none is a problem. */
  @Nullable LocalDate day(String field) {
    String text = dayText(field);
    if (text.isEmpty()) {
      return null;
    }
    LocalDate day = IsoDay.parse(text).orElse(null);
    if (day == null) {
      fail("has a " + field + " that is no date");
    }
    return day;
  }

  /** The day of a time as text, {@code 2014-09-03}; a text that is none as it stands. */
  String dayText(String field) {
    String text = text(field);
    String day = text.length() > DAY && text.charAt(DAY) == 'T' ? text.substring(0, DAY) : text;
    return day.equals(NO_DAY) ? "" : day;
  }
}
