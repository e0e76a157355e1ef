package org.sisimport.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sisimport.rules.Token.Kind;

/** Reads conditions and values; one for each rule. */
final class ExpressionParser {

  // what the engine compiles without running out of stack
  static final int MOST_JOINED = 200;
  private static final int MOST_LISTED = 500;
  private static final int DEEPEST = 20;
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final TokenReader tokens;
  private int depth;

  ExpressionParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  /** A whole condition. */
  Syntax.Expression or() {
    List<Syntax.Expression> parts = new ArrayList<>(List.of(and()));
    while (tokens.accept("||")) {
      parts.add(and());
      tokens.atMost(MOST_JOINED, parts, "conditions joined by ||");
    }
    return parts.size() == 1 ? parts.get(0) : new Syntax.Or(parts);
  }

  private Syntax.Expression and() {
    List<Syntax.Expression> parts = new ArrayList<>(List.of(unary()));
    while (tokens.accept("&&")) {
      parts.add(unary());
      tokens.atMost(MOST_JOINED, parts, "conditions joined by &&");
    }
    return parts.size() == 1 ? parts.get(0) : new Syntax.And(parts);
  }

  private Syntax.Expression unary() {
    deeper();
    try {
      if (tokens.accept("!")) {
        return new Syntax.Not(unary());
      }
      if (tokens.accept("(")) {
        Syntax.Expression inner = or();
        tokens.expect(")");
        return inner;
      }
      return relation();
    } finally {
      depth--;
    }
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw new Refusal(tokens.peek().line(), "more than " + DEEPEST + " levels of parentheses");
    }
  }

  private Syntax.Expression relation() {
    Syntax.Operand left = operand();
    Token operator = tokens.peek();
    if (operator.kind() == Kind.SYMBOL && COMPARISONS.contains(operator.text())) {
      tokens.next();
      return relation(left, operator, false, List.of(operand()));
    }
    boolean negated = operator.is(Kind.WORD, "not");
    if (negated) {
      tokens.next();
      operator = tokens.peek();
    }
    if (operator.is(Kind.WORD, "in")) {
      tokens.next();
      tokens.expect("(");
      List<Syntax.Operand> list = operands();
      if (list.isEmpty()) {
        throw new Refusal(operator.line(), "in ( ) names nothing");
      }
      return relation(left, operator, negated, list);
    }
    if (operator.is(Kind.WORD, "contains")) {
      tokens.next();
      return relation(left, operator, negated, List.of(operand()));
    }
    if (negated || operator.kind() == Kind.WORD) {
      throw TokenReader.unexpected(operator, "==, !=, <, in or contains");
    }
    return new Syntax.Truth(left);
  }

  private static Syntax.Relation relation(
      Syntax.Operand left, Token operator, boolean negated, List<Syntax.Operand> right) {
    return new Syntax.Relation(left, operator.text(), negated, right, operator.line());
  }

  /** A property, a constant or a value. */
  Syntax.Operand operand() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case TEXT -> new Syntax.Text(token.text(), token.line());
      case NUMBER -> new Syntax.Num(token.text(), token.line());
      case WORD ->
          switch (token.text()) {
            case "true", "false" -> new Syntax.Bool(token.text().equals("true"), token.line());
            case "null" -> new Syntax.Null(token.line());
            case "new", "not", "exists", "forall", "if", "for", "while" ->
                throw TokenReader.unexpected(token, "a property or a value");
            default -> path(token);
          };
      default -> throw TokenReader.unexpected(token, "a property or a value");
    };
  }

  private Syntax.Path path(Token first) {
    List<Syntax.Step> steps = new ArrayList<>();
    steps.add(step(first, false));
    while (true) {
      boolean nullSafe = tokens.peek().is(Kind.SYMBOL, "!.");
      if (!nullSafe && !tokens.peek().is(Kind.SYMBOL, ".")) {
        return new Syntax.Path(steps, first.line());
      }
      tokens.next();
      Token name = tokens.next();
      if (name.kind() != Kind.WORD) {
        throw TokenReader.unexpected(name, "a property");
      }
      steps.add(step(name, nullSafe));
    }
  }

  private Syntax.Step step(Token name, boolean nullSafe) {
    return new Syntax.Step(name.text(), nullSafe, tokens.accept("(") ? operands() : null);
  }

  /** What stands in parentheses, the opening one is read already. */
  private List<Syntax.Operand> operands() {
    deeper();
    List<Syntax.Operand> operands = new ArrayList<>();
    if (!tokens.accept(")")) {
      do {
        operands.add(operand());
        tokens.atMost(MOST_LISTED, operands, "values in one list");
      } while (tokens.accept(","));
      tokens.expect(")");
    }
    depth--;
    return operands;
  }
}
