package org.sisimport.facts;

import java.util.Locale;

/**
 * One distinct text of a code column, CODES sitting.
 *
 * @param field whose code it is
 * @param text the trimmed cell
 */
public record Code(Field field, String text) {

  /** Whether the text is one of these codes, without regard to case. */
  public boolean is(String... codes) {
    for (String code : codes) {
      if (code.equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }

  /** The text in capital letters. */
  public String upper() {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Whether the text is exactly two digits. */
  public boolean twoDigits() {
    return text.length() == 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether the text is exactly three letters, A to Z. */
  public boolean threeLetters() {
    return text.length() == 3
        && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
  }
}
