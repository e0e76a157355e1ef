package org.sisimport.receiver;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * From when to when.
 *
 * @param begins the first day; {@code null} where it is not known
 * @param ends the first day after it: OneRoster's end dates are exclusive; {@code null} where it is
 *     not known
 */
record Term(@Nullable LocalDate begins, @Nullable LocalDate ends) {

  /** Nothing is known. */
  static final Term UNKNOWN = new Term(null, null);

  /** The days of a record, {@code ""} where there is none. */
  static Term of(String begins, String ends) {
    return begins.isEmpty() && ends.isEmpty() ? UNKNOWN : new Term(day(begins), day(ends));
  }

  /** The day of a text like {@code 2014-09-03}; {@code null} where it is none. */
  static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      // a package's days are checked when it is read; whatever else this is says nothing
      return null;
    }
  }

  /** From the first of all days to the last; a day that one of them does not know is unknown. */
  static Term spanning(Collection<Term> terms) {
    LocalDate begins = null;
    LocalDate ends = null;
    for (Term term : terms) {
      if (term.begins == null || term.ends == null) {
        return UNKNOWN;
      }
      begins = begins == null || term.begins.isBefore(begins) ? term.begins : begins;
      ends = ends == null || term.ends.isAfter(ends) ? term.ends : ends;
    }
    return new Term(begins, ends);
  }

  /** This, with the days of another where it knows none. */
  Term orElse(Term other) {
    return new Term(begins == null ? other.begins : begins, ends == null ? other.ends : ends);
  }

  boolean begun(LocalDate today) {
    return begins == null || !begins.isAfter(today);
  }

  boolean ended(LocalDate today) {
    return ends != null && !ends.isAfter(today);
  }
}
