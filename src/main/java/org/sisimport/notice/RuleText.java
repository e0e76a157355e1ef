package org.sisimport.notice;

import java.util.Optional;
import org.sisimport.Shown;

/** Writes a rule that an analyst can paste. */
final class RuleText {

  /** What a rule file may have in quotes. */
  private static final int LONGEST_LITERAL = 1_000;

  private static final int LONGEST_NAME = 60;

  private RuleText() {}

  static String rule(String name, String pattern, String consequence) {
    return "rule \"" + name + "\"\nwhen\n    " + pattern + "\nthen\n    " + consequence + "\nend";
  }

  /** A text as a rule file may hold it, in quotes; empty where it may not. */
  static Optional<String> literal(String text) {
    boolean sayable =
        text.length() < LONGEST_LITERAL
            && text.codePoints().allMatch(c -> Shown.isSafe(c) && "\"\\\uFFFD".indexOf(c) < 0);
    return sayable ? Optional.of('"' + text + '"') : Optional.empty();
  }

  /** The same of a heading, of which only letters and digits count: what may not stand is left. */
  static Optional<String> headingLiteral(String heading) {
    StringBuilder sayable = new StringBuilder(heading.length());
    heading
        .codePoints()
        .filter(c -> Shown.isSafe(c) && "\"\\\uFFFD".indexOf(c) < 0)
        .forEach(sayable::appendCodePoint);
    return literal(sayable.toString());
  }

  /**
   * A text's letters, digits and the like, fit for a rule's name. Rules of one file must not share
   * a name, so a number stands for what is left out.
   */
  static String name(String text) {
    String plain = text.replaceAll("[^\\p{L}\\p{N} ._/-]", " ").strip();
    String shown =
        plain.codePointCount(0, plain.length()) <= LONGEST_NAME
            ? plain
            : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME));
    return shown.equals(text)
        ? text
        : (shown.strip() + " " + Integer.toHexString(text.hashCode())).strip();
  }
}
