package org.sisimport.rules;

/**
 * A part of a rule file that is refused; becomes a {@link RuleProblem} where file and rule are
 * known.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  Refusal(int line, String message) {
    super(message, null, false, false);
    this.line = line;
  }

  int line() {
    return line;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
