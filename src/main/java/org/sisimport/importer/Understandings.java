package org.sisimport.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;
import org.sisimport.mapping.DatesRead;
import org.sisimport.mapping.FileReading;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.table.Table;

/** Tells how a reading understood its file. */
final class Understandings {

  private Understandings() {}

  static Understanding of(Table table, FileReading reading, @Nullable RosterPlan roster) {
    List<Understanding.Column> columns = new ArrayList<>();
    reading
        .columns()
        .values()
        .forEach(
            mapped ->
                columns.add(
                    new Understanding.Column(
                        mapped.field(),
                        mapped.heading().column(),
                        mapped.heading().text(),
                        mapped.by())));
    return new Understanding(
        table.understoodAs(),
        columns,
        reading.ignored().stream().map(ignored -> ignored.heading().text()).toList(),
        reading.unknown().stream().map(column -> column.notice().heading()).toList(),
        dates(reading.dates()),
        roster == null ? List.of() : roster.files());
  }

  /** Of a package that speaks of no student. */
  static Understanding ofNoRows(Table table, @Nullable RosterPlan roster) {
    return new Understanding(
        table.understoodAs(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        roster == null ? List.of() : roster.files());
  }

  private static List<String> dates(Map<Field, DatesRead> dates) {
    return dates.entrySet().stream()
        .map(entry -> entry.getKey().title() + ": " + sentence(entry.getValue()))
        .toList();
  }

  private static String sentence(DatesRead read) {
    return switch (read) {
      case NO_ORDER_NEEDED -> "no date whose day and month could be mistaken for each other";
      case DAY_FIRST_PROVED -> "day/month/year, as the column proves";
      case MONTH_FIRST_PROVED -> "month/day/year, as the column proves";
      case DAY_FIRST_SET -> "day/month/year, as district.yaml says; the column proves nothing";
      case MONTH_FIRST_SET -> "month/day/year, as district.yaml says; the column proves nothing";
      case UNDECIDED -> "left out, because nothing says whether day or month comes first";
      case CONTRADICTORY -> "left out, because the column proves both orders of day and month";
    };
  }
}
