package org.sisimport.rules;

/**
 * The smallest part of a rule file.
 *
 * @param text the characters; of a TEXT without its quotes; of a BROKEN the reason
 */
record Token(Kind kind, String text, int line) {

  enum Kind {
    WORD,
    TEXT,
    NUMBER,
    SYMBOL,
    /** What no rule file may hold. */
    BROKEN,
    END
  }

  boolean is(Kind kind, String text) {
    return this.kind == kind && this.text.equals(text);
  }

  /** For messages. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the file";
      case TEXT -> "\"" + text + "\"";
      default -> "'" + text + "'";
    };
  }
}
