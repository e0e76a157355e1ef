package org.sisimport.oneroster;

import java.util.Arrays;

/**
 * The records of one file, numbered in the order in which they were added, found by the hashes of
 * their ids. 32 bytes each and room to grow, whatever they hold: 1.2 million enrollments are less
 * than 60 MB.
 */
final class RecordTable {

  private static final int NONE = -1;

  private long[] highs = new long[1 << 10];
  private long[] lows = new long[1 << 10];
  private long[] fingerprints = new long[1 << 10];
  private int size;

  /** Number + 1 of a record by its hash; the next free place where that is taken. */
  private int[] places = new int[1 << 11];

  /**
   * @throws IllegalArgumentException where the id is there already
   */
  void add(IdHash id, long fingerprint) {
    if (find(id) != NONE) {
      throw new IllegalArgumentException("two records have one id");
    }
    if (size == highs.length) {
      int more = size + (size >> 1);
      highs = Arrays.copyOf(highs, more);
      lows = Arrays.copyOf(lows, more);
      fingerprints = Arrays.copyOf(fingerprints, more);
    }
    highs[size] = id.high();
    lows[size] = id.low();
    fingerprints[size] = fingerprint;
    size++;
    if (size > places.length - (places.length >> 2)) {
      places = new int[places.length * 2];
      for (int number = 0; number < size - 1; number++) {
        put(number);
      }
    }
    put(size - 1);
  }

  int size() {
    return size;
  }

  /** The number of the record of that id; negative where there is none. */
  int find(IdHash id) {
    int place = place(id.high());
    while (places[place] != 0) {
      int number = places[place] - 1;
      if (highs[number] == id.high() && lows[number] == id.low()) {
        return number;
      }
      place = place + 1 & places.length - 1;
    }
    return NONE;
  }

  IdHash id(int number) {
    return new IdHash(highs[number], lows[number]);
  }

  long fingerprint(int number) {
    return fingerprints[number];
  }

  private void put(int number) {
    int place = place(highs[number]);
    while (places[place] != 0) {
      place = place + 1 & places.length - 1;
    }
    places[place] = number + 1;
  }

  private int place(long high) {
    return (int) high & places.length - 1;
  }
}
