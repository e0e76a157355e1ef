package org.sisimport.mapping;

import java.util.HashSet;
import java.util.Set;

/** Gathers the distinct texts of a code column. */
final class CodeTexts {

  /** A column with more different texts holds no codes. */
  static final int LIMIT = 5_000;

  /** A longer text is no code; it is refused cell by cell and not kept. */
  static final int LONGEST = 100;

  private final Set<String> texts = new HashSet<>();
  private boolean tooMany;

  void see(String raw) {
    // nearly every cell is a text that was seen before, and clean as it stands
    if (tooMany || texts.contains(raw)) {
      return;
    }
    String text = CleanText.of(raw);
    if (isCode(text)) {
      texts.add(text);
      if (texts.size() > LIMIT) {
        tooMany = true;
        texts.clear();
      }
    }
  }

  /** Whether a clean text may be a code at all. */
  static boolean isCode(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && CleanText.findProblem(text) == null;
  }

  /** Whether the column has more different texts than codes can be. */
  boolean tooMany() {
    return tooMany;
  }

  Set<String> texts() {
    return texts;
  }
}
