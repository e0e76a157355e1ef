package org.sisimport.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;
import org.sisimport.importer.Outcome;
import org.sisimport.importer.RowPlan;
import org.sisimport.students.FieldChange;

/**
 * Why fields changed: each reason once, with the count of its rows, so that a row need only say
 * what changed.
 */
final class ChangeReasons {

  /** A rule may write a value into its reason; the log does not grow with such reasons. */
  private static final int KEPT_APART = 200;

  private final Map<Reason, Tally> tallies = new LinkedHashMap<>();

  /** Hears a row. */
  void add(RowPlan row) {
    if (row.change() == null) {
      return;
    }
    boolean isNew = row.outcome() == Outcome.CREATED;
    for (FieldChange change : row.change().fields()) {
      tally(new Reason(isNew, change.by(), change.because())).add(row.student().row(), change);
    }
  }

  /** One sentence for each reason, those of most rows first. */
  List<String> sentences() {
    List<Map.Entry<Reason, Tally>> sorted = new ArrayList<>(tallies.entrySet());
    sorted.sort(Map.Entry.comparingByValue((one, other) -> other.rows - one.rows));
    return sorted.stream().map(entry -> sentence(entry.getKey(), entry.getValue())).toList();
  }

  private Tally tally(Reason reason) {
    Tally tally = tallies.get(reason);
    if (tally != null) {
      return tally;
    }
    Reason kept =
        tallies.size() < KEPT_APART
            ? reason
            : new Reason(
                reason.isNew, null, "Further reasons; the table of rows has each of them.");
    return tallies.computeIfAbsent(kept, key -> new Tally());
  }

  private static String sentence(Reason reason, Tally tally) {
    return String.format(
        Locale.US,
        "%,d %s: %s%s%s",
        tally.rows,
        reason.isNew
            ? tally.rows == 1 ? "new student" : "new students"
            : tally.rows == 1 ? "row" : "rows",
        tally.names(reason.isNew),
        Shown.sentence(reason.because),
        reason.by == null ? "" : " Rule " + reason.by);
  }

  private record Reason(boolean isNew, @Nullable RuleRef by, String because) {}

  /** The rows and fields of one reason. */
  private static final class Tally {
    private final Map<Field, Integer> fields = new EnumMap<>(Field.class);
    private int rows;
    private int lastRow;

    private void add(int row, FieldChange change) {
      fields.merge(change.field(), 1, Integer::sum);
      if (row != lastRow) {
        rows++;
        lastRow = row;
      }
    }

    /** The fields, unless they are all that a new student has. */
    private String names(boolean isNew) {
      if (isNew && fields.containsKey(Field.SSID)) {
        return "";
      }
      return fields.entrySet().stream()
              .map(
                  field ->
                      field.getKey().title()
                          + (fields.size() == 1 || field.getValue() == rows
                              ? ""
                              : String.format(Locale.US, " (%,d)", field.getValue())))
              .collect(Collectors.joining(", "))
          + ". ";
    }
  }
}
