package org.sisimport.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Resemblance;
import org.sisimport.notice.Notice;
import org.sisimport.students.StudentChange;

/**
 * Everything decided about one row.
 *
 * @param student the row as it was understood
 * @param existing the student of ours; {@code null} where the row matches nobody
 * @param loose whether the student was found by a loose match and not by the SSID
 * @param likenesses our students who resemble a row whose SSID we do not know, the most alike first
 * @param otherDistrict the district that has a student of this SSID; {@code null} where none has
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
    @Nullable String otherDistrict,
    List<Decision.OfStudent> decisions,
    Verdict verdict,
    Outcome outcome,
    @Nullable StudentChange change,
    List<Notice> notices) {}
