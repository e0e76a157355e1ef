package org.sisimport.decision;

/**
 * The rule that signed a decision.
 *
 * @param name the rule's name
 * @param file the rule file's path, below the home where it lies there
 * @param line the line of the word {@code rule}; the first line is 1
 * @param rank whose rule it is
 */
public record RuleRef(String name, String file, int line, Rank rank) {

  /** Whose rule it is; where rules of different rank decide the same, the later constant stands. */
  public enum Rank {
    /** Shared by every district. */
    SHARED,
    /** Of one student information system; the district named it. */
    VENDOR,
    /** The district's own. */
    DISTRICT
  }

  /**
   * The rule with its line, for a person who goes there: {@code "One code"
   * (rules/grade-codes.drl:12)}.
   */
  public String withLine() {
    return "\"" + name + "\" (" + file + ":" + line + ")";
  }

  /**
   * For messages: {@code "One code" (rules/grade-codes.drl)}. The line is left out, so that a
   * message stays the same when a comment moves the rule.
   */
  @Override
  public String toString() {
    return "\"" + name + "\" (" + file + ")";
  }
}
