package org.sisimport.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each distinct text once and its number in the cells, with as many bytes per cell as the
 * numbers need: one for codes, two for most names.
 */
final class TextColumn implements Column {

  private final List<@Nullable String> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Plane n holds byte n of every cell's number, the lowest first. */
  private byte[][] planes = {new byte[64]};

  private int size;
  private @Nullable String last;
  private int lastNumber;

  TextColumn() {
    texts.add(null);
  }

  @Override
  public void add(@Nullable String text) {
    if (size == planes[0].length) {
      for (int plane = 0; plane < planes.length; plane++) {
        planes[plane] = Arrays.copyOf(planes[plane], size * 2);
      }
    }
    int number = number(text);
    for (int plane = 0; plane < planes.length; plane++) {
      planes[plane][size] = (byte) (number >>> (8 * plane));
    }
    size++;
  }

  @Override
  public @Nullable String get(int row) {
    int number = 0;
    for (int plane = 0; plane < planes.length; plane++) {
      number |= (planes[plane][row] & 0xff) << (8 * plane);
    }
    return texts.get(number);
  }

  private int number(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    if (text.equals(last)) {
      return lastNumber;
    }
    Integer known = numbers.get(text);
    int number = known == null ? texts.size() : known;
    if (known == null) {
      texts.add(text);
      numbers.put(text, number);
      if (number >>> (8 * planes.length) != 0) {
        planes = Arrays.copyOf(planes, planes.length + 1);
        planes[planes.length - 1] = new byte[planes[0].length];
      }
    }
    last = text;
    lastNumber = number;
    return number;
  }
}
