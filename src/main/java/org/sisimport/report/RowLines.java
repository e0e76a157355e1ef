package org.sisimport.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.Decision;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.StudentRecord;
import org.sisimport.importer.Outcome;
import org.sisimport.importer.RowPlan;
import org.sisimport.notice.Notice;
import org.sisimport.notice.RuleNotices;
import org.sisimport.students.FieldChange;
import org.sisimport.table.Places;

/**
 * The part of the log that goes row by row. A row says what happened to it; why, and by which rule,
 * the head says once for all rows, and the table for each.
 */
final class RowLines {

  private final Writer out;
  private final Places places;

  RowLines(Writer out, Places places) {
    this.out = out;
    this.places = places;
  }

  void write(RowPlan row) throws IOException {
    List<Notice> notices = new ArrayList<>(row.notices());
    notices.removeIf(Notice::ofColumn);
    Notice why = takeWhyNot(notices);
    write(
        places.of(row.student().row())
            + ", "
            + who(row.student())
            + ": "
            + word(row)
            + (why == null ? "" : because(why.brief())));
    if (row.change() != null && row.outcome() == Outcome.CREATED) {
      line(created(row.change().fields()));
    } else if (row.change() != null) {
      for (FieldChange change : row.change().fields()) {
        line(change(change));
      }
    }
    for (Notice notice : notices) {
      line(sentence(row, notice));
    }
    if (row.existing() != null && row.outcome() == Outcome.HELD) {
      line("our record: " + who(row.existing()) + ", born " + text(row.existing().birthdate()));
    }
    if (row.existing() == null && !row.likenesses().isEmpty() && row.elsewhere() == null) {
      boolean held = row.outcome() == Outcome.HELD;
      for (Resemblance likeness : held ? row.likenesses() : row.likenesses().subList(0, 1)) {
        line("nearest of ours: " + candidate(likeness));
      }
    }
  }

  private void line(String text) throws IOException {
    write("    " + text);
  }

  private void write(String line) throws IOException {
    out.write(Shown.sentence(Shown.masked(line)) + "\n");
  }

  private static String because(String reason) {
    return (reason.isEmpty() || Character.isUpperCase(reason.codePointAt(0)) ? ". " : ": ")
        + reason;
  }

  private static String word(RowPlan row) {
    String outcome = row.outcome().name().toLowerCase(Locale.ROOT);
    return row.loose() ? outcome + ", by a loose match" : outcome;
  }

  /** The notice that says why the row was not taken. */
  private static @Nullable Notice takeWhyNot(List<Notice> notices) {
    for (Notice notice : notices) {
      if (notice.stopsRow()) {
        notices.remove(notice);
        return notice;
      }
    }
    return null;
  }

  /** A new student's values; who it is stands before them. */
  private static String created(List<FieldChange> fields) {
    return fields.stream()
        .filter(
            change ->
                change.field() != Field.SSID
                    && change.field() != Field.LAST_NAME
                    && change.field() != Field.FIRST_NAME)
        .map(change -> change.field().title() + " " + shown(change.field(), change.after()))
        .collect(Collectors.joining(", "));
  }

  private static String change(FieldChange change) {
    return change.field().title()
        + ": "
        + shown(change.field(), change.before())
        + " -> "
        + shown(change.field(), change.after());
  }

  /** A notice; with both values, where it is about one of the file's that was not taken. */
  private static String sentence(RowPlan row, Notice notice) {
    Field field = fieldNotTaken(row, notice);
    if (field == null) {
      return notice.brief();
    }
    String theirs = shown(field, row.student().values().get(field));
    ExistingStudent existing = row.existing();
    String ours = existing == null ? "blank" : shown(field, existing.values().get(field));
    if (notice instanceof RuleNotices.Kept kept) {
      return field.title() + " stays " + ours + ", the file says " + theirs + ". " + kept.because();
    }
    if (notice instanceof RuleNotices.Dropped dropped) {
      return field.title() + " " + theirs + " was left out. " + dropped.because();
    }
    return field.title()
        + " is "
        + ours
        + " here and "
        + theirs
        + " in the file. "
        + notice.brief();
  }

  /** The field of a value of the file that a rule did not take; {@code null} for other notices. */
  static @Nullable Field fieldNotTaken(RowPlan row, Notice notice) {
    if (notice instanceof RuleNotices.Kept
        || notice instanceof RuleNotices.NotFollowed
        || notice instanceof RuleNotices.Dropped) {
      return notice.field();
    }
    if (notice instanceof RuleNotices.Warned warned) {
      for (Decision.OfStudent decision : row.verdict().follow().values()) {
        if (decision instanceof Decision.KeepField keep && keep.by().equals(warned.by())) {
          return keep.field();
        }
      }
    }
    return null;
  }

  private static String shown(Field field, @Nullable String value) {
    if (value == null) {
      return "blank";
    }
    return field == Field.SSID ? Shown.ssid(value) : Shown.quoted(value);
  }

  static String who(StudentRecord student) {
    String ssid = student.ssid();
    String name = (text(student.lastName()) + " " + text(student.firstName())).strip();
    return Shown.masked(
        (ssid == null ? "no SSID" : "SSID " + Shown.ssid(ssid))
            + (name.isEmpty() ? "" : ", " + name));
  }

  static String candidate(Resemblance likeness) {
    ExistingStudent existing = likeness.existing();
    return who(existing)
        + ", born "
        + text(existing.birthdate())
        + ", "
        + existing.status()
        + String.format(
            Locale.ROOT,
            "; names %.0f %% alike, %s",
            likeness.nameSimilarity() * 100,
            likeness.sameBirthdate() ? "same birth date" : "another birth date");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : Shown.text(value);
  }
}
