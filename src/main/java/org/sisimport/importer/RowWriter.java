package org.sisimport.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.Conflict;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.Difference;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Match;
import org.sisimport.facts.School;
import org.sisimport.facts.Values;
import org.sisimport.importer.RowDecider.Decided;
import org.sisimport.notice.Notice;
import org.sisimport.notice.RuleNotices;
import org.sisimport.notice.TransferNotices;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.FieldChange;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferDecision;
import org.sisimport.students.TransferRequest;

/** Turns a row's verdict into what is written, and into what a person should know. */
final class RowWriter {

  private static final Comparator<FieldChange> BY_FIELD = Comparator.comparing(FieldChange::field);

  private RowWriter() {}

  /**
   * The plan of a decided row.
   *
   * @param cells the notices about its cells
   * @param asks whether other districts are asked for students, and not only would be
   */
  static RowPlan plan(Decided decided, List<Notice> cells, boolean asks) {
    Verdict verdict = decided.verdict();
    List<Notice> notices = new ArrayList<>(cells);
    ExistingStudent existing = decided.match() == null ? null : decided.match().existing();
    Outcome outcome;
    StudentChange change = null;
    if (verdict.skipped() || verdict.held()) {
      tellWhyNot(verdict, notices);
      outcome = verdict.skipped() ? Outcome.SKIPPED : Outcome.HELD;
    } else if (decided.setToNoValue() != null) {
      notices.add(
          new RuleNotices.SetToNoValue(
              decided.setToNoValue().field(), decided.setToNoValue().by()));
      outcome = Outcome.HELD;
    } else if (existing != null) {
      Notice forbidden = findForbidden(decided);
      if (forbidden != null) {
        notices.add(forbidden);
        outcome = Outcome.HELD;
      } else {
        change = update(decided, existing, notices);
        outcome = change == null ? Outcome.UNCHANGED : Outcome.UPDATED;
      }
    } else if (decided.elsewhere() != null) {
      // whatever a rule says: one SSID is one student, and that one is not this district's
      notices.add(
          verdict.row() instanceof Decision.RequestTransfer request
              ? asked(request, decided.elsewhere(), asks)
              : new RuleNotices.OtherDistrictsStudent());
      outcome = Outcome.SKIPPED;
    } else if (verdict.row() instanceof Decision.Create create) {
      if (decided.resemblesSomeoneWithoutSsid()) {
        notices.add(new RuleNotices.ForbiddenCreation(create.by()));
        outcome = Outcome.HELD;
      } else {
        change = create(decided, create, notices);
        outcome = Outcome.CREATED;
      }
    } else {
      notices.add(new RuleNotices.NotCreated());
      outcome = Outcome.SKIPPED;
    }
    if (outcome != Outcome.SKIPPED) {
      // who is left alone is nobody's to look at
      verdict
          .warnings()
          .forEach(warn -> notices.add(new RuleNotices.Warned(warn.by(), warn.because())));
    }
    return new RowPlan(
        decided.student(),
        existing,
        decided.match() != null && decided.match().loose(),
        decided.likenesses(),
        decided.elsewhere(),
        decided.decisions(),
        verdict,
        outcome,
        change,
        notices);
  }

  private static Notice asked(Decision.RequestTransfer rule, Elsewhere elsewhere, boolean asks) {
    TransferRequest request = elsewhere.request();
    if (request != null && request.decision() != null && request.declined()) {
      TransferDecision decision = request.decision();
      return new TransferNotices.TransferDeclined(
          elsewhere.district(), request.number(), decision.by(), decision.day(), decision.reason());
    }
    return new TransferNotices.TransferRequested(
        rule.by(),
        rule.because(),
        elsewhere.district(),
        request != null && request.open() ? request.day() : null,
        asks);
  }

  private static void tellWhyNot(Verdict verdict, List<Notice> notices) {
    if (verdict.row() instanceof Decision.Skip skip) {
      notices.add(new RuleNotices.Skipped(skip.by(), skip.because()));
      return;
    }
    if (verdict.row() instanceof Decision.Hold hold) {
      notices.add(new RuleNotices.Held(hold.by(), hold.because()));
    }
    for (Conflict conflict : verdict.conflicts()) {
      notices.add(
          new RuleNotices.RulesDisagree(
              conflict.field(), conflict.what(), conflict.first(), conflict.second()));
    }
  }

  /**
   * The last defense of what no file may ever change, whatever a rule says: an SSID that we have,
   * and the program of a student whom we have.
   */
  private static @Nullable Notice findForbidden(Decided decided) {
    Match match = decided.match();
    String ours = match == null ? null : match.existing().ssid();
    if (match != null && ours != null && !ours.equals(match.student().ssid())) {
      for (Decision.OfStudent decision : decided.decisions()) {
        if (decision instanceof Decision.UseMatch use) {
          return new RuleNotices.ForbiddenChange(Field.SSID, use.by());
        }
      }
    }
    Decision.OfStudent follow = decided.verdict().follow().get(Field.DESIGNATION);
    Decision.OfStudent value = decided.verdict().values().get(Field.DESIGNATION);
    return follow instanceof Decision.UpdateField
        ? new RuleNotices.ForbiddenChange(Field.DESIGNATION, follow.by())
        : value instanceof Decision.SetValue
            ? new RuleNotices.ForbiddenChange(Field.DESIGNATION, value.by())
            : null;
  }

  private static @Nullable StudentChange update(
      Decided decided, ExistingStudent existing, List<Notice> notices) {
    Verdict verdict = decided.verdict();
    if (decided.differences().isEmpty() && verdict.values().isEmpty() && verdict.school() == null) {
      return null;
    }
    List<FieldChange> changes = new ArrayList<>();
    for (Difference difference : decided.differences()) {
      Decision.OfStudent value = verdict.values().get(difference.field());
      if (value instanceof Decision.DropValue drop) {
        notices.add(new RuleNotices.Dropped(drop.field(), drop.by(), drop.because()));
      } else if (value == null) {
        follow(difference, verdict, changes, notices);
      }
    }
    for (Map.Entry<Field, Decision.OfStudent> entry : verdict.values().entrySet()) {
      if (entry.getValue() instanceof Decision.SetValue set) {
        if (verdict.follow().get(entry.getKey()) instanceof Decision.KeepField keep
            && keep.by().rank().compareTo(set.by().rank()) >= 0) {
          notices.add(new RuleNotices.Kept(keep.field(), keep.by(), keep.because()));
          continue;
        }
        String before = existing.values().get(set.field());
        if (!set.value().equals(before)) {
          changes.add(new FieldChange(set.field(), before, set.value(), set.by(), set.because()));
        }
      }
    }
    assignSchool(verdict, existing.values(), changes);
    if (changes.isEmpty()) {
      return null;
    }
    changes.sort(BY_FIELD);
    return new StudentChange(
        decided.student().row(), existing, after(existing.values(), changes), changes);
  }

  private static void follow(
      Difference difference, Verdict verdict, List<FieldChange> changes, List<Notice> notices) {
    Decision.OfStudent decision = verdict.follow().get(difference.field());
    if (decision instanceof Decision.UpdateField update) {
      changes.add(
          new FieldChange(
              difference.field(),
              difference.ours(),
              difference.theirs(),
              update.by(),
              update.because()));
    } else if (decision instanceof Decision.KeepField keep) {
      // a rule that keeps our value and warns of it is heard once
      if (verdict.warnings().stream().noneMatch(warn -> warn.by().equals(keep.by()))) {
        notices.add(new RuleNotices.Kept(keep.field(), keep.by(), keep.because()));
      }
    } else {
      notices.add(new RuleNotices.NotFollowed(difference.field()));
    }
  }

  private static StudentChange create(
      Decided decided, Decision.Create create, List<Notice> notices) {
    Verdict verdict = decided.verdict();
    List<FieldChange> changes = new ArrayList<>();
    for (Map.Entry<Field, String> known : decided.student().values().known().entrySet()) {
      Field field = known.getKey();
      Decision.OfStudent value = verdict.values().get(field);
      if (value instanceof Decision.DropValue drop) {
        notices.add(new RuleNotices.Dropped(field, drop.by(), drop.because()));
      } else if (value == null && field != Field.SCHOOL_OF_ATTENDANCE && field != Field.SITE_CODE) {
        changes.add(new FieldChange(field, null, known.getValue(), create.by(), create.because()));
      }
    }
    for (Decision.OfStudent value : verdict.values().values()) {
      if (value instanceof Decision.SetValue set) {
        changes.add(new FieldChange(set.field(), null, set.value(), set.by(), set.because()));
      }
    }
    assignSchool(verdict, Values.NONE, changes);
    if (verdict.school() == null && decided.student().siteCode() != null) {
      // a Site Code tells schools of one code apart, and the row names no code
      notices.add(new RuleNotices.NotFollowed(Field.SITE_CODE));
    }
    changes.sort(BY_FIELD);
    return new StudentChange(decided.student().row(), null, after(Values.NONE, changes), changes);
  }

  private static void assignSchool(Verdict verdict, Values before, List<FieldChange> changes) {
    if (verdict.school() instanceof Decision.AssignSchool assign) {
      School school = assign.school();
      change(Field.SCHOOL_OF_ATTENDANCE, before, school.code(), assign, changes);
      change(Field.SITE_CODE, before, school.siteCode(), assign, changes);
    }
  }

  private static void change(
      Field field,
      Values before,
      @Nullable String after,
      Decision.AssignSchool assign,
      List<FieldChange> changes) {
    if (!Objects.equals(before.get(field), after)) {
      changes.add(new FieldChange(field, before.get(field), after, assign.by(), assign.because()));
    }
  }

  private static Values after(Values before, List<FieldChange> changes) {
    @Nullable String[] after = new @Nullable String[Field.values().length];
    for (Field field : Field.values()) {
      after[field.ordinal()] = before.get(field);
    }
    changes.forEach(change -> after[change.field().ordinal()] = change.after());
    return Values.of(after);
  }
}
