package org.sisimport.rules;

import java.util.ArrayList;
import java.util.List;
import org.sisimport.rules.Token.Kind;

/**
 * Reads the language of a rule file: the small part of DRL that is the facts' properties and the
 * verbs of {@code decide}. What this grammar does not know does not exist, so nothing has to be
 * forbidden.
 */
final class Parser {

  private static final String FACTS = "org.sisimport.facts.";
  private static final int MOST_RULES = 1_000;
  private static final String NAME_CHARACTERS = "[\\p{L}\\p{M}\\p{N} ,.:;'()/&%+#!?=<>_*–—-]+";
  private static final int LONGEST_NAME = 150;

  private final TokenReader tokens;
  private final Problems problems;
  private final List<Syntax.Rule> rules = new ArrayList<>();
  private ExpressionParser expressions;

  private Parser(TokenReader tokens, Problems problems) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
    this.problems = problems;
  }

  /** The rules that could be read; what could not is told to {@code problems}. */
  static List<Syntax.Rule> rules(String source, Problems problems) {
    Parser parser = new Parser(new TokenReader(Lexer.tokens(source)), problems);
    parser.file();
    return parser.rules;
  }

  private void file() {
    while (tokens.peek().kind() != Kind.END) {
      try {
        problems.within(null);
        item();
      } catch (Refusal refusal) {
        problems.add(refusal);
        tokens.skipToNextRule();
      }
    }
  }

  private void item() {
    Token word = tokens.next();
    if (word.kind() == Kind.BROKEN) {
      // told, but no reason to skip the rules that follow
      problems.add(new Refusal(word.line(), TokenReader.broken(word)));
      return;
    }
    switch (word.kind() == Kind.WORD ? word.text() : "") {
      case "package" -> dotted();
      case "import" -> importLine(word.line());
      case "global" -> global(word.line());
      case "rule" -> {
        rules.add(rule(word.line()));
        tokens.atMost(MOST_RULES, rules, "rules in one file");
      }
      default -> throw TokenReader.unexpected(word, "a rule");
    }
    tokens.accept(";");
  }

  private String dotted() {
    StringBuilder name = new StringBuilder(tokens.word("a name"));
    while (tokens.accept(".")) {
      name.append('.').append(tokens.accept("*") ? "*" : tokens.word("a name"));
    }
    return name.toString();
  }

  private void importLine(int line) {
    boolean isStatic = tokens.peek().is(Kind.WORD, "static");
    if (isStatic) {
      tokens.next();
    }
    String name = dotted();
    boolean known =
        isStatic
            ? name.startsWith(FACTS + "Field.")
            : name.equals(FACTS + "*")
                || (name.startsWith(FACTS)
                    && Vocabulary.isTypeName(name.substring(FACTS.length())));
    if (!known) {
      throw new Refusal(
          line, "import " + name + " is refused: rules see " + FACTS + "* and nothing else");
    }
  }

  private void global(int line) {
    String type = dotted();
    String name = tokens.word("a name");
    if (!name.equals("decide") || !(type.equals("Decide") || type.equals(FACTS + "Decide"))) {
      throw new Refusal(
          line, "global " + type + " " + name + " is refused: the only global is Decide decide");
    }
  }

  private Syntax.Rule rule(int line) {
    Token name = tokens.next();
    if (name.kind() != Kind.TEXT) {
      throw TokenReader.unexpected(name, "the rule's name in double quotes");
    }
    problems.within(name.text());
    checkName(name);
    expressions = new ExpressionParser(tokens);
    tokens.expectWord("when");
    Syntax.Pattern pattern = pattern();
    tokens.accept(";");
    tokens.expectWord("then");
    List<Syntax.Call> calls = new ArrayList<>();
    while (!tokens.peek().is(Kind.WORD, "end")) {
      calls.add(call());
      tokens.atMost(ExpressionParser.MOST_JOINED, calls, "verbs in one rule");
    }
    tokens.next();
    if (calls.isEmpty()) {
      throw new Refusal(line, "the rule decides nothing; write a verb of decide after 'then'");
    }
    return new Syntax.Rule(name.text(), line, pattern, calls);
  }

  private void checkName(Token name) {
    String text = name.text();
    if (text.length() > LONGEST_NAME
        || !text.equals(text.strip())
        || !text.matches(NAME_CHARACTERS)) {
      problems.within(null);
      throw new Refusal(
          name.line(),
          "a rule's name is 1 to 150 letters, digits, spaces and ,.:;'()-/& and the like, without"
              + " space at its ends");
    }
  }

  private Syntax.Pattern pattern() {
    Token first = tokens.next();
    String variable = null;
    if (TokenReader.isVariable(first)) {
      variable = first.text();
      tokens.expect(":");
      first = tokens.next();
    }
    if (first.kind() != Kind.WORD) {
      throw TokenReader.unexpected(first, "a fact");
    }
    if (!tokens.peek().is(Kind.SYMBOL, "(")) {
      throw TokenReader.unexpected(
          Words.explanation(first.text()).isEmpty() ? tokens.next() : first,
          "a fact, as in Match( ... )");
    }
    tokens.next();
    List<Syntax.Constraint> constraints = new ArrayList<>();
    if (!tokens.peek().is(Kind.SYMBOL, ")")) {
      do {
        constraints.add(constraint());
        tokens.atMost(ExpressionParser.MOST_JOINED, constraints, "conditions");
      } while (tokens.accept(","));
    }
    tokens.expect(")");
    return new Syntax.Pattern(variable, first.text(), first.line(), constraints);
  }

  private Syntax.Constraint constraint() {
    Token first = tokens.peek();
    if (TokenReader.isVariable(first) && tokens.peekNext().is(Kind.SYMBOL, ":")) {
      tokens.next();
      tokens.next();
      return new Syntax.Constraint(first.text(), expressions.or(), first.line());
    }
    return new Syntax.Constraint(null, expressions.or(), first.line());
  }

  private Syntax.Call call() {
    Token decide = tokens.next();
    if (!decide.is(Kind.WORD, "decide")) {
      throw TokenReader.unexpected(decide, "decide and a verb, or 'end'");
    }
    tokens.expect(".");
    Token verb = tokens.next();
    if (verb.kind() != Kind.WORD) {
      throw TokenReader.unexpected(verb, "a verb");
    }
    tokens.expect("(");
    List<List<Syntax.Operand>> arguments = new ArrayList<>();
    if (!tokens.accept(")")) {
      do {
        List<Syntax.Operand> sum = new ArrayList<>(List.of(expressions.operand()));
        while (tokens.accept("+")) {
          sum.add(expressions.operand());
          tokens.atMost(ExpressionParser.MOST_JOINED, sum, "texts joined by +");
        }
        arguments.add(sum);
        tokens.atMost(ExpressionParser.MOST_JOINED, arguments, "values of one verb");
      } while (tokens.accept(","));
      tokens.expect(")");
    }
    tokens.expect(";");
    return new Syntax.Call(verb.text(), arguments, verb.line());
  }
}
