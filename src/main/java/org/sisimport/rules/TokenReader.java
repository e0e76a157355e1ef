package org.sisimport.rules;

import java.util.List;
import org.sisimport.rules.Token.Kind;

/** Goes through the tokens of a file, and refuses those that stand where another was expected. */
final class TokenReader {

  private final List<Token> tokens;
  private int at;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token after the next one. */
  Token peekNext() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /** Goes to the next rule, so that it is looked at too where one before it is refused. */
  void skipToNextRule() {
    if (peek().kind() == Kind.TEXT && at > 0 && tokens.get(at - 1).is(Kind.WORD, "rule")) {
      at--;
    }
    while (peek().kind() != Kind.END
        && !(peek().is(Kind.WORD, "rule") && peekNext().kind() == Kind.TEXT)) {
      at++;
    }
  }

  boolean accept(String symbol) {
    boolean found = peek().is(Kind.SYMBOL, symbol);
    if (found) {
      at++;
    }
    return found;
  }

  void expect(String symbol) {
    Token token = next();
    if (!token.is(Kind.SYMBOL, symbol)) {
      throw unexpected(token, "'" + symbol + "'");
    }
  }

  void expectWord(String word) {
    Token token = next();
    if (!token.is(Kind.WORD, word)) {
      throw unexpected(token, "'" + word + "'");
    }
  }

  String word(String what) {
    Token token = next();
    if (token.kind() != Kind.WORD) {
      throw unexpected(token, what);
    }
    return token.text();
  }

  static boolean isVariable(Token token) {
    return token.kind() == Kind.WORD && token.text().startsWith("$");
  }

  static Refusal unexpected(Token token, String wanted) {
    if (token.kind() == Kind.BROKEN) {
      return new Refusal(token.line(), broken(token));
    }
    return new Refusal(
        token.line(),
        token.shown()
            + " is refused here, where "
            + wanted
            + " was expected"
            + Words.explanation(token.text()));
  }

  static String broken(Token token) {
    return token.text() + " is refused";
  }

  void atMost(int most, List<?> list, String what) {
    if (list.size() > most) {
      throw new Refusal(peek().line(), "more than " + most + " " + what);
    }
  }
}
