package org.sisimport.facts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A student of ours, of whom a receiver may be told. RECEIVERS sitting.
 *
 * @param student our record
 * @param leftThisYear whether the student has left, on the first day of the academic year or later
 * @param daysGone how many days ago the student left; 0 where the student has not left, or the day
 *     is not known
 */
public record OurStudent(ExistingStudent student, boolean leftThisYear, int daysGone)
    implements ReceiverEntry {

  private static final DateTimeFormatter MONTH_FIRST =
      DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  @Override
  public String id() {
    return String.valueOf(student.id());
  }

  /**
   * The day on which the student left, as {@code 2026-10-05}; {@code null} where the student has
   * not left, or the day is not known.
   */
  public @Nullable String leftOn() {
    LocalDate day = day();
    return day == null ? null : day.toString();
  }

  /**
   * The day on which the student left, as {@code 10/05/2026}; {@code null} where the student has
   * not left, or the day is not known.
   */
  public @Nullable String leftOnMonthFirst() {
    LocalDate day = day();
    return day == null ? null : MONTH_FIRST.format(day);
  }

  private @Nullable LocalDate day() {
    return student.inactive() ? student.inactiveDate() : null;
  }

  /**
   * Whether our record's inactive reason is one of these, without regard to case, spaces and
   * punctuation.
   */
  public boolean reasonIs(String... reasons) {
    String ours = student.inactiveReason();
    if (ours == null) {
      return false;
    }
    String key = Heading.key(ours);
    for (String reason : reasons) {
      if (Heading.key(reason).equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** Names nobody: this is personal data and must not reach a log. */
  @Override
  public String toString() {
    return "OurStudent";
  }
}
