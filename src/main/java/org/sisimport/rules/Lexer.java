package org.sisimport.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sisimport.rules.Token.Kind;

/**
 * Cuts a rule file into tokens. Comments are left out, and characters that could make a file mean
 * something else than it shows (escapes, controls, invisible format characters) become BROKEN.
 */
final class Lexer {

  private static final int LONGEST_TEXT = 1_000;
  private static final List<String> LONG_SYMBOLS =
      List.of("!.", "==", "!=", "<=", ">=", "&&", "||");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private Lexer(String source) {
    this.source = source;
  }

  static List<Token> tokens(String source) {
    // editors on Windows begin a UTF-8 file with a byte order mark
    return new Lexer(source.startsWith("\uFEFF") ? source.substring(1) : source).run();
  }

  private List<Token> run() {
    findHidden();
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (source.startsWith("//", at)) {
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end;
      } else if (source.startsWith("/*", at)) {
        skipComment();
      } else if (c == '"') {
        text();
      } else if (c == '\'') {
        tokens.add(
            new Token(Kind.BROKEN, "a single quote; a text is written in double quotes", line));
        at++;
      } else if (isWordStart(c)) {
        word();
      } else if (c >= '0' && c <= '9') {
        number();
      } else {
        symbol();
      }
    }
    tokens.add(new Token(Kind.END, "", line));
    return tokens;
  }

  /** Looks at comments too: a line break in disguise could end one. */
  private void findHidden() {
    int hiddenLine = 1;
    for (int i = 0; i < source.length(); i += Character.charCount(source.codePointAt(i))) {
      int c = source.codePointAt(i);
      if (c == '\n') {
        hiddenLine++;
      } else if (c == '\\' && i + 1 < source.length() && source.charAt(i + 1) == 'u') {
        tokens.add(
            new Token(Kind.BROKEN, "a Unicode escape \\u; write the character itself", hiddenLine));
      } else if (isHidden(c)) {
        String code = String.format(Locale.ROOT, "U+%04X", c);
        tokens.add(new Token(Kind.BROKEN, "the invisible character " + code, hiddenLine));
      }
    }
  }

  private static boolean isHidden(int c) {
    if (c == '\t' || c == '\r') {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || c == '\uFFFD';
  }

  private void skipComment() {
    int end = source.indexOf("*/", at + 2);
    if (end < 0) {
      tokens.add(new Token(Kind.BROKEN, "a comment /* that nothing closes", line));
      at = source.length();
      return;
    }
    line += (int) source.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end + 2;
  }

  private void text() {
    if (source.startsWith("\"\"\"", at)) {
      tokens.add(
          new Token(Kind.BROKEN, "a text block \"\"\"; a text is written \"on one line\"", line));
      at += 3;
      return;
    }
    int end = at + 1;
    while (end < source.length() && "\"\\\n\r".indexOf(source.charAt(end)) < 0) {
      end++;
    }
    if (end == source.length() || source.charAt(end) == '\n' || source.charAt(end) == '\r') {
      tokens.add(new Token(Kind.BROKEN, "a text whose closing quote is missing", line));
      at = end;
    } else if (source.charAt(end) == '\\') {
      tokens.add(new Token(Kind.BROKEN, "a backslash; texts have no escapes", line));
      at = end + 1;
    } else if (end - at > LONGEST_TEXT) {
      tokens.add(new Token(Kind.BROKEN, "a text of more than 1,000 characters", line));
      at = end + 1;
    } else {
      tokens.add(new Token(Kind.TEXT, source.substring(at + 1, end), line));
      at = end + 1;
    }
  }

  private void word() {
    int end = at + 1;
    while (end < source.length() && isWordPart(source.charAt(end))) {
      end++;
    }
    tokens.add(new Token(Kind.WORD, source.substring(at, end), line));
    at = end;
  }

  private void number() {
    int end = at;
    while (end < source.length()
        && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '.')) {
      end++;
    }
    String digits = source.substring(at, end);
    tokens.add(
        digits.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
            ? new Token(Kind.NUMBER, digits, line)
            : new Token(Kind.BROKEN, "the number '" + digits + "', whole or with a point,", line));
    at = end;
  }

  private void symbol() {
    String symbol =
        LONG_SYMBOLS.stream()
            .filter(s -> source.startsWith(s, at))
            .findFirst()
            .orElseGet(() -> new String(Character.toChars(source.codePointAt(at))));
    tokens.add(new Token(Kind.SYMBOL, symbol, line));
    at += symbol.length();
  }

  private static boolean isWordStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || c >= '0' && c <= '9';
  }
}
