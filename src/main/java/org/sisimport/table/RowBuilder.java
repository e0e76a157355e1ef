package org.sisimport.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the cells of one row after the other into the shape that the header gives. */
final class RowBuilder {

  private static final int AS_MANY_AS_THERE_ARE = -1;

  private final int width;
  private final int limit;
  private final String[] cells;
  private int number;
  private int seen;
  private int filled;
  private @Nullable String problem;

  private RowBuilder(int width, int limit) {
    this.width = width;
    this.limit = limit;
    this.cells = new String[limit];
    Arrays.fill(cells, "");
  }

  /** Rows of as many cells as the header has. */
  static RowBuilder ofWidth(int width) {
    return new RowBuilder(width, width);
  }

  /** Rows of as many cells as they have, for the header itself. */
  static RowBuilder ofAnyWidth(int limit) {
    return new RowBuilder(AS_MANY_AS_THERE_ARE, limit);
  }

  void begin(int rowNumber) {
    Arrays.fill(cells, 0, Math.min(seen, limit), "");
    number = rowNumber;
    seen = 0;
    filled = 0;
    problem = null;
  }

  /**
   * The next cell, or one further right.
   *
   * @param column from 0
   */
  void put(int column, String text) {
    seen = column + 1;
    if (!text.isEmpty()) {
      filled = seen;
    }
    if (column < limit) {
      cells[column] = text;
    }
  }

  /** The row cannot be trusted; the first reason stands. */
  void problem(String what) {
    if (problem == null) {
      problem = what;
    }
  }

  /** The row; {@code null} where it is wholly blank. */
  @Nullable Row finish() {
    if (filled == 0 && problem == null) {
      return null;
    }
    if (filled > limit) {
      problem(
          width == AS_MANY_AS_THERE_ARE
              ? "has %,d cells, more than %,d".formatted(filled, limit)
              : "has %,d cells, the header has %,d".formatted(filled, width));
    }
    int size = width == AS_MANY_AS_THERE_ARE ? Math.min(seen, limit) : width;
    return new Row(number, List.of(Arrays.copyOf(cells, size)), problem);
  }
}
