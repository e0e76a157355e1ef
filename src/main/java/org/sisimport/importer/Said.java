package org.sisimport.importer;

import org.sisimport.Shown;
import org.sisimport.SisImportException;

/** What a person gave with a command, and what is kept of it and shown to others. */
public final class Said {

  private static final int LONGEST = 500;
  private static final int LONGEST_VERBATIM = 200;

  private Said() {}

  /**
   * The text in one line that can be shown.
   *
   * @param option with which it was given
   * @throws SisImportException where it is blank or too long
   */
  public static String line(String option, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST) {
      throw new SisImportException(
          option + " wants a text of 1 to " + LONGEST + " characters; nothing was done");
    }
    return Shown.masked(Shown.sentence(stripped));
  }

  /**
   * The text as it was given, for a receiver who compares it with texts of its own: what cannot be
   * shown as it is, is not taken.
   *
   * @param option with which it was given
   * @throws SisImportException where it is blank, too long or more than a line
   */
  public static String verbatim(String option, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()
        || stripped.length() > LONGEST_VERBATIM
        || !stripped.codePoints().allMatch(Shown::isSafe)) {
      throw new SisImportException(
          option
              + " wants a line of text of 1 to "
              + LONGEST_VERBATIM
              + " characters that can be seen; nothing was done");
    }
    return stripped;
  }
}
