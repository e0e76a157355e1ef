package org.sisimport;

/**
 * Makes values fit to be shown to a person: nothing in them can forge a line or hide what stands
 * there.
 */
public final class Shown {

  private static final int LONGEST = 80;
  private static final int LONGEST_SENTENCE = 2_000;

  /** Also in full width, which spreadsheet programs take for the same. */
  private static final String LIKE_A_FORMULA = "=+-@\t\r\uFFFD\uFF1D\uFF0B\uFF0D\uFF20";

  private Shown() {}

  /**
   * The text with control, line-breaking and direction-changing characters replaced, and cut where
   * it is very long.
   */
  public static String text(String raw) {
    return text(raw, LONGEST);
  }

  /** The same of a whole sentence, whose values are cut already where they are very long. */
  public static String sentence(String raw) {
    return text(raw, LONGEST_SENTENCE);
  }

  private static String text(String raw, int longest) {
    return raw.length() <= longest && isPlain(raw) ? raw : replaced(raw, longest);
  }

  /** What nearly every text is: printable ASCII, in which nothing can hide. */
  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) < ' ' || raw.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String raw, int longest) {
    StringBuilder shown = new StringBuilder(Math.min(raw.length(), longest));
    int[] codePoints = raw.codePoints().limit(longest + 1L).toArray();
    for (int i = 0; i < Math.min(codePoints.length, longest); i++) {
      shown.appendCodePoint(isSafe(codePoints[i]) ? codePoints[i] : '\uFFFD');
    }
    return codePoints.length > longest ? shown + "..." : shown.toString();
  }

  /** The text within quotation marks. */
  public static String quoted(String raw) {
    return '"' + text(raw) + '"';
  }

  /**
   * A cell of a file that spreadsheet programs open. They would run what begins like a formula;
   * that gets an apostrophe in front.
   */
  public static String cell(String text) {
    return !text.isEmpty() && LIKE_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** An SSID, or what stands in its place: every digit but the last four hidden. */
  public static String ssid(String raw) {
    String text = text(raw);
    int digits = (int) text.chars().filter(Character::isDigit).count();
    StringBuilder masked = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      boolean hidden = Character.isDigit(c) && digits-- > 4;
      masked.append(hidden ? '*' : c);
    }
    return masked.toString();
  }

  /**
   * A sentence in which every number of ten digits, which may be an SSID, is hidden but for its
   * last four: a rule's reason may name one, and so may a cell of another column.
   */
  public static String masked(String sentence) {
    StringBuilder masked = null;
    int digits = 0;
    for (int i = 0; i <= sentence.length(); i++) {
      if (i < sentence.length() && sentence.charAt(i) >= '0' && sentence.charAt(i) <= '9') {
        digits++;
        continue;
      }
      if (digits == 10) {
        masked = masked == null ? new StringBuilder(sentence) : masked;
        masked.replace(i - 10, i - 4, "******");
      }
      digits = 0;
    }
    return masked == null ? sentence : masked.toString();
  }

  /** Whether a character can stand in a line without forging one or hiding what stands there. */
  public static boolean isSafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
