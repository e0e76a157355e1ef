package org.sisimport.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Looks at delimited text on its way to the parser, which has no limits and takes whatever a
 * misplaced quote makes of a file. It follows the parser's grammar, so that an unclosed quote is
 * told with the line that opened it before it has swallowed the file, and a row with text after a
 * closing quote is known for what it is.
 */
final class CsvGuard extends Reader {

  private enum State {
    CELL_BEGINS,
    PLAIN,
    QUOTED,
    /** Inside a quoted cell after a quote, which closes it or is the first of two. */
    QUOTE,
    CLOSED
  }

  /** Below it only the space and control characters are white space. */
  private static final char NO_SPACE = '\u007F';

  private final Reader in;
  private final char delimiter;
  private final Limits limits;
  private final Queue<Problem> problems = new ArrayDeque<>();

  private State state = State.CELL_BEGINS;
  private boolean afterReturn;
  private int line = 1;
  private int row = 1;
  private int rowBegan = 1;
  private int column = 1;
  private int rowCharacters;
  private int cellCharacters;
  private int quoteOpened;
  private int cellLines;
  private int rowWithProblem;
  private @Nullable BadContent failure;

  private record Problem(int row, String what) {}

  CsvGuard(Reader in, char delimiter, Limits limits) {
    this.in = in;
    this.delimiter = delimiter;
    this.limits = limits;
  }

  /**
   * Why a row that the parser has finished cannot be trusted; {@code null} for a sound one.
   *
   * @param number of the row; asked for in ascending order
   */
  @Nullable String findProblem(long number) {
    Problem next = problems.peek();
    while (next != null && next.row() < number) {
      problems.remove();
      next = problems.peek();
    }
    return next != null && next.row() == number ? next.what() : null;
  }

  /** A failure waits until the parser has had the text before it: those rows are sound. */
  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int count = in.read(to, offset, length);
    if (count < 0) {
      if (state == State.QUOTED) {
        throw unclosed("before the end of the file");
      }
      return count;
    }
    int end = offset + count;
    int at = offset;
    while (at < end && failure == null) {
      at = skipOrdinary(to, at, end);
      failure = findTooLong();
      if (failure == null && at < end) {
        failure = check(to[at++]);
      }
    }
    return at - offset;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Nearly all of a text are cells within a line, quoted as a whole or not at all. */
  private int skipOrdinary(char[] text, int from, int end) {
    State now = state;
    int cellBegan = from - cellCharacters;
    int at = from;
    while (at < end) {
      char c = text[at];
      if (c >= ' ' && c != '"' && c != delimiter) {
        if (now == State.CELL_BEGINS && c > '"' && c < NO_SPACE) {
          now = State.PLAIN;
        } else if (now != State.PLAIN && now != State.QUOTED) {
          break;
        }
      } else if (at - cellBegan > limits.cellCharacters()) {
        break;
      } else if (c == '"' && now == State.QUOTED) {
        now = State.QUOTE;
      } else if (c == '"' && now == State.CELL_BEGINS) {
        now = State.QUOTED;
        quoteOpened = line;
        cellLines = 0;
      } else if (c == delimiter && now != State.QUOTED) {
        now = State.CELL_BEGINS;
        column++;
        cellBegan = at + 1;
      } else {
        break;
      }
      at++;
    }
    if (at > from) {
      afterReturn = false;
      state = now;
      rowCharacters += at - from;
      cellCharacters = at - cellBegan;
    }
    return at;
  }

  private @Nullable BadContent check(char c) {
    boolean secondOfLineEnd = afterReturn && c == '\n';
    afterReturn = c == '\r';
    if (secondOfLineEnd) {
      return null;
    }
    if (c == '\n' || c == '\r') {
      return endLine();
    }
    if (c == 0) {
      return new BadContent(Content.notText("line %,d holds a NUL character".formatted(line)));
    }
    rowCharacters++;
    cellCharacters++;
    if (c == delimiter && state != State.QUOTED) {
      beginCell();
    } else if (c == '"') {
      quote();
    } else if (state == State.CELL_BEGINS && !Character.isWhitespace(c)) {
      state = State.PLAIN;
    } else if (state == State.QUOTE || state == State.CLOSED) {
      state = State.CLOSED;
      if (!Character.isWhitespace(c)) {
        noteTextAfterQuote();
      }
    }
    return null;
  }

  private void quote() {
    switch (state) {
      case CELL_BEGINS -> {
        state = State.QUOTED;
        quoteOpened = line;
        cellLines = 0;
      }
      case QUOTED -> state = State.QUOTE;
      case QUOTE -> state = State.QUOTED;
      case CLOSED -> noteTextAfterQuote();
      case PLAIN -> {
        // stands for itself
      }
    }
  }

  private @Nullable BadContent endLine() {
    line++;
    if (state == State.QUOTED) {
      rowCharacters++;
      cellCharacters++;
      return ++cellLines > limits.cellLines()
          ? unclosed("within %,d lines".formatted(limits.cellLines()))
          : null;
    }
    row++;
    rowBegan = line;
    rowCharacters = 0;
    column = 0;
    beginCell();
    return null;
  }

  private void beginCell() {
    state = State.CELL_BEGINS;
    column++;
    cellCharacters = 0;
  }

  private void noteTextAfterQuote() {
    if (rowWithProblem != row) {
      rowWithProblem = row;
      problems.add(
          new Problem(
              row,
              "has text after the closing quote of cell %,d (line %,d); quotes inside a quoted cell must be doubled"
                  .formatted(column, line)));
    }
  }

  private @Nullable BadContent findTooLong() {
    if (cellCharacters > limits.cellCharacters()) {
      return state == State.QUOTED
          ? unclosed("within %,d characters".formatted(limits.cellCharacters()))
          : new BadContent(
              "line %,d has a cell of more than %,d characters; check its delimiter, line end and quotes"
                  .formatted(line, limits.cellCharacters()));
    }
    return rowCharacters > limits.rowCharacters()
        ? new BadContent(
            "the row that begins in line %,d has more than %,d characters; check its line end and quotes"
                .formatted(rowBegan, limits.rowCharacters()))
        : null;
  }

  private BadContent unclosed(String where) {
    return new BadContent(
        quoteOpened,
        "line %,d opens a quote that is not closed %s; close it, or double the quotes inside a cell"
            .formatted(quoteOpened, where));
  }
}
