package org.sisimport.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/**
 * Statewide Student Identifiers: ten digits, never padded, because a wrong one is another child.
 */
final class SsidReader extends TextReader {

  private static final String TEN = "ten digits";
  private static final String AS_TEXT = "ten digits, from a column formatted as text,";
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d+(?:[.,]\\d+)?[Ee][+-]?\\d+");
  private static final Pattern DECIMAL = Pattern.compile("\\d+[.,]\\d*");

  SsidReader(String heading) {
    super(Field.SSID, heading);
  }

  @Override
  @Nullable String value(String text, RowNotices notices) {
    if (SsidSet.parse(text) != SsidSet.NONE) {
      return text;
    }
    if (isDigits(text)) {
      return bad(
          text,
          "has " + text.length() + (text.length() == 1 ? " digit" : " digits"),
          text.length() == 9 ? TEN + " (a lost zero is not put back in an SSID)" : TEN,
          notices);
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      return bad(text, ScientificNotation.PROBLEM, AS_TEXT, notices);
    }
    if (DECIMAL.matcher(text).matches()) {
      return bad(text, "is a number with decimals", AS_TEXT, notices);
    }
    return bad(text, "has characters that are not digits", TEN + " and nothing else", notices);
  }
}
