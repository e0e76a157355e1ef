package org.sisimport.rules;

import java.util.List;
import java.util.Set;
import org.sisimport.facts.Field;

/**
 * A rule that passed the checks of its own file.
 *
 * @param name the analyst's name of it
 * @param line of the word {@code rule}
 * @param fact what it looks at
 * @param drl its conditions and consequence as they are given to the engine, on one line
 * @param fields the fields that it can be about
 * @param texts the texts in it, in their order
 * @param uses the texts that become a value of a field, or that one is compared with
 * @param columns the headings under which it writes something of its fact
 */
record WrittenRule(
    String name,
    int line,
    Class<?> fact,
    String drl,
    Set<Field> fields,
    List<String> texts,
    List<Use> uses,
    List<Column> columns) {

  /**
   * A text that must be a value of each of the fields.
   *
   * @param fields code fields only
   * @param compared whether a value is compared with it, and it does not become one
   */
  record Use(int line, String text, Set<Field> fields, boolean compared) {}

  /** A heading of a receiver's file. */
  record Column(int line, String heading) {}
}
