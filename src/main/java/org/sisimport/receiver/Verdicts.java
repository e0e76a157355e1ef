package org.sisimport.receiver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.decision.EntryVerdict;
import org.sisimport.decision.ReceiverSettlement;
import org.sisimport.facts.ReceiverEntry;
import org.sisimport.rules.ReceiverRules;

/**
 * What a receiver's rules decided about entries. An entry is known as the object that the rules
 * were asked about.
 */
final class Verdicts {

  private static final int AT_ONCE = 5_000;

  private final ReceiverRules rules;
  private final Map<ReceiverEntry, EntryVerdict> verdicts = new IdentityHashMap<>();

  Verdicts(ReceiverRules rules) {
    this.rules = rules;
  }

  /** Asks about these, some thousand at once. */
  Verdicts ask(List<?> facts) {
    for (int from = 0; from < facts.size(); from += AT_ONCE) {
      settle(rules.consult(facts.subList(from, Math.min(from + AT_ONCE, facts.size()))));
    }
    return this;
  }

  private void settle(Collection<Decision.OfEntry> said) {
    Map<ReceiverEntry, List<Decision.OfEntry>> byEntry = new IdentityHashMap<>();
    for (Decision.OfEntry decision : said) {
      byEntry.computeIfAbsent(decision.entry(), any -> new ArrayList<>()).add(decision);
    }
    byEntry.forEach((entry, decisions) -> verdicts.put(entry, ReceiverSettlement.entry(decisions)));
  }

  EntryVerdict of(ReceiverEntry entry) {
    return verdicts.getOrDefault(entry, EntryVerdict.NOTHING);
  }

  /** Whether there is such an entry and the receiver gets it. */
  boolean keeps(@Nullable ReceiverEntry entry) {
    return entry != null && !of(entry).leftOut();
  }

  /** What is written of it, or nothing where there is none or it is left out. */
  EntryVerdict ofKept(@Nullable ReceiverEntry entry) {
    return entry == null || of(entry).leftOut() ? EntryVerdict.NOTHING : of(entry);
  }
}
