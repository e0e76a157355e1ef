package org.sisimport.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows of one SSID say the same. Of each SSID that comes again it keeps 128 bits of a
 * hash of what its first row says, and no row.
 */
final class Duplicates {

  /** What a row is among the rows of its SSID. */
  enum Verdict {
    /** No other row has the SSID. */
    ONLY,
    /** The first of several that say the same. */
    FIRST_OF_SAME,
    /** Says the same as an earlier row. */
    REPEAT,
    /** The rows of the SSID say different things. */
    DIFFERS
  }

  private static final int SEPARATOR = 0xFF;
  private static final int UNREAD = 0xFE;

  private final SsidSet repeated;
  private final long[] high;
  private final long[] low;
  private final int[] firstRow;
  private final BitSet differ = new BitSet();
  private final MessageDigest digest;

  /**
   * Knows no row yet.
   *
   * @param repeated the SSIDs that several rows have; nothing may be added to it any more
   */
  Duplicates(SsidSet repeated) {
    this.repeated = repeated;
    int size = repeated.size() == 0 ? 0 : repeated.capacity();
    this.high = new long[size];
    this.low = new long[size];
    this.firstRow = new int[size];
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether several rows have the SSID. */
  boolean has(long ssid) {
    return repeated.size() > 0 && ssid != SsidSet.NONE && repeated.find(ssid) >= 0;
  }

  /**
   * Hears one column of the row.
   *
   * @param value what the cell came to; {@code null} where it came to nothing
   * @param text the clean text of the cell, which tells cells apart that came to nothing
   */
  void hear(@Nullable String value, String text) {
    if (value != null) {
      digest.update(value.getBytes(StandardCharsets.UTF_8));
    } else if (!text.isEmpty()) {
      digest.update((byte) UNREAD);
      digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
    digest.update((byte) SEPARATOR);
  }

  /** Ends a row of an SSID that several rows have. */
  void end(long ssid, int row) {
    byte[] hash = digest.digest();
    long rowHigh = number(hash, 0);
    long rowLow = number(hash, Long.BYTES);
    int slot = repeated.find(ssid);
    if (firstRow[slot] == 0) {
      firstRow[slot] = row;
      high[slot] = rowHigh;
      low[slot] = rowLow;
    } else if (high[slot] != rowHigh || low[slot] != rowLow) {
      differ.set(slot);
    }
  }

  /** What a row of that SSID is, once all rows were heard. */
  Verdict of(long ssid, int row) {
    if (!has(ssid)) {
      return Verdict.ONLY;
    }
    int slot = repeated.find(ssid);
    if (differ.get(slot)) {
      return Verdict.DIFFERS;
    }
    return firstRow[slot] == row ? Verdict.FIRST_OF_SAME : Verdict.REPEAT;
  }

  private static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      number = number << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return number;
  }
}
