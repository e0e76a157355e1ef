package org.sisimport.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/** Finds what the names of one rule mean, and refuses those that mean nothing. */
final class Names {

  /** The variable of the fact in what is written for the engine. */
  static final String FACT_VARIABLE = "$fact";

  private final Class<?> fact;
  private final Map<String, List<Syntax.Step>> variables = new HashMap<>();

  Names(Class<?> fact) {
    this.fact = fact;
  }

  /** What the rule looks at. */
  Class<?> fact() {
    return fact;
  }

  /** Lets a variable stand for a path of the fact; no steps: the fact itself. */
  void bind(String variable, List<Syntax.Step> steps, int line) {
    if (variables.putIfAbsent(variable, List.copyOf(steps)) != null) {
      throw new Refusal(line, "the variable " + variable + " is bound twice");
    }
  }

  /** An operand of a condition; {@code known} are the paths that are there for sure. */
  Value inCondition(Syntax.Operand operand, Set<String> known) {
    return value(operand, known, true);
  }

  Value inConsequence(Syntax.Operand operand, Set<String> known) {
    return value(operand, known, false);
  }

  /** The steps of a path from the fact, its variable replaced. */
  List<Syntax.Step> expanded(Syntax.Path path) {
    Syntax.Step first = path.steps().get(0);
    if (!first.name().startsWith("$")) {
      return path.steps();
    }
    List<Syntax.Step> bound = variables.get(first.name());
    if (bound == null || first.arguments() != null) {
      throw new Refusal(
          path.line(),
          "unknown variable " + first.name() + Words.suggestion(first.name(), variables.keySet()));
    }
    List<Syntax.Step> steps = new ArrayList<>(bound);
    steps.addAll(path.steps().subList(1, path.steps().size()));
    return steps;
  }

  /** The names of a path from the fact, joined by dots; it need not be checked yet. */
  String key(Syntax.Path path) {
    return expanded(path).stream().map(Syntax.Step::name).collect(Collectors.joining("."));
  }

  /** The constant that an operand is; {@code null} where it is none, or a text or number. */
  @Nullable Enum<?> findEnum(Syntax.Operand operand) {
    Value value = operand instanceof Syntax.Path path ? findConstant(path) : null;
    return value != null && value.constant() instanceof Enum<?> constant ? constant : null;
  }

  private Value value(Syntax.Operand operand, Set<String> known, boolean condition) {
    if (operand instanceof Syntax.Text text) {
      return Value.constant('"' + text.text() + '"', String.class, text.text());
    }
    if (operand instanceof Syntax.Num number) {
      boolean whole = number.digits().indexOf('.') < 0;
      return Value.constant(number.digits(), whole ? int.class : double.class, number.digits());
    }
    if (operand instanceof Syntax.Bool bool) {
      return Value.constant(String.valueOf(bool.value()), boolean.class, bool.value());
    }
    if (operand instanceof Syntax.Path path) {
      Value constant = findConstant(path);
      return constant == null ? path(path, known, condition) : constant;
    }
    return new Value("null", void.class, null, true, null, List.of(), null);
  }

  private @Nullable Value findConstant(Syntax.Path path) {
    List<String> names = path.steps().stream().map(Syntax.Step::name).toList();
    if (path.steps().stream().anyMatch(step -> step.arguments() != null || step.nullSafe())) {
      return null;
    }
    boolean property = Vocabulary.findMember(fact, names.get(0)).isPresent();
    if (property) {
      return null;
    }
    if (names.size() == 1) {
      return names.get(0).matches("[A-Z][A-Z0-9_]*") ? constant(Field.class, path, "Field.") : null;
    }
    if (names.size() == 2 && names.get(0).equals("Field")) {
      return constant(Field.class, path, "Field.");
    }
    if (names.size() == 3 && names.get(0).equals("Field") && names.get(1).equals("Kind")) {
      return constant(Field.Kind.class, path, "Field.Kind.");
    }
    return null;
  }

  private static <E extends Enum<E>> Value constant(
      Class<E> type, Syntax.Path path, String qualifier) {
    String name = path.steps().get(path.steps().size() - 1).name();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return Value.constant(qualifier + name, type, constant);
      }
    }
    List<String> all = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    throw new Refusal(
        path.line(),
        "unknown constant '"
            + name
            + "' of "
            + qualifier.substring(0, qualifier.length() - 1)
            + Words.suggestion(name, all));
  }

  private Value path(Syntax.Path path, Set<String> known, boolean condition) {
    String first = path.steps().get(0).name();
    if (!condition && !first.startsWith("$")) {
      throw new Refusal(
          path.line(),
          "'"
              + first
              + "' is refused: a consequence names what a rule found by a variable, as in"
              + " $match.student()"
              + Words.explanation(first));
    }
    if (first.equals("Field")) {
      throw new Refusal(path.line(), "'Field' is refused but as a constant like Field.GRADE");
    }
    List<Syntax.Step> steps = expanded(path);
    int bound = first.startsWith("$") ? steps.size() - path.steps().size() + 1 : 0;
    if (condition && steps.isEmpty()) {
      throw new Refusal(path.line(), first + " is the fact itself; name a property of it");
    }
    StringBuilder code = new StringBuilder(condition ? "" : FACT_VARIABLE);
    List<String> guards = new ArrayList<>();
    Class<?> type = fact;
    Class<?> element = null;
    boolean nullable = false;
    String key = "";
    for (int i = 0; i < steps.size(); i++) {
      Syntax.Step step = steps.get(i);
      if (nullable && !known.contains(key)) {
        if (!condition || !step.nullSafe()) {
          throw missing(path.line(), key, step.name(), condition);
        }
        guards.add(code.toString());
      }
      Class<?> owner = type;
      Vocabulary.Member member =
          Vocabulary.findMember(owner, step.name())
              .orElseThrow(() -> unknown(path.line(), owner, step.name()));
      List<Syntax.Operand> arguments =
          i < bound ? List.of() : arguments(path.line(), step, member, condition);
      if (!code.isEmpty()) {
        code.append('.');
      }
      code.append(member.name());
      key = (key.isEmpty() ? "" : key + ".") + member.name();
      if (!condition || !member.property()) {
        String written = written(path.line(), member, arguments, known, condition, guards);
        code.append('(').append(written).append(')');
        key += arguments.isEmpty() ? "" : "(" + written + ")";
      }
      type = member.type();
      element = member.element();
      nullable = member.nullable() && !known.contains(key);
    }
    return new Value(code.toString(), type, element, nullable, key, guards, null);
  }

  private static List<Syntax.Operand> arguments(
      int line, Syntax.Step step, Vocabulary.Member member, boolean condition) {
    if (step.arguments() != null) {
      return step.arguments();
    }
    if (!condition || !member.property()) {
      throw new Refusal(line, "'" + step.name() + "' wants parentheses: " + step.name() + "()");
    }
    return List.of();
  }

  private String written(
      int line,
      Vocabulary.Member member,
      List<Syntax.Operand> arguments,
      Set<String> known,
      boolean condition,
      List<String> guards) {
    List<Vocabulary.Param> params = member.parameters();
    if (member.varargs() ? arguments.isEmpty() : arguments.size() != params.size()) {
      throw new Refusal(
          line,
          "'"
              + member.name()
              + "' takes "
              + (member.varargs() ? "one or more" : params.size())
              + " values in its parentheses, not "
              + arguments.size());
    }
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Vocabulary.Param param = params.get(Math.min(i, params.size() - 1));
      Value value = value(arguments.get(i), known, condition);
      if (value.type() != param.type()) {
        throw new Refusal(
            line,
            "'"
                + member.name()
                + "' takes "
                + Value.shown(param.type())
                + ", not "
                + value.typeShown());
      }
      if (value.nullable() && !param.nullable()) {
        throw missing(line, String.valueOf(value.key()), "", condition);
      }
      guards.addAll(value.guards());
      codes.add(value.code());
    }
    return String.join(", ", codes);
  }

  private static boolean isFacts(Class<?> type) {
    return type.getPackage() == Field.class.getPackage();
  }

  private static Refusal missing(int line, String key, String property, boolean condition) {
    String safe =
        condition && !property.isEmpty() ? "write " + key + "!." + property + ", or " : "";
    return new Refusal(
        line,
        "'"
            + key
            + "' may be missing: "
            + safe
            + "add "
            + key
            + " != null "
            + (condition ? "before it" : "to the conditions"));
  }

  private static Refusal unknown(int line, Class<?> owner, String name) {
    String of = isFacts(owner) ? owner.getSimpleName() : Value.shown(owner);
    return new Refusal(
        line,
        "unknown property '"
            + name
            + "' of "
            + of
            + Words.suggestion(name, Vocabulary.listMembers(owner)));
  }
}
