package org.sisimport.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;

/**
 * Holds the texts that rules make values of a field, or compare one with, against the values that
 * the field has.
 */
final class ValueCheck {

  private ValueCheck() {}

  /** What is no value of its field, over all files of a set. */
  static List<RuleProblem> check(List<RuleUnit> units, FieldValues values) {
    List<Code> asked = new ArrayList<>();
    for (RuleUnit unit : units) {
      for (WrittenRule rule : unit.rules()) {
        rule.uses()
            .forEach(use -> use.fields().forEach(field -> asked.add(new Code(field, use.text()))));
      }
    }
    Set<Code> known = values.values(new HashSet<>(asked));
    List<RuleProblem> problems = new ArrayList<>();
    for (RuleUnit unit : units) {
      for (WrittenRule rule : unit.rules()) {
        for (WrittenRule.Use use : rule.uses()) {
          for (Field field : use.fields()) {
            if (!known.contains(new Code(field, use.text()))) {
              List<String> all = values.listValues(field);
              // without code rules nobody knows what a student's value can be
              if (!use.compared() || !all.isEmpty()) {
                problems.add(noValue(unit, rule, use, field, all));
              }
            }
          }
        }
      }
    }
    return problems;
  }

  private static RuleProblem noValue(
      RuleUnit unit, WrittenRule rule, WrittenRule.Use use, Field field, List<String> all) {
    String message =
        "\""
            + use.text()
            + "\" is no value of "
            + field.title()
            + (use.compared() ? ", so that the condition tells nobody apart" : "")
            + (all.isEmpty() ? "" : "; its values are " + String.join(" ", all));
    return new RuleProblem(unit.file().path(), use.line(), rule.name(), message);
  }
}
