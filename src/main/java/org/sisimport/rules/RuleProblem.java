package org.sisimport.rules;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a rule file that keeps it from being used.
 *
 * @param file the file's path, below the home where it lies there
 * @param line the first line is 1; 0 where the file as a whole is meant
 * @param rule the rule's name; {@code null} outside of a rule
 * @param message what was seen and, where that is known, what would have worked
 */
public record RuleProblem(String file, int line, @Nullable String rule, String message)
    implements Comparable<RuleProblem> {

  private static final Comparator<RuleProblem> ORDER =
      Comparator.comparing(RuleProblem::file)
          .thenComparingInt(RuleProblem::line)
          .thenComparing(RuleProblem::message);

  @Override
  public int compareTo(RuleProblem other) {
    return ORDER.compare(this, other);
  }

  /** For people: {@code rules/new-students.drl:14: rule "Known": unknown property 'grad' ...}. */
  @Override
  public String toString() {
    String place = line == 0 ? file : String.format(Locale.ROOT, "%s:%d", file, line);
    return rule == null ? place + ": " + message : place + ": rule \"" + rule + "\": " + message;
  }
}
