package org.sisimport.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sisimport.facts.Field;

/**
 * Checks the conditions of one rule and writes them for the engine, with every {@code !.} spelled
 * out. Goes from left to right and remembers what a condition has shown to be there.
 */
final class ConditionWriter {

  private static final String ISO_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private final Names names;
  private final Set<String> known = new HashSet<>();

  ConditionWriter(Names names) {
    this.names = names;
  }

  /** What the conditions written so far have shown not to be {@code null}. */
  Set<String> known() {
    return known;
  }

  /** Writes one condition; what is written later may rely on it. */
  String write(Syntax.Expression expression) {
    String written = write(expression, known);
    known.addAll(shownIf(true, expression, known));
    return written;
  }

  /** Checks a path that a variable is bound to. */
  void checkBound(Syntax.Operand operand) {
    names.inCondition(operand, known);
  }

  private String write(Syntax.Expression expression, Set<String> before) {
    if (expression instanceof Syntax.Or or) {
      return joined(or.parts(), " || ", before, false);
    }
    if (expression instanceof Syntax.And and) {
      return joined(and.parts(), " && ", before, true);
    }
    if (expression instanceof Syntax.Not not) {
      return "!(" + write(not.inner(), before) + ")";
    }
    if (expression instanceof Syntax.Relation relation) {
      return relation(relation, before);
    }
    return truth(((Syntax.Truth) expression).operand(), before);
  }

  private String joined(
      List<Syntax.Expression> parts, String operator, Set<String> before, boolean ifTrue) {
    Set<String> here = new HashSet<>(before);
    List<String> written = new ArrayList<>();
    for (Syntax.Expression part : parts) {
      written.add(write(part, here));
      here.addAll(shownIf(ifTrue, part, here));
    }
    return "(" + String.join(operator, written) + ")";
  }

  private String truth(Syntax.Operand operand, Set<String> before) {
    Value value = names.inCondition(operand, before);
    if (value.type() != boolean.class || value.constant() != null) {
      throw new Refusal(
          operand.line(),
          value.code()
              + " is "
              + value.typeShown()
              + " and no condition; compare it, as in "
              + value.code()
              + " == ...");
    }
    return guarded(value.guards(), value.code());
  }

  private String relation(Syntax.Relation relation, Set<String> before) {
    Value left = names.inCondition(relation.left(), before);
    List<Value> right = new ArrayList<>();
    relation.right().forEach(operand -> right.add(names.inCondition(operand, before)));
    List<String> guards = new ArrayList<>(left.guards());
    right.forEach(value -> guards.addAll(value.guards()));
    if (left.key() == null && right.stream().allMatch(value -> value.key() == null)) {
      throw new Refusal(relation.line(), "compares nothing of the fact: " + left.code());
    }
    return switch (relation.operator()) {
      case "contains" -> contains(relation, left, right.get(0), guards);
      case "in" -> in(relation, left, right, guards);
      case "==", "!=" -> {
        checkComparable(relation.line(), left, right.get(0));
        yield guarded(guards, left.code() + " " + relation.operator() + " " + right.get(0).code());
      }
      default -> ordered(relation, left, right.get(0), guards);
    };
  }

  private static String in(
      Syntax.Relation relation, Value left, List<Value> right, List<String> guards) {
    right.forEach(value -> checkComparable(relation.line(), left, value));
    return guarded(
        guards,
        left.code()
            + (relation.negated() ? " not in (" : " in (")
            + right.stream().map(Value::code).collect(Collectors.joining(", "))
            + ")");
  }

  private static String contains(
      Syntax.Relation relation, Value left, Value right, List<String> guards) {
    Class<?> held = left.type() == String.class ? String.class : left.element();
    if (held == null) {
      throw new Refusal(
          relation.line(),
          left.code()
              + " is "
              + left.typeShown()
              + "; contains wants a list or a text on its left");
    }
    if (right.type() != held) {
      throw new Refusal(
          relation.line(),
          left.code() + " holds " + Value.shown(held) + ", not " + right.typeShown());
    }
    List<String> all = new ArrayList<>(guards);
    addIfNullable(all, left);
    addIfNullable(all, right);
    String call = left.code() + ".contains(" + right.code() + ")";
    return guarded(all, relation.negated() ? "!(" + call + ")" : call);
  }

  private static String ordered(
      Syntax.Relation relation, Value left, Value right, List<String> guards) {
    checkComparable(relation.line(), left, right);
    boolean text = left.type() == String.class;
    if (!(text || left.isNumber() || left.type() == java.time.LocalDate.class) || right.isNull()) {
      throw new Refusal(
          relation.line(),
          left.typeShown()
              + " has no order: '"
              + relation.operator()
              + "' compares numbers and dates");
    }
    if (text && !(isDateOrPath(left) && isDateOrPath(right))) {
      // as text, "KG" >= "06"
      throw new Refusal(
          relation.line(),
          "'"
              + relation.operator()
              + "' compares texts only where they are dates"
              + " like \"2014-09-03\"; name codes with in ( ... )");
    }
    List<String> all = new ArrayList<>(guards);
    addIfNullable(all, left);
    addIfNullable(all, right);
    return guarded(all, left.code() + " " + relation.operator() + " " + right.code());
  }

  private static boolean isDateOrPath(Value value) {
    return value.key() != null || String.valueOf(value.constant()).matches(ISO_DATE);
  }

  private static void addIfNullable(List<String> guards, Value value) {
    if (value.nullable()) {
      guards.add(value.code());
    }
  }

  private static void checkComparable(int line, Value left, Value right) {
    if (!left.comparableWith(right)) {
      String hint =
          left.type() == String.class && right.constant() != null
              ? "; write \"" + right.constant() + "\"?"
              : left.type() == Field.class && right.type() == String.class
                  ? "; write a field like Field.GRADE"
                  : "";
      throw new Refusal(
          line,
          left.code()
              + " is "
              + left.typeShown()
              + ", and "
              + right.code()
              + " is "
              + right.typeShown()
              + hint);
    }
  }

  private static String guarded(List<String> guards, String written) {
    if (guards.isEmpty()) {
      return written;
    }
    return guards.stream()
        .distinct()
        .map(guard -> guard + " != null && ")
        .collect(Collectors.joining("", "(", written + ")"));
  }

  /** The paths that cannot be {@code null} where the expression was true, or was false. */
  private Set<String> shownIf(boolean truth, Syntax.Expression expression, Set<String> before) {
    Set<String> shown = new HashSet<>();
    if (expression instanceof Syntax.Not not) {
      return shownIf(!truth, not.inner(), before);
    }
    if (expression instanceof Syntax.And and && truth) {
      and.parts().forEach(part -> shown.addAll(shownIf(true, part, with(before, shown))));
    } else if (expression instanceof Syntax.Or or && !truth) {
      or.parts().forEach(part -> shown.addAll(shownIf(false, part, with(before, shown))));
    } else if (expression instanceof Syntax.Relation relation) {
      addShown(shown, relation, truth, before);
    } else if (expression instanceof Syntax.Truth operand && truth) {
      shown.addAll(names.inCondition(operand.operand(), before).guards());
    }
    return shown;
  }

  private static Set<String> with(Set<String> before, Set<String> shown) {
    Set<String> both = new HashSet<>(before);
    both.addAll(shown);
    return both;
  }

  private void addShown(
      Set<String> shown, Syntax.Relation relation, boolean truth, Set<String> before) {
    Value left = names.inCondition(relation.left(), before);
    List<Value> right =
        relation.right().stream().map(operand -> names.inCondition(operand, before)).toList();
    Set<String> guards = new HashSet<>(left.guards());
    right.forEach(value -> guards.addAll(value.guards()));
    if (truth) {
      // a guard that does not hold makes the whole relation false
      shown.addAll(guards);
    } else if (!guards.isEmpty()) {
      return;
    }
    String operator = relation.operator();
    boolean positive = truth && !relation.negated();
    boolean equal = positive && (operator.equals("==") || operator.equals("in"));
    boolean isThere =
        right.get(0).isNull()
            ? operator.equals(truth ? "!=" : "==")
            : equal && right.stream().noneMatch(Value::nullable);
    boolean ordered = positive && (operator.startsWith("<") || operator.startsWith(">"));
    if (isThere || ordered || (positive && operator.equals("contains"))) {
      shown.add(String.valueOf(left.key()));
    }
    if (ordered) {
      shown.add(String.valueOf(right.get(0).key()));
    }
  }
}
