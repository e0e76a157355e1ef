package org.sisimport.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Writes the numbers of a workbook as a person sees them in the sheet, but for two things: dates
 * are ISO, and an exponent is written out, for nobody means 1.0E+9.
 */
final class NumberText extends DataFormatter {

  private static final double MOST_EXACT_INTEGER = 1e15;
  private static final MathContext EXCEL_DIGITS = new MathContext(15);
  private static final double LAST_DAY = 2_958_465;
  private static final int NO_SUCH_DAY = 60;
  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern EXPONENT = Pattern.compile("-?\\d(\\.\\d+)?E[+-]?\\d+");
  private static final Pattern EXPONENT_CODE = Pattern.compile("[0#?.][eE][+-]");

  private final boolean dates1904;
  private final Map<Format, Kind> kinds = new HashMap<>();

  NumberText(boolean dates1904) {
    super(Locale.US);
    this.dates1904 = dates1904;
  }

  private enum Kind {
    PLAIN,
    DATE,
    AS_SHOWN
  }

  private record Format(int index, String code) {
    Kind kind() {
      if (DateUtil.isADateFormat(index, code)) {
        return Kind.DATE;
      }
      boolean plain =
          code.contains("General") || code.equals("@") || EXPONENT_CODE.matcher(code).find();
      return plain ? Kind.PLAIN : Kind.AS_SHOWN;
    }
  }

  boolean dates1904() {
    return dates1904;
  }

  /**
   * The number in a format.
   *
   * @param code as a person enters it: {@code 0000000}, {@code m/d/yyyy}; {@code null}: the one
   *     that every spreadsheet program knows by its index
   */
  @Override
  public String formatRawCellContents(double value, int index, @Nullable String code) {
    String known = code;
    if (known == null && index >= 0 && index < BuiltinFormats.getAll().length) {
      known = BuiltinFormats.getBuiltinFormat(index);
    }
    if (known == null || known.isBlank()) {
      return plain(value);
    }
    return switch (kinds.computeIfAbsent(new Format(index, known), Format::kind)) {
      case PLAIN -> plain(value);
      case DATE -> value >= 0 && value < LAST_DAY + 1 ? date(value) : plain(value);
      case AS_SHOWN -> asShown(value, index, known);
    };
  }

  /** A number as a file stores it, {@code 1.0E9}, in plain digits; any other text as it is. */
  static String plain(String stored) {
    boolean short15 = stored.length() <= EXCEL_DIGITS.getPrecision();
    return short15 && stored.indexOf('E') < 0 && stored.indexOf('e') < 0
            || !NUMBER.matcher(stored).matches()
        ? stored
        : plain(Double.parseDouble(stored));
  }

  /** Without an exponent, in the 15 digits that a spreadsheet program keeps. */
  private static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < MOST_EXACT_INTEGER) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return new BigDecimal(value).round(EXCEL_DIGITS).stripTrailingZeros().toPlainString();
  }

  private String asShown(double value, int index, String code) {
    String text = super.formatRawCellContents(value, index, code, dates1904).strip();
    return EXPONENT.matcher(text).matches() ? plain(value) : text;
  }

  /**
   * Spreadsheet programs count 1900-02-29, which never was, as day 60, and show day 0 as
   * 1900-01-00. Both stay as they are shown: a date that does not exist is better told than moved.
   */
  private String date(double value) {
    long day = (long) Math.floor(value);
    long second = Math.round((value - day) * SECONDS_OF_A_DAY);
    if (second == SECONDS_OF_A_DAY) {
      day++;
      second = 0;
    }
    LocalTime time = LocalTime.ofSecondOfDay(second);
    if (!dates1904 && day == 0) {
      return second == 0 ? "1900-01-00" : TIME.format(time);
    }
    if (!dates1904 && day == NO_SUCH_DAY) {
      return "1900-02-29";
    }
    LocalDate first =
        dates1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, day < NO_SUCH_DAY ? 31 : 30);
    LocalDateTime moment = first.plusDays(day).atTime(time);
    return second < 60
        ? moment.toLocalDate().toString()
        : moment.toLocalDate() + "T" + TIME.format(time);
  }
}
