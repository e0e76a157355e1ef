package org.sisimport.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settles what a receiver's rules decided. The district's rule stands over the shared one; of one
 * entry, leaving out stands over writing. Rules of equal rank that disagree are never settled by
 * order.
 */
public final class ReceiverSettlement {

  private ReceiverSettlement() {}

  /**
   * The files that a receiver gets, one for a kind at most.
   *
   * @param layouts in the order of the kinds
   * @param conflicts rules that disagree; the layouts are not to be used where there are any
   */
  public record Files(List<ReceiverLayout> layouts, List<Conflict> conflicts) {}

  /** Settles what rules said of the files. */
  public static Files files(List<Decision.OfReceiverFile> decisions) {
    List<ReceiverLayout> layouts = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (EntryKind kind : EntryKind.values()) {
      List<Decision.OfReceiverFile> ofKind =
          decisions.stream().filter(decision -> decision.file().equals(kind.file())).toList();
      Decision.Columns columns = columns(kind, ofKind, conflicts);
      if (columns != null) {
        layouts.add(
            new ReceiverLayout(
                kind, columns.name(), columns.headings(), fill(ofKind, conflicts), columns.by()));
      }
    }
    addSharedNames(layouts, conflicts);
    return new Files(layouts, conflicts);
  }

  private static Decision.@Nullable Columns columns(
      EntryKind kind, List<Decision.OfReceiverFile> ofKind, List<Conflict> conflicts) {
    List<Decision.Columns> said =
        Settlement.highest(
            ofKind.stream()
                .filter(Decision.Columns.class::isInstance)
                .map(Decision.Columns.class::cast)
                .toList());
    for (Decision.Columns other : said) {
      Decision.Columns first = said.get(0);
      if (!other.name().equals(first.name()) || !other.headings().equals(first.headings())) {
        conflicts.add(
            conflict("the columns of the file of " + kind.many(), first.by(), other.by()));
      }
    }
    return said.isEmpty() ? null : said.get(0);
  }

  private static Map<String, String> fill(
      List<Decision.OfReceiverFile> ofKind, List<Conflict> conflicts) {
    Map<String, List<Decision.Fill>> byHeading = new LinkedHashMap<>();
    for (Decision.OfReceiverFile decision : ofKind) {
      if (decision instanceof Decision.Fill fill) {
        byHeading.computeIfAbsent(fill.heading(), key -> new ArrayList<>()).add(fill);
      }
    }
    Map<String, String> settled = new HashMap<>();
    byHeading.forEach(
        (heading, all) -> {
          List<Decision.Fill> said = Settlement.highest(all);
          settled.put(heading, said.get(0).text());
          for (Decision.Fill other : said) {
            if (!other.text().equals(said.get(0).text())) {
              conflicts.add(conflict(column(heading), said.get(0).by(), other.by()));
            }
          }
        });
    return settled;
  }

  private static void addSharedNames(List<ReceiverLayout> layouts, List<Conflict> conflicts) {
    Map<String, ReceiverLayout> byName = new HashMap<>();
    for (ReceiverLayout layout : layouts) {
      ReceiverLayout other = byName.putIfAbsent(layout.name(), layout);
      if (other != null) {
        conflicts.add(conflict("the file " + layout.name(), other.by(), layout.by()));
      }
    }
  }

  /** Settles what rules said of one entry. */
  public static EntryVerdict entry(List<Decision.OfEntry> decisions) {
    Map<String, List<Decision.Write>> writes = new LinkedHashMap<>();
    List<Decision.LeaveOut> reasons = new ArrayList<>();
    for (Decision.OfEntry decision : decisions) {
      if (decision instanceof Decision.Write write) {
        writes.computeIfAbsent(write.heading(), key -> new ArrayList<>()).add(write);
      } else if (decision instanceof Decision.LeaveOut leaveOut) {
        reasons.add(leaveOut);
      }
    }
    reasons.sort(Settlement.BY_PLACE);
    List<Conflict> conflicts = new ArrayList<>();
    Map<String, String> cells = new HashMap<>();
    writes.forEach((heading, said) -> cells.put(heading, settled(heading, said, conflicts)));
    return new EntryVerdict(cells, reasons, conflicts);
  }

  private static String settled(
      String heading, List<Decision.Write> all, List<Conflict> conflicts) {
    if (all.size() == 1) {
      return all.get(0).text();
    }
    List<Decision.Write> said = Settlement.highest(all);
    for (Decision.Write other : said) {
      if (!other.text().equals(said.get(0).text())) {
        conflicts.add(conflict(column(heading), said.get(0).by(), other.by()));
      }
    }
    return said.get(0).text();
  }

  private static String column(String heading) {
    return "what stands under \"" + heading + "\"";
  }

  private static Conflict conflict(String what, RuleRef first, RuleRef second) {
    return new Conflict(what, null, first, second);
  }
}
