package org.sisimport.mapping;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cell in the form in which values are compared and kept: no space at its ends,
 * single spaces within where runs of them and line breaks were, and letters in Unicode's composed
 * form.
 */
final class CleanText {

  private CleanText() {}

  /** The clean text of a cell; empty for a blank one. */
  static String of(String raw) {
    return isPlain(raw) ? raw : Normalizer.normalize(collapse(raw), Normalizer.Form.NFC);
  }

  /** What makes a clean text unfit to be a value; {@code null} where nothing does. */
  static @Nullable String findProblem(String clean) {
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        continue;
      }
      if (c == '\uFFFD') {
        return "has a character that was lost before the file came";
      }
      switch (Character.getType(c)) {
        case Character.CONTROL, Character.FORMAT -> {
          return "has an invisible control character";
        }
        case Character.SURROGATE -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < clean.length()
              && Character.isLowSurrogate(clean.charAt(i + 1))) {
            i++;
          } else {
            return "has half a character";
          }
        }
        default -> {}
      }
    }
    return null;
  }

  /** Printable ASCII with single spaces inside: nearly every cell, and clean as it stands. */
  private static boolean isPlain(String raw) {
    // as if a space came before, so that one at the beginning is seen
    boolean afterSpace = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' || c >= 0x7F || (c == ' ' && afterSpace)) {
        return false;
      }
      afterSpace = c == ' ';
    }
    return !afterSpace || raw.isEmpty();
  }

  private static String collapse(String raw) {
    StringBuilder collapsed = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (!isSpace(c)) {
        collapsed.append(c);
      } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
        collapsed.append(' ');
      }
    }
    int length = collapsed.length();
    if (length > 0 && collapsed.charAt(length - 1) == ' ') {
      collapsed.setLength(length - 1);
    }
    return collapsed.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= 0x7F && (Character.isSpaceChar(c) || c == '\u0085'));
  }
}
