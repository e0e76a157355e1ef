package org.sisimport.rules;

import org.sisimport.decision.Decision;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.Field;

/** Verdicts as short texts, so that tests can hold them against tables. */
final class VerdictText {

  private VerdictText() {}

  /**
   * What becomes of the row: {@code skip}, {@code hold}, {@code ask}, {@code create} or {@code go
   * on}.
   */
  static String row(Verdict verdict) {
    Decision.OfStudent row = verdict.row();
    if (row == null) {
      return "go on";
    }
    return row instanceof Decision.Skip
        ? "skip"
        : row instanceof Decision.Hold
            ? "hold"
            : row instanceof Decision.RequestTransfer
                ? "ask"
                : row instanceof Decision.Create ? "create" : "match";
  }

  /** What becomes of a value: {@code update}, {@code keep}, {@code drop} or {@code nothing}. */
  static String field(Verdict verdict, Field field) {
    Decision.OfStudent value = verdict.values().get(field);
    if (value instanceof Decision.SetValue set) {
      return "set " + set.value();
    }
    if (value != null) {
      return "drop";
    }
    Decision.OfStudent follow = verdict.follow().get(field);
    if (follow == null) {
      return "nothing";
    }
    return follow instanceof Decision.UpdateField ? "update" : "keep";
  }

  /** The name of the school that is assigned, {@code stay} or {@code nothing}. */
  static String school(Verdict verdict) {
    Decision.OfStudent school = verdict.school();
    if (school == null) {
      return "nothing";
    }
    return school instanceof Decision.AssignSchool assign ? assign.school().name() : "stay";
  }

  /** Why the row is skipped, held or created. */
  static String because(Verdict verdict) {
    return verdict.row() == null ? "" : verdict.row().because();
  }

  /** Why a field follows the file or stays. */
  static String becauseOf(Verdict verdict, Field field) {
    Decision.OfStudent follow = verdict.follow().get(field);
    return follow == null ? "" : follow.because();
  }
}
