package org.sisimport.decision;

import java.util.List;
import java.util.Map;

/**
 * What all rules together decided about one entry of a roster, settled.
 *
 * @param cells what is written, by heading
 * @param reasons why the receiver does not get it; empty where it does, unless rules disagree
 * @param conflicts rules that disagree; the entry is left out for it
 */
public record EntryVerdict(
    Map<String, String> cells, List<Decision.LeaveOut> reasons, List<Conflict> conflicts) {

  /** No rule said anything. */
  public static final EntryVerdict NOTHING = new EntryVerdict(Map.of(), List.of(), List.of());

  /** Whether the receiver does not get the entry. */
  public boolean leftOut() {
    return !reasons.isEmpty() || !conflicts.isEmpty();
  }
}
