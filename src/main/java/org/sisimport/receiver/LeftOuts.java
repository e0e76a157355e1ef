package org.sisimport.receiver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sisimport.decision.Conflict;
import org.sisimport.decision.Decision;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.EntryVerdict;
import org.sisimport.decision.RuleRef;

/** Tells what is left out, and counts it by cause. */
final class LeftOuts {

  private final ReceiverFiles files;
  private final Map<Why, Integer> counts = new LinkedHashMap<>();

  private record Why(EntryKind kind, String reason, List<RuleRef> by) {}

  LeftOuts(ReceiverFiles files) {
    this.files = files;
  }

  /** Tells each reason for which an entry is left out. */
  void tell(EntryKind kind, String id, String number, EntryVerdict verdict) {
    for (Why why : whys(kind, verdict)) {
      counts.merge(why, 1, Integer::sum);
      files.leftOut(new LeftOut(kind, id, number, 1, why.reason, why.by));
    }
  }

  /** Counts an enrollment; there may be as many as rows. */
  void count(EntryVerdict ofEnrollment) {
    whys(EntryKind.ENROLLMENTS, ofEnrollment).forEach(why -> counts.merge(why, 1, Integer::sum));
  }

  /** Tells the enrollments that were counted. */
  void tellCounted() {
    for (HandedOver.Cause cause : causes()) {
      if (cause.kind() == EntryKind.ENROLLMENTS) {
        files.leftOut(new LeftOut(cause.kind(), "", "", cause.count(), cause.reason(), cause.by()));
      }
    }
  }

  /** The causes, the most frequent first. */
  List<HandedOver.Cause> causes() {
    List<HandedOver.Cause> causes = new ArrayList<>();
    counts.forEach(
        (why, count) -> causes.add(new HandedOver.Cause(why.kind, why.reason, why.by, count)));
    causes.sort(
        Comparator.comparingInt(HandedOver.Cause::count)
            .reversed()
            .thenComparing(HandedOver.Cause::kind)
            .thenComparing(HandedOver.Cause::reason));
    return causes;
  }

  private static List<Why> whys(EntryKind kind, EntryVerdict verdict) {
    List<Why> whys = new ArrayList<>();
    for (Decision.LeaveOut reason : verdict.reasons()) {
      whys.add(new Why(kind, reason.because(), List.of(reason.by())));
    }
    for (Conflict conflict : verdict.conflicts()) {
      whys.add(
          new Why(
              kind,
              "Two rules disagree about " + conflict.what() + ".",
              List.of(conflict.first(), conflict.second())));
    }
    return whys;
  }
}
