package org.sisimport.receiver;

import java.util.List;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.RuleRef;

/**
 * What a receiver does not get, and why.
 *
 * @param kind of what it is
 * @param id the sender's key; {@code ""} where many are counted
 * @param number the number or code by which people know it; {@code ""} where there is none
 * @param count how many it are: 1, but for enrollments, which are counted by reason
 * @param reason a sentence
 * @param by the rule that said so; two where they disagree
 */
public record LeftOut(
    EntryKind kind, String id, String number, int count, String reason, List<RuleRef> by) {

  /** Copies the rules. */
  public LeftOut {
    by = List.copyOf(by);
  }
}
