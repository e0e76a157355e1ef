package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sisimport.notice.RecordNotices.ExtendedCode;
import org.sisimport.notice.RecordNotices.LineBreakInCell;
import org.sisimport.notice.RecordNotices.UnknownCode;
import org.sisimport.notice.RecordNotices.UnreadableCell;
import org.sisimport.notice.RecordNotices.UnusualCode;
import org.sisimport.notice.RecordNotices.UnusualForm;

/**
 * Reads cells by the rules of their columns. A cell that is no value costs the value and not the
 * record: a record that is left out could be taken for one that is absent.
 */
final class Cells {

  private static final String TRUE = "true";
  private static final String FALSE = "false";
  private static final Pattern DAY_WITH_TIME =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ]\\d\\d:\\d\\d.*");
  private static final String DAY = "2026-08-31";

  private final Remarks remarks;

  Cells(Remarks remarks) {
    this.remarks = remarks;
  }

  /** The value of a cell, {@code ""} where it is none. */
  String read(ColumnRule rule, String cell, int line) {
    if (cell.isEmpty()) {
      return "";
    }
    return switch (rule.kind()) {
      case TEXT, REFERENCE -> text(rule.name(), cell, line);
      case LIST, REFERENCES -> list(text(rule.name(), cell, line));
      case FLAG -> flag(rule.name(), cell, line);
      case DATE -> date(rule.name(), cell, line);
      case YEAR -> year(rule.name(), cell, line);
      case CHOICE -> choice(rule, cell, line);
    };
  }

  /** A text on one line. */
  String text(String column, String cell, int line) {
    if (cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0) {
      return cell;
    }
    remarks.add(new LineBreakInCell(column), line);
    return cell.replaceAll("\\s*[\\r\\n]\\s*", " ");
  }

  /** Its members, trimmed, without empty ones. */
  private static String list(String cell) {
    if (cell.indexOf(',') < 0) {
      return cell;
    }
    List<String> members = new ArrayList<>();
    for (String member : cell.split(",", -1)) {
      String trimmed = member.strip();
      if (!trimmed.isEmpty()) {
        members.add(trimmed);
      }
    }
    return String.join(",", members);
  }

  private String flag(String column, String cell, int line) {
    if (cell.equals(TRUE)) {
      return TRUE;
    }
    if (cell.equals(FALSE)) {
      return FALSE;
    }
    String readAs =
        switch (cell.toLowerCase(Locale.ROOT)) {
          case "true", "1", "yes", "y" -> TRUE;
          case "false", "0", "no", "n" -> FALSE;
          default -> "";
        };
    remarks.add(
        readAs.isEmpty()
            ? new UnreadableCell(column, form(cell), "true or false")
            : new UnusualCode(column, cell, readAs),
        line);
    return readAs;
  }

  private String date(String column, String cell, int line) {
    if (Days.isDay(cell)) {
      return cell;
    }
    Matcher withTime = DAY_WITH_TIME.matcher(cell);
    if (withTime.matches() && Days.isDay(withTime.group(1))) {
      remarks.add(new UnusualForm(column, form(cell), DAY, "the day without the time"), line);
      return withTime.group(1);
    }
    remarks.add(new UnreadableCell(column, form(cell), "a day such as " + DAY), line);
    return "";
  }

  private String year(String column, String cell, int line) {
    if (cell.length() == 4 && cell.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return cell;
    }
    remarks.add(
        new UnreadableCell(column, form(cell), "the year in which the school year ends"), line);
    return "";
  }

  private String choice(ColumnRule rule, String cell, int line) {
    for (String choice : rule.choices()) {
      if (choice.equals(cell)) {
        return choice;
      }
    }
    for (String choice : rule.choices()) {
      if (choice.equalsIgnoreCase(cell)) {
        remarks.add(new UnusualCode(rule.name(), cell, choice), line);
        return choice;
      }
    }
    String text = text(rule.name(), cell, line);
    remarks.add(
        text.startsWith("ext:")
            ? new ExtendedCode(rule.name(), text)
            : new UnknownCode(rule.name(), text, rule.choices()),
        line);
    return text;
  }

  /**
   * What a cell looks like without what it says: {@code 9/99/9999} of a date, {@code a9} of a name
   * with digits.
   */
  static String form(String cell) {
    String shown = cell.length() > 30 ? cell.substring(0, 30) : cell;
    return shown.replaceAll("\\p{L}+", "a").replaceAll("\\p{N}", "9");
  }
}
