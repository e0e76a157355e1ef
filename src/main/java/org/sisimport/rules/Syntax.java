package org.sisimport.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule file says, before any name in it is checked. Lines count from 1. */
final class Syntax {

  private Syntax() {}

  record Rule(String name, int line, Pattern pattern, List<Call> calls) {}

  /** {@code $variable : Type( constraints )}. */
  record Pattern(@Nullable String variable, String type, int line, List<Constraint> constraints) {}

  /** {@code $variable : expression}; what a comma separates. */
  record Constraint(@Nullable String variable, Expression expression, int line) {}

  sealed interface Expression {}

  record Or(List<Expression> parts) implements Expression {}

  record And(List<Expression> parts) implements Expression {}

  record Not(Expression inner) implements Expression {}

  /**
   * {@code left operator right}.
   *
   * @param operator {@code == != < <= > >= in contains}
   * @param negated {@code not in}, {@code not contains}
   * @param right one operand, but any number for {@code in}
   */
  record Relation(Operand left, String operator, boolean negated, List<Operand> right, int line)
      implements Expression {}

  /** A property that is true or false by itself. */
  record Truth(Operand operand) implements Expression {}

  sealed interface Operand {
    int line();
  }

  /** {@code student.grade}, {@code $match.student()}, {@code Field.GRADE}. */
  record Path(List<Step> steps, int line) implements Operand {}

  /**
   * One name of a path.
   *
   * @param nullSafe preceded by {@code !.}
   * @param arguments what stands in parentheses; {@code null} without parentheses
   */
  record Step(String name, boolean nullSafe, @Nullable List<Operand> arguments) {}

  record Text(String text, int line) implements Operand {}

  record Num(String digits, int line) implements Operand {}

  record Bool(boolean value, int line) implements Operand {}

  record Null(int line) implements Operand {}

  /** {@code decide.verb( arguments );} each argument is a sum of one or more parts. */
  record Call(String verb, List<List<Operand>> arguments, int line) {}
}
