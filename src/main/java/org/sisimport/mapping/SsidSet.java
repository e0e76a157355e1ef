package org.sisimport.mapping;

/**
 * Ten-digit numbers in 10 to 15 bytes each, because one file may hold a million of them. Open
 * addressing; a number keeps its slot as long as nothing is added.
 */
final class SsidSet {

  /** What {@link #parse} gives for a text that is not ten digits. */
  static final long NONE = -1;

  private static final int FIRST_CAPACITY = 1_024;

  /** Each number plus one; 0 is a free slot. */
  private long[] slots = new long[FIRST_CAPACITY];

  private int size;

  /** The number of a text of exactly ten digits, or {@link #NONE}. */
  static long parse(String text) {
    if (text.length() != 10) {
      return NONE;
    }
    long number = 0;
    for (int i = 0; i < 10; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NONE;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /** Adds a number, zero or more; {@code false} where it was there. */
  boolean add(long number) {
    int slot = slotOf(number);
    if (slots[slot] != 0) {
      return false;
    }
    slots[slot] = number + 1;
    size++;
    if (size > slots.length / 10 * 8) {
      grow();
    }
    return true;
  }

  /** The slot of a number, or -1. */
  int find(long number) {
    int slot = slotOf(number);
    return slots[slot] == 0 ? -1 : slot;
  }

  int size() {
    return size;
  }

  /** The number of slots; every slot is below it. */
  int capacity() {
    return slots.length;
  }

  private int slotOf(long number) {
    long hash = number * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 32;
    hash *= 0xD6E8FEB86659FD93L;
    // the upper half of a product spreads the hash over any capacity, not only powers of two
    int slot = (int) Math.multiplyHigh(hash >>> 1, (long) slots.length << 1);
    while (slots[slot] != 0 && slots[slot] != number + 1) {
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.toIntExact(old.length * 3L / 2)];
    for (long stored : old) {
      if (stored != 0) {
        slots[slotOf(stored - 1)] = stored;
      }
    }
  }
}
