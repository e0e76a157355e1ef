package org.sisimport.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef;

/**
 * A rule of a district's own, and what it means for the rules that others have.
 *
 * @param rule the district's
 * @param replaced the shared rule and those of vendors that it replaces where they are in force;
 *     empty for a rule that is added
 * @param nearly a rule that it does not replace, although the names differ by no more than a slip
 *     of the pen; {@code null} where there is none, or it replaces another
 */
public record OwnRule(RuleRef rule, List<RuleRef> replaced, @Nullable RuleRef nearly) {

  /** Copies the rules. */
  public OwnRule {
    replaced = List.copyOf(replaced);
  }
}
