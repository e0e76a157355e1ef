package org.sisimport.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For texts that are different in every row and mostly digits, such as an SSID: a cell is the
 * number that the digits make, after a 1 that keeps leading zeros. Other texts are numbered
 * downwards from -1.
 */
final class DigitsColumn implements Column {

  /** The cell of a student without value. */
  static final long NONE = 0;

  private static final int MOST_DIGITS = 17;

  private final List<String> others = new ArrayList<>();
  private final Map<String, Long> cellOfOther = new HashMap<>();
  private long[] cells = new long[64];
  private int size;

  @Override
  public void add(@Nullable String text) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, size * 2);
    }
    long cell = text == null ? NONE : cellOf(text);
    if (text != null && cell == NONE) {
      others.add(text);
      cell = -others.size();
      cellOfOther.put(text, cell);
    }
    cells[size++] = cell;
  }

  @Override
  public @Nullable String get(int row) {
    long cell = cells[row];
    if (cell == NONE) {
      return null;
    }
    return cell > 0 ? Long.toString(cell).substring(1) : others.get((int) (-cell - 1));
  }

  long cell(int row) {
    return cells[row];
  }

  /** The cell that holds the text, if one does; {@link #NONE} where none can. */
  long cellOf(String text) {
    long number = 1;
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return cellOfOther.getOrDefault(text, NONE);
    }
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return cellOfOther.getOrDefault(text, NONE);
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
