package org.sisimport.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;
import org.sisimport.oneroster.RosterCounts;

/**
 * How a file was understood, for the log and for explanations.
 *
 * @param format what the reader found: file type, delimiter, charset or sheet
 * @param columns the columns that are used, in the order of {@link Field}
 * @param ignored headings that a rule knows and does not need
 * @param unknown headings that no rule knows
 * @param dates for each date column, a sentence on how its dates were read
 * @param roster the files of a OneRoster package; empty where the file is none, or is refused
 */
public record Understanding(
    String format,
    List<Column> columns,
    List<String> ignored,
    List<String> unknown,
    List<String> dates,
    List<RosterCounts> roster) {

  /**
   * A column that is used.
   *
   * @param field what it is
   * @param number its place in the file; the first column is 1
   * @param heading its heading
   * @param by the rule that mapped it
   */
  public record Column(Field field, int number, String heading, RuleRef by) {}

  /** The column of a field; {@code null} where the file has none. */
  public @Nullable Column find(Field field) {
    return columns.stream().filter(column -> column.field() == field).findFirst().orElse(null);
  }
}
