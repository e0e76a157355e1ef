package org.sisimport.mapping;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DayMonthOrder;
import org.sisimport.facts.Field;
import org.sisimport.notice.ValueNotices.DateOrderUnknown;

/** Dates of one column, whose order of day and month is decided. Their value is ISO text. */
final class DateReader extends TextReader {

  private final DatesRead understood;
  private final boolean dates1904;
  private final DateRange range;
  private final String forms;

  DateReader(
      Field field, String heading, DatesRead understood, boolean dates1904, LocalDate today) {
    super(field, heading);
    this.understood = understood;
    this.dates1904 = dates1904;
    this.range = DateRange.of(field, today);
    this.forms = forms(understood.order());
  }

  @Override
  @Nullable String value(String text, RowNotices notices) {
    DateText.Form form = DateText.read(text, dates1904);
    if (form instanceof DateText.Exact exact) {
      return inRange(text, exact.day(), "", notices);
    }
    if (form instanceof DateText.Unordered unordered) {
      DayMonthOrder order = understood.order();
      if (order == null) {
        notices.add(
            new DateOrderUnknown(field(), heading(), understood == DatesRead.CONTRADICTORY));
        return null;
      }
      return inRange(text, unordered.day(order), " as " + pattern(order), notices);
    }
    String problem =
        form instanceof DateText.ShortYear ? "has a year of two digits" : "is not a date";
    return bad(text, problem, forms, notices);
  }

  private @Nullable String inRange(
      String text, @Nullable LocalDate day, String readAs, RowNotices notices) {
    if (day == null) {
      return bad(text, "is no day of the calendar" + readAs, "a day that exists", notices);
    }
    String problem = range.findProblem(day);
    return problem == null ? day.toString() : bad(text, problem + readAs, range.text(), notices);
  }

  private static String forms(@Nullable DayMonthOrder order) {
    return order == null ? "YYYYMMDD or YYYY-MM-DD" : "YYYYMMDD, YYYY-MM-DD or " + pattern(order);
  }

  private static String pattern(DayMonthOrder order) {
    return order == DayMonthOrder.DAY_FIRST ? "DD/MM/YYYY" : "MM/DD/YYYY";
  }
}
