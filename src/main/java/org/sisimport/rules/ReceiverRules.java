package org.sisimport.rules;

import java.util.Collection;
import java.util.List;
import org.sisimport.decision.Decision;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.decision.RuleRef;

/**
 * The rules that are in force for one receiver of one district's roster: shared, and the district's
 * own. Immutable, and safe for use by several threads.
 *
 * <p>Each consultation throws {@link RuleFailedException} where a rule fails.
 */
public interface ReceiverRules {

  /** SHA-256 in hexadecimal over the rank, path and content of the files. */
  String hash();

  /** The rules, by file and line; replaced ones are not among them. */
  List<RuleRef> rules();

  /** The files that the receiver gets, in the order of their kinds; at least one. */
  List<ReceiverLayout> layouts();

  /**
   * What the rules say about entries of a roster, in no meaningful order. Best given some thousand
   * facts at once.
   *
   * @param facts {@code RosterSite} and the like, {@code RosterSchedule}
   */
  List<Decision.OfEntry> consult(Collection<?> facts);
}
