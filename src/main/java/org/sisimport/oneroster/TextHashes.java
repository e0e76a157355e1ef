package org.sisimport.oneroster;

import java.util.Arrays;

/**
 * Texts told apart by 64 bits of each: eight bytes and a little more for a text of any length. Two
 * of two million different texts are taken for one in one set of ten million.
 */
public final class TextHashes {

  private static final long EMPTY = 0;

  private long[] table = new long[1 << 10];
  private int size;

  /** Whether the text was not in it before. */
  public boolean add(String text) {
    long hash = hash(text);
    int place = place(hash);
    if (table[place] == hash) {
      return false;
    }
    table[place] = hash;
    if (++size > table.length - (table.length >> 2)) {
      grow();
    }
    return true;
  }

  boolean contains(String text) {
    long hash = hash(text);
    return table[place(hash)] == hash;
  }

  private int place(long hash) {
    int mask = table.length - 1;
    int place = (int) hash & mask;
    while (table[place] != EMPTY && table[place] != hash) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    Arrays.stream(old).filter(hash -> hash != EMPTY).forEach(hash -> table[place(hash)] = hash);
  }

  private static long hash(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x9E3779B97F4A7C15L + text.charAt(i) + 1;
    }
    hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
    hash ^= hash >>> 32;
    return hash == EMPTY ? 1 : hash;
  }
}
