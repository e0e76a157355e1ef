package org.sisimport.facts;

import java.util.Locale;

/**
 * The heading of one column, HEADINGS sitting.
 *
 * @param column its place in the file; the first column is 1
 * @param text as the file has it, trimmed
 * @param district the district whose file it is
 */
public record Heading(int column, String text, District district) {

  /**
   * Whether the heading is one of these names, without regard to case, spaces and punctuation.
   * Exports of a query carry the table's name, {@code STU.LN} or {@code [students]dob}: such a
   * heading is also known by what follows its last dot or bracket.
   */
  public boolean named(String... names) {
    String whole = key(text);
    String column = key(text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf(']')) + 1));
    for (String name : names) {
      String key = key(name);
      if (key.equals(whole) || (!column.isEmpty() && key.equals(column))) {
        return true;
      }
    }
    return false;
  }

  /** A heading's letters and digits in lower case: what names are compared by. */
  public static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
    return key.toString().toLowerCase(Locale.ROOT);
  }
}
