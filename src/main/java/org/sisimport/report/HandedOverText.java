package org.sisimport.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sisimport.Shown;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.RuleRef;
import org.sisimport.receiver.HandedOver;
import org.sisimport.receiver.ReceiverFolder;

/** What a receiver gets, in numbers and without a name, for a person. */
public final class HandedOverText {

  private HandedOverText() {}

  /** The files with their rows, and how many are left out for which cause. */
  public static List<String> of(HandedOver handedOver) {
    List<String> lines = new ArrayList<>();
    for (HandedOver.FileRows file : handedOver.files()) {
      lines.add(
          String.format(
              Locale.US,
              "%s: %,d %s",
              file.name(),
              file.rows(),
              file.rows() == 1 ? "row" : "rows"));
    }
    lines.addAll(leftOut(handedOver, ", as " + ReceiverFolder.LEFT_OUT + " lists: "));
    return lines;
  }

  /** How many are left out for which cause. */
  public static List<String> leftOut(HandedOver handedOver) {
    return leftOut(handedOver, ": ");
  }

  private static List<String> leftOut(HandedOver handedOver, String where) {
    List<String> lines = new ArrayList<>();
    String leftOut =
        Arrays.stream(EntryKind.values())
            .filter(kind -> handedOver.countLeftOut(kind) > 0)
            .map(kind -> counted(handedOver.countLeftOut(kind), kind))
            .collect(Collectors.joining(", "));
    lines.add(leftOut.isEmpty() ? "nothing is left out" : "left out" + where + leftOut);
    handedOver.causes().forEach(cause -> lines.add("  " + cause(cause)));
    return lines;
  }

  /** One cause with its count and rules. */
  public static String cause(HandedOver.Cause cause) {
    return counted(cause.count(), cause.kind())
        + ": "
        + Shown.sentence(Shown.masked(cause.reason()))
        + (cause.by().size() == 1 ? " Rule " : " Rules ")
        + cause.by().stream().map(RuleRef::toString).collect(Collectors.joining(" and "));
  }

  private static String counted(int count, EntryKind kind) {
    return String.format(Locale.US, "%,d %s", count, count == 1 ? kind.one() : kind.many());
  }
}
