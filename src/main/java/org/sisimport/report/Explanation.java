package org.sisimport.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.Decision;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Resemblance;
import org.sisimport.importer.Explained;
import org.sisimport.importer.Outcome;
import org.sisimport.importer.Question;
import org.sisimport.importer.RowPlan;
import org.sisimport.importer.RunStatus;
import org.sisimport.mapping.MappedRow;
import org.sisimport.notice.Notice;
import org.sisimport.students.FieldChange;
import org.sisimport.table.Places;

/** Tells the story of a row to the person who asked, field by field. */
public final class Explanation {

  private final List<String> lines = new ArrayList<>();

  private final Question question;

  private Explanation(Question question) {
    this.question = question;
  }

  /** The answer about one run, line by line. */
  public static List<String> of(Explained explained, Question question) {
    Explanation explanation = new Explanation(question);
    explanation.tell(explained);
    return explanation.lines;
  }

  private void tell(Explained explained) {
    add(
        "Run %d, file %s: %s%s",
        explained.run().number(),
        explained.run().file(),
        explained.run().status(),
        explained.run().status() == RunStatus.UNCHANGED
            ? ", the bytes that run " + explained.original().number() + " applied; of that run:"
            : "");
    if (explained.remark() != null) {
      add("  %s", explained.remark());
    }
    if (explained.rows().isEmpty()
        && (explained.remark() == null || explained.whyNoRow() != null)) {
      if (question.row() != null) {
        tellNobody(question.row(), explained.places());
      } else {
        add(
            "  No row of the file is it, so nothing happened to the student in this run%s.",
            explained.whyNoRow() == null ? "" : ": " + explained.whyNoRow());
        tellOurs(explained.ours());
      }
    }
    explained
        .rows()
        .forEach(
            row ->
                tell(row, place(row.number(), explained.places()), explained.original().status()));
  }

  private void tellNobody(int row, Places places) {
    if (places.areRows()) {
      add("  The file has no row %d with a student in it; %s.", row, places.first());
    } else if (places.areLines()) {
      add("  The file has no student in %s; %s.", places.of(row), places.first());
    } else {
      add(
          "  The file has no row of a student in %s; where there is one, --ssid tells why.",
          places.of(row));
    }
  }

  /** At the beginning of a sentence. */
  private static String place(int row, Places places) {
    return places.areRows() ? "Row " + row : places.of(row);
  }

  private void tellOurs(@Nullable ExistingStudent ours) {
    if (ours == null) {
      add("  We have no student of this SSID in the district.");
      return;
    }
    add(
        "  We have the student: %s, %s; %s.",
        RowLines.who(ours),
        ours.status(),
        ours.lastImportDate() == null
            ? "no file has had the student yet"
            : "last seen in a file on " + ours.lastImportDate());
  }

  private void tell(Explained.RowStory row, String place, RunStatus status) {
    RowPlan plan = row.plan();
    add("");
    if (plan == null) {
      add("%s repeats an earlier row of its SSID and counts once with it.", place);
    } else {
      add(
          "%s, %s: %s%s",
          place,
          RowLines.who(plan.student()),
          plan.outcome(),
          switch (status) {
            case EVALUATED -> " (evaluated only: nothing was written)";
            case HELD -> " (the whole file was held: nothing was written)";
            default -> "";
          });
    }
    add("  What the file says");
    row.cells().forEach(this::tell);
    if (plan != null) {
      tellWhom(plan);
      tellDecisions(plan);
      tellFields(plan);
      tellNotices(plan);
    }
  }

  private void tell(MappedRow.Cell cell) {
    add(
        "    %s: %s%s",
        cell.field().title(),
        cell.raw().isEmpty() ? "blank" : Shown.quoted(cell.raw()),
        cell.value() == null || cell.value().equals(cell.raw())
            ? ""
            : ", read as " + Shown.quoted(cell.value()));
    add(
        "        column %d %s, by rule %s",
        cell.mapping().heading().column(),
        Shown.quoted(cell.mapping().heading().text()),
        cell.mapping().by().withLine());
    Decision.Translate translation = cell.translation();
    if (translation != null) {
      add(
          "        code %s is %s, by rule %s",
          Shown.quoted(translation.code().text()),
          Shown.quoted(translation.ours()),
          translation.by().withLine());
    }
    cell.notices().forEach(notice -> add("        %s", notice.brief()));
  }

  private void tellWhom(RowPlan plan) {
    add("  Whom it is");
    ExistingStudent existing = plan.existing();
    if (existing != null) {
      add(
          "    our student %d, %s, %s%s; found %s",
          existing.id(),
          RowLines.who(existing),
          existing.status(),
          existing.inactive() ? " (inactive here)" : "",
          plan.loose() ? "by a loose match" : "by the SSID");
    } else if (plan.outcome() == Outcome.REFUSED) {
      add("    not looked for, because the row is refused");
    } else {
      add(
          "    nobody of this district has the SSID%s",
          plan.elsewhere() == null
              ? ""
              : "; it is a student of district " + plan.elsewhere().district());
    }
    for (Resemblance likeness : plan.likenesses()) {
      add("    resembles %s", RowLines.candidate(likeness));
    }
  }

  private void tellDecisions(RowPlan plan) {
    add("  What the rules said");
    if (plan.decisions().isEmpty()) {
      add("    nothing");
    }
    for (Decision.OfStudent decision : plan.decisions()) {
      add("    %s: %s Rule %s", verb(decision), decision.because(), decision.by().withLine());
    }
  }

  private static String verb(Decision.OfStudent decision) {
    if (decision instanceof Decision.UpdateField update) {
      return "update " + update.field().title();
    } else if (decision instanceof Decision.KeepField keep) {
      return "keep " + keep.field().title();
    } else if (decision instanceof Decision.SetValue set) {
      return "set " + set.field().title() + " to " + Shown.quoted(set.value());
    } else if (decision instanceof Decision.DropValue drop) {
      return "drop " + drop.field().title();
    } else if (decision instanceof Decision.AssignSchool assign) {
      return "school " + Shown.quoted(assign.school().name());
    } else if (decision instanceof Decision.SchoolStays) {
      return "school stays";
    } else if (decision instanceof Decision.RequestTransfer) {
      return "request a transfer";
    } else if (decision instanceof Decision.UseMatch) {
      return "match";
    }
    return decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void tellFields(RowPlan plan) {
    add("  What became of it");
    if (plan.outcome() == Outcome.SKIPPED
        || plan.outcome() == Outcome.HELD
        || plan.outcome() == Outcome.REFUSED) {
      add("    nothing of the row is written");
      return;
    }
    for (Field field : Field.values()) {
      String theirs = plan.student().values().get(field);
      String ours = plan.existing() == null ? null : plan.existing().values().get(field);
      FieldChange change = change(plan, field);
      if (change != null) {
        add(
            "    %s: ours was %s, is now %s. %s Rule %s",
            field.title(),
            shown(change.before()),
            shown(change.after()),
            change.because(),
            change.by().withLine());
      } else if (theirs == null) {
        add(
            "    %s: the file says nothing that can be used, ours stays %s",
            field.title(), shown(ours));
      } else {
        add("    %s: the file says %s, ours stays %s", field.title(), shown(theirs), shown(ours));
      }
    }
  }

  private static @Nullable FieldChange change(RowPlan plan, Field field) {
    if (plan.change() == null) {
      return null;
    }
    return plan.change().fields().stream()
        .filter(change -> change.field() == field)
        .findFirst()
        .orElse(null);
  }

  private void tellNotices(RowPlan plan) {
    if (plan.notices().isEmpty()) {
      return;
    }
    add("  What to know");
    for (Notice notice : plan.notices()) {
      add("    %s", notice.brief());
    }
  }

  private static String shown(@Nullable String value) {
    return value == null ? "blank" : Shown.quoted(value);
  }

  private void add(String format, Object... values) {
    Object[] shown =
        Stream.of(values)
            .map(value -> value instanceof String text ? Shown.sentence(text) : value)
            .toArray();
    lines.add(String.format(Locale.ROOT, format, shown));
  }
}
