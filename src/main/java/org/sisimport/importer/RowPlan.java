package org.sisimport.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Resemblance;
import org.sisimport.notice.Notice;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferAsks;

/**
 * Everything decided about one row.
 *
 * @param student the row as it was understood
 * @param existing the student of ours; {@code null} where the row matches nobody
 * @param loose whether the student was found by a loose match and not by the SSID
 * @param likenesses our students who resemble a row whose SSID we do not know, the most alike first
 * @param elsewhere the student of another district who has this SSID; {@code null} where none has
 * @param decisions what every rule said
 * @param verdict the decisions, settled
 * @param outcome what becomes of the row
 * @param change what is written; {@code null} unless the outcome is UPDATED or CREATED
 * @param notices what a person should know, the row's cells included
 */
public record RowPlan(
    IncomingStudent student,
    @Nullable ExistingStudent existing,
    boolean loose,
    List<Resemblance> likenesses,
    @Nullable Elsewhere elsewhere,
    List<Decision.OfStudent> decisions,
    Verdict verdict,
    Outcome outcome,
    @Nullable StudentChange change,
    List<Notice> notices) {

  /** Whom the row asks for; {@code null} where it asks for nobody. */
  TransferAsks.@Nullable Ask findAsk() {
    String ssid = student.ssid();
    return outcome == Outcome.SKIPPED
            && verdict.row() instanceof Decision.RequestTransfer
            && ssid != null
            && elsewhere != null
        ? new TransferAsks.Ask(student.row(), ssid, elsewhere.district(), elsewhere.declined())
        : null;
  }

  /** The SSID of a row of which it is open whether it asks for somebody; {@code null} of others. */
  @Nullable String findUndecided() {
    return outcome == Outcome.HELD || outcome == Outcome.REFUSED ? student.ssid() : null;
  }
}
