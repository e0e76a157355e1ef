package org.sisimport.rules;

import java.util.List;
import org.sisimport.SisImportException;

/** The rule files cannot be used, and there is no earlier set of the district to fall back on. */
public final class BrokenRulesException extends SisImportException {

  private static final long serialVersionUID = 1L;

  private final transient List<RuleProblem> problems;

  BrokenRulesException(List<RuleProblem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems of all files, by file and line. */
  public List<RuleProblem> problems() {
    return problems;
  }

  private static String message(List<RuleProblem> problems) {
    String first = "The rule files cannot be used: " + problems.get(0);
    return problems.size() == 1 ? first : first + " (and " + (problems.size() - 1) + " more)";
  }
}
