package org.sisimport.source;

import org.sisimport.Shown;

/** A name that somebody else chose, made safe to show. */
final class DisplayName {

  private DisplayName() {}

  /**
   * The name with one U+FFFD for each character that could forge a line, turn the reading direction
   * or hide: controls, line separators, format characters and halves of pairs.
   */
  static String of(String name) {
    return name.codePoints()
        .map(c -> Shown.isSafe(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
