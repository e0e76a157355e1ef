package org.sisimport.mapping;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Settlement;

/**
 * What rules said about one heading or code, settled: the district over the vendor over the shared
 * rules, and never by order.
 *
 * @param decision what stands; of rules that say the same, the first by file and line
 * @param contrary a decision of equal rank that says something else; {@code null} where there is
 *     none
 */
record Settled<D extends Decision>(D decision, @Nullable D contrary) {

  /**
   * Settles.
   *
   * @param decisions about one thing, at least one
   * @param result what a decision comes to; decisions of equal results agree
   */
  static <D extends Decision> Settled<D> of(List<D> decisions, Function<D, Object> result) {
    List<D> strongest = Settlement.highest(decisions);
    D first = strongest.get(0);
    for (D other : strongest) {
      if (!result.apply(other).equals(result.apply(first))) {
        return new Settled<>(first, other);
      }
    }
    return new Settled<>(first, null);
  }
}
