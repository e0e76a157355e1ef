package org.sisimport.rules;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.sisimport.facts.Field;

/** Which fields a rule can be about, as far as its conditions on {@code field} tell. */
final class FieldDomain {

  private final Names names;

  FieldDomain(Names names) {
    this.names = names;
  }

  /** A superset of the fields for which all conditions can hold. */
  Set<Field> of(List<Syntax.Constraint> constraints) {
    Set<Field> fields = EnumSet.allOf(Field.class);
    constraints.forEach(constraint -> fields.retainAll(of(constraint.expression(), true)));
    return fields;
  }

  private Set<Field> of(Syntax.Expression expression, boolean truth) {
    if (expression instanceof Syntax.Not not) {
      return of(not.inner(), !truth);
    }
    if (expression instanceof Syntax.And and) {
      return combined(and.parts(), truth, truth);
    }
    if (expression instanceof Syntax.Or or) {
      return combined(or.parts(), truth, !truth);
    }
    if (expression instanceof Syntax.Truth operand) {
      return isPath(operand.operand(), "field.required")
          ? where(field -> field.required() == truth)
          : EnumSet.allOf(Field.class);
    }
    return of((Syntax.Relation) expression, truth);
  }

  private Set<Field> combined(List<Syntax.Expression> parts, boolean truth, boolean all) {
    Set<Field> fields = all ? EnumSet.allOf(Field.class) : EnumSet.noneOf(Field.class);
    for (Syntax.Expression part : parts) {
      if (all) {
        fields.retainAll(of(part, truth));
      } else {
        fields.addAll(of(part, truth));
      }
    }
    return fields;
  }

  private Set<Field> of(Syntax.Relation relation, boolean truth) {
    boolean field = isPath(relation.left(), "field");
    boolean kind = isPath(relation.left(), "field.kind");
    boolean equality = Set.of("==", "!=", "in").contains(relation.operator());
    if (!(field || kind) || !equality) {
      return EnumSet.allOf(Field.class);
    }
    Set<Enum<?>> constants = new HashSet<>();
    for (Syntax.Operand operand : relation.right()) {
      Enum<?> constant = names.findEnum(operand);
      if (constant == null) {
        // compared with another property, not with a constant
        return EnumSet.allOf(Field.class);
      }
      constants.add(constant);
    }
    boolean negative = relation.negated() || relation.operator().equals("!=");
    return where(
        candidate ->
            constants.contains(field ? candidate : candidate.kind()) != (negative == truth));
  }

  private boolean isPath(Syntax.Operand operand, String key) {
    return operand instanceof Syntax.Path path && names.key(path).equals(key);
  }

  private static Set<Field> where(Predicate<Field> condition) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : Field.values()) {
      if (condition.test(field)) {
        fields.add(field);
      }
    }
    return fields;
  }
}
