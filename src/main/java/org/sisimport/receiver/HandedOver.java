package org.sisimport.receiver;

import java.util.List;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.RuleRef;

/**
 * What a receiver gets, in numbers.
 *
 * @param files in the order of the layouts
 * @param extent of how many its files tell
 * @param causes why something was left out, the most frequent first
 */
public record HandedOver(List<FileRows> files, Extent extent, List<Cause> causes) {

  /** Copies the lists. */
  public HandedOver {
    files = List.copyOf(files);
    causes = List.copyOf(causes);
  }

  /** A file and how many rows it has. */
  public record FileRows(String name, int rows) {}

  /** One reason for which entries of a kind are left out, and how many they are. */
  public record Cause(EntryKind kind, String reason, List<RuleRef> by, int count) {}

  /** How many entries of a kind are left out; one with two reasons counts twice. */
  public int countLeftOut(EntryKind kind) {
    return causes.stream().filter(cause -> cause.kind() == kind).mapToInt(Cause::count).sum();
  }
}
