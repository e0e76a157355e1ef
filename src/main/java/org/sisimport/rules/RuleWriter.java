package org.sisimport.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/**
 * Checks the names and types of one rule against the facts and writes it for the engine. The engine
 * never sees the analyst's text, only what is written here from names that were found.
 */
final class RuleWriter {

  private final RuleFile file;
  private final Problems problems;
  private final List<String> texts = new ArrayList<>();
  private final List<WrittenRule.Use> uses = new ArrayList<>();
  private final List<WrittenRule.Column> columns = new ArrayList<>();
  private boolean sound = true;

  private RuleWriter(RuleFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The rule as the engine gets it; empty where something was wrong with it. */
  static Optional<WrittenRule> write(Syntax.Rule rule, RuleFile file, Problems problems) {
    problems.within(rule.name());
    return new RuleWriter(file, problems).write(rule);
  }

  private Optional<WrittenRule> write(Syntax.Rule rule) {
    Class<?> fact = findFact(rule.pattern());
    if (fact == null) {
      return Optional.empty();
    }
    Names names = new Names(fact);
    ConditionWriter conditions = new ConditionWriter(names);
    String variable = rule.pattern().variable();
    if (variable != null) {
      names.bind(variable, List.of(), rule.line());
    }
    List<String> written = new ArrayList<>();
    rule.pattern()
        .constraints()
        .forEach(c -> checked(() -> condition(c, names, conditions, written)));
    if (!sound) {
      // what a consequence may rely on is not known
      return Optional.empty();
    }
    ComparedValues compared = new ComparedValues(fact, names, uses);
    rule.pattern().constraints().forEach(c -> compared.collect(c.expression()));
    Set<Field> fields = new FieldDomain(names).of(rule.pattern().constraints());
    ConsequenceWriter consequences =
        new ConsequenceWriter(file, names, conditions.known(), fields, uses, texts, columns);
    boolean withoutOurs = new OursMissing(names).in(rule.pattern().constraints());
    StringBuilder then = new StringBuilder();
    for (Syntax.Call call : rule.calls()) {
      checked(() -> then.append(' ').append(consequences.write(call, withoutOurs)));
    }
    String drl =
        String.format(
            "when %s : %s(%s) then%s end",
            Names.FACT_VARIABLE, fact.getSimpleName(), String.join(", ", written), then);
    return sound
        ? Optional.of(
            new WrittenRule(
                rule.name(), rule.line(), fact, drl, EnumSet.copyOf(fields), texts, uses, columns))
        : Optional.empty();
  }

  private void checked(Runnable part) {
    try {
      part.run();
    } catch (Refusal refusal) {
      problems.add(refusal);
      sound = false;
    }
  }

  private @Nullable Class<?> findFact(Syntax.Pattern pattern) {
    List<Class<?>> facts = file.language().facts();
    for (Class<?> fact : facts) {
      if (fact.getSimpleName().equals(pattern.type())) {
        return fact;
      }
    }
    List<String> known = facts.stream().map(Class::getSimpleName).toList();
    problems.add(
        new Refusal(
            pattern.line(),
            "'"
                + pattern.type()
                + "' is no fact of this file; its rules look at "
                + String.join(", ", known)
                + Words.suggestion(pattern.type(), known)));
    return null;
  }

  private void condition(
      Syntax.Constraint constraint, Names names, ConditionWriter writer, List<String> written) {
    if (constraint.variable() != null) {
      bind(constraint.variable(), constraint, names, writer);
      if (constraint.expression() instanceof Syntax.Truth truth) {
        // binding alone is no condition
        writer.checkBound(truth.operand());
        return;
      }
    }
    collectTexts(constraint.expression());
    if (constraint.expression() instanceof Syntax.And and) {
      // as separate conditions the engine shares them among rules
      and.parts().forEach(part -> written.add(writer.write(part)));
    } else {
      written.add(writer.write(constraint.expression()));
    }
  }

  private static void bind(
      String variable, Syntax.Constraint constraint, Names names, ConditionWriter writer) {
    Syntax.Operand bound = null;
    if (constraint.expression() instanceof Syntax.Truth truth) {
      bound = truth.operand();
    } else if (constraint.expression() instanceof Syntax.Relation relation) {
      bound = relation.left();
    }
    if (!(bound instanceof Syntax.Path path)) {
      throw new Refusal(constraint.line(), variable + " can only stand for one property");
    }
    names.bind(variable, names.expanded(path), constraint.line());
  }

  private void collectTexts(Syntax.Expression expression) {
    if (expression instanceof Syntax.Or or) {
      or.parts().forEach(this::collectTexts);
    } else if (expression instanceof Syntax.And and) {
      and.parts().forEach(this::collectTexts);
    } else if (expression instanceof Syntax.Not not) {
      collectTexts(not.inner());
    } else if (expression instanceof Syntax.Relation relation) {
      collectTexts(relation.left());
      relation.right().forEach(this::collectTexts);
    } else {
      collectTexts(((Syntax.Truth) expression).operand());
    }
  }

  private void collectTexts(Syntax.Operand operand) {
    if (operand instanceof Syntax.Text text) {
      texts.add(text.text());
    } else if (operand instanceof Syntax.Path path) {
      for (Syntax.Step step : path.steps()) {
        if (step.arguments() != null) {
          step.arguments().forEach(this::collectTexts);
        }
      }
    }
  }
}
