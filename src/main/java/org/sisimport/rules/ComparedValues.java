package org.sisimport.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;
import org.sisimport.facts.StudentRecord;

/**
 * The texts with which the conditions of one rule compare a code of a student's, as {@code
 * student.grade == "05"} does. One that is no value of the field would never be met, and the rule
 * would be silent for ever.
 */
final class ComparedValues {

  private final Class<?> fact;
  private final Names names;
  private final List<WrittenRule.Use> uses;

  /**
   * @param fact that the rule looks at
   * @param uses is added to
   */
  ComparedValues(Class<?> fact, Names names, List<WrittenRule.Use> uses) {
    this.fact = fact;
    this.names = names;
    this.uses = uses;
  }

  /** Takes a condition in that was checked. */
  void collect(Syntax.Expression expression) {
    if (expression instanceof Syntax.Or or) {
      or.parts().forEach(this::collect);
    } else if (expression instanceof Syntax.And and) {
      and.parts().forEach(this::collect);
    } else if (expression instanceof Syntax.Not not) {
      collect(not.inner());
    } else if (expression instanceof Syntax.Relation relation) {
      collect(relation);
    }
  }

  private void collect(Syntax.Relation relation) {
    Field field = relation.left() instanceof Syntax.Path path ? findCode(path) : null;
    if (field == null || !Set.of("==", "!=", "in").contains(relation.operator())) {
      return;
    }
    for (Syntax.Operand operand : relation.right()) {
      if (operand instanceof Syntax.Text text) {
        uses.add(new WrittenRule.Use(text.line(), text.text(), EnumSet.of(field), true));
      }
    }
  }

  /** The field that a path leads to; {@code null} where it is none of a student's with codes. */
  private @Nullable Field findCode(Syntax.Path path) {
    Class<?> owner = fact;
    String last = "";
    for (Syntax.Step step : names.expanded(path)) {
      if (!last.isEmpty()) {
        owner = Vocabulary.findMember(owner, last).map(member -> member.type()).orElse(null);
      }
      if (owner == null || step.arguments() != null) {
        return null;
      }
      last = step.name();
    }
    if (!StudentRecord.class.isAssignableFrom(owner)) {
      return null;
    }
    for (Field field : Field.values()) {
      String property = field.name().replace("_", "").toLowerCase(Locale.ROOT);
      if (field.kind() == Field.Kind.CODE && property.equals(last.toLowerCase(Locale.ROOT))) {
        return field;
      }
    }
    return null;
  }
}
