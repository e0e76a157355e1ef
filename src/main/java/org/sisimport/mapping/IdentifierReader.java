package org.sisimport.mapping;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/** Local ids and site codes: text as it stands. */
final class IdentifierReader extends TextReader {

  private static final int LONGEST = 50;

  IdentifierReader(Field field, String heading) {
    super(field, heading);
  }

  @Override
  @Nullable String value(String text, RowNotices notices) {
    if (text.length() > LONGEST) {
      return bad(
          text, "has " + text.length() + " characters", LONGEST + " characters or fewer", notices);
    }
    if (ScientificNotation.is(text)) {
      return bad(
          text, ScientificNotation.PROBLEM, "all digits, from a column formatted as text", notices);
    }
    return text;
  }
}
