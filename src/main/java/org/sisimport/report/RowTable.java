package org.sisimport.report;

import java.io.IOException;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.importer.RowPlan;
import org.sisimport.notice.Notice;
import org.sisimport.students.FieldChange;
import org.sisimport.table.Places;

/**
 * The rows of a run as CSV: one line for each changed field and for each notice, with what we had,
 * what the file says, what is written, and the rule.
 */
final class RowTable {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader(
              "Row",
              "SSID",
              "Last Name",
              "First Name",
              "Outcome",
              "Kind",
              "Field",
              "Ours",
              "File",
              "Written",
              "Reason",
              "Rule")
          .setRecordSeparator("\n")
          .get();

  private final CSVPrinter out;
  private final Places places;

  RowTable(Appendable out, Places places) throws IOException {
    this.out = new CSVPrinter(out, FORMAT);
    this.places = places;
  }

  void write(RowPlan row) throws IOException {
    if (row.change() != null) {
      for (FieldChange change : row.change().fields()) {
        Field field = change.field();
        line(
            row,
            "change",
            field,
            value(field, change.before()),
            value(field, row.student().values().get(field)),
            value(field, change.after()),
            change.because(),
            change.by());
      }
    }
    for (Notice notice : row.notices()) {
      if (!notice.ofColumn()) {
        write(row, notice);
      }
    }
  }

  private void write(RowPlan row, Notice notice) throws IOException {
    Field notTaken = RowLines.fieldNotTaken(row, notice);
    Field field = notTaken == null ? notice.field() : notTaken;
    ExistingStudent existing = row.existing();
    line(
        row,
        notice.kind(),
        field,
        field == null || existing == null ? "" : value(field, existing.values().get(field)),
        // what a notice shows is masked where it must be
        notTaken == null
            ? text(notice.value())
            : value(notTaken, row.student().values().get(notTaken)),
        "",
        notice.brief(),
        notice.by());
  }

  private void line(
      RowPlan row,
      String kind,
      @Nullable Field field,
      String ours,
      String file,
      String written,
      String reason,
      @Nullable RuleRef rule)
      throws IOException {
    out.printRecord(
        places.brief(row.student().row()),
        value(Field.SSID, row.student().ssid()),
        text(row.student().lastName()),
        text(row.student().firstName()),
        row.outcome().name().toLowerCase(Locale.ROOT),
        kind,
        field == null ? "" : field.title(),
        ours,
        file,
        written,
        sentence(reason),
        rule == null ? "" : sentence(rule.toString()));
  }

  private static String value(Field field, @Nullable String value) {
    return field == Field.SSID && value != null ? Shown.cell(Shown.ssid(value)) : text(value);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : Shown.cell(Shown.text(Shown.masked(value)));
  }

  private static String sentence(String text) {
    return Shown.cell(Shown.sentence(Shown.masked(text)));
  }
}
