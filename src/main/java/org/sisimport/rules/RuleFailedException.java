package org.sisimport.rules;

import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.decision.RuleRef;

/**
 * A rule that passed every check threw while it was asked. Its cause is left out on purpose: the
 * message of an exception may hold a student's data.
 */
public final class RuleFailedException extends SisImportException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable RuleRef rule;

  RuleFailedException(@Nullable RuleRef rule, Throwable cause) {
    super(message(rule, cause));
    this.rule = rule;
  }

  /** The rule; {@code null} where it could not be told. */
  public @Nullable RuleRef rule() {
    return rule;
  }

  private static String message(@Nullable RuleRef rule, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return (rule == null ? "A rule" : "The rule " + rule.withLine())
        + " failed with "
        + root.getClass().getName()
        + "; a condition such as != null on what may be missing prevents that";
  }
}
