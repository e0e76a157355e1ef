package org.sisimport.table;

/** What the text of a cell says without what surrounds it. */
final class CellText {

  private CellText() {}

  /** Trimmed and without the {@code ="…"} that keeps leading zeros. */
  static String clean(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return unprotect(text.substring(from, to));
  }

  /**
   * {@code ="0123"} is how exports keep a spreadsheet program from dropping the zero.
   *
   * @param text trimmed
   */
  static String unprotect(String text) {
    if (text.length() >= 3
        && text.charAt(0) == '='
        && text.charAt(1) == '"'
        && text.endsWith("\"")) {
      String inside = text.substring(2, text.length() - 1);
      if (inside.replace("\"\"", "").indexOf('"') < 0) {
        return inside.replace("\"\"", "\"").strip();
      }
    }
    return text;
  }

  /**
   * White space, control characters, and the invisible ones that exports and web pages leave at the
   * ends of cells: no-break and zero-width spaces, a byte order mark.
   */
  static boolean isSpace(char c) {
    if (c <= ' ') {
      return true;
    }
    return c > '~' && (Character.isSpaceChar(c) || c == '\u0085' || c == '\u200B' || c == '\uFEFF');
  }
}
