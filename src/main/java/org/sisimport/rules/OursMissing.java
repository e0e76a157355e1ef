package org.sisimport.rules;

import java.util.List;

/** Whether the conditions of a rule ask that our value is missing. */
final class OursMissing {

  private final Names names;

  OursMissing(Names names) {
    this.names = names;
  }

  boolean in(List<Syntax.Constraint> constraints) {
    return constraints.stream().anyMatch(constraint -> in(constraint.expression()));
  }

  private boolean in(Syntax.Expression expression) {
    if (expression instanceof Syntax.And and) {
      return and.parts().stream().anyMatch(this::in);
    }
    return expression instanceof Syntax.Relation relation
        && relation.operator().equals("==")
        && relation.right().get(0) instanceof Syntax.Null
        && relation.left() instanceof Syntax.Path path
        && names.key(path).equals("ours");
  }
}
