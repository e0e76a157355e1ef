package org.sisimport.mapping;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;
import org.sisimport.notice.ValueNotices.BadValue;
import org.sisimport.notice.ValueNotices.MissingValue;

/** What reading has in common for all kinds of fields: clean text, blank cells, bad values. */
abstract class TextReader implements CellReader {

  private static final int LONGEST_SEEN = 200;

  private final Field field;
  private final String heading;

  TextReader(Field field, String heading) {
    this.field = field;
    this.heading = heading;
  }

  @Override
  public final @Nullable String read(String raw, RowNotices notices) {
    String text = CleanText.of(raw);
    if (text.isEmpty()) {
      if (field.required()) {
        notices.add(new MissingValue(field, heading));
      }
      return null;
    }
    String problem = CleanText.findProblem(text);
    if (problem != null) {
      return bad(text, problem, "the text without it", notices);
    }
    return value(text, notices);
  }

  /** The value of a clean text that is not blank; {@code null} with a notice where it has none. */
  abstract @Nullable String value(String text, RowNotices notices);

  final @Nullable String bad(String text, String problem, String wouldWork, RowNotices notices) {
    // a cell may be very long, and notices are kept
    String seen = text.length() > LONGEST_SEEN ? text.substring(0, LONGEST_SEEN) : text;
    notices.add(new BadValue(field, heading, seen, problem, wouldWork));
    return null;
  }

  final Field field() {
    return field;
  }

  final String heading() {
    return heading;
  }

  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
