package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a package says of a student's birth, sex and races, as cells of {@link #COLUMNS}.
 *
 * @param cells one for each column, {@code ""} where nothing is known
 * @param metadata values of extension columns
 */
record Demographics(List<String> cells, Map<String, String> metadata) {

  /** OneRoster has a column for each race and says true or false of it, or nothing. */
  private static final List<String> RACES =
      List.of(
          "americanIndianOrAlaskaNative",
          "asian",
          "blackOrAfricanAmerican",
          "nativeHawaiianOrOtherPacificIslander",
          "white");

  private static final List<String> AS_THEY_ARE =
      List.of("birthDate", "sex", "hispanicOrLatinoEthnicity");

  /**
   * The columns of which fields of ours can be made. A student record lists races: {@code race1} to
   * {@code race5} hold the names of the columns that say true, in the order of OneRoster.
   */
  static final List<String> COLUMNS =
      List.of(
          "birthDate",
          "sex",
          "hispanicOrLatinoEthnicity",
          "race1",
          "race2",
          "race3",
          "race4",
          "race5");

  /** Nothing is known. */
  static final Demographics UNKNOWN =
      new Demographics(COLUMNS.stream().map(column -> "").toList(), Map.of());

  /**
   * Reads a record.
   *
   * @param known texts that come again and again, each kept once
   */
  static Demographics of(RosterRecord record, Map<String, String> known) {
    List<String> cells = new ArrayList<>(COLUMNS.size());
    AS_THEY_ARE.forEach(
        column -> cells.add(known.computeIfAbsent(record.value(column), text -> text)));
    for (String race : RACES) {
      if (record.value(race).equals("true")) {
        cells.add(race);
      }
    }
    while (cells.size() < COLUMNS.size()) {
      cells.add("");
    }
    return new Demographics(
        List.copyOf(cells),
        record.metadata().isEmpty() ? Map.of() : new HashMap<>(record.metadata()));
  }
}
