package org.sisimport.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What opens an API, as a password does. It is shown nowhere. */
final class Credential {

  private static final int LEAST_TELLING = 8;

  private final String text;

  /** Its bytes, in small letters. */
  private final byte[] wanted;

  private final int[] steps;

  private Credential(String text) {
    this.text = text;
    this.wanted = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = lower(wanted[i]);
    }
    this.steps = steps(wanted);
  }

  /** A credential of that text. */
  static Credential of(String text) {
    return new Credential(text);
  }

  /** What is sent. */
  String text() {
    return text;
  }

  /**
   * Whether the bytes hold it, in large or small letters. A very short one says nothing: it stands
   * in many a text by chance.
   *
   * <p>Answers of hundreds of megabytes are looked through in one night, so that most bytes are
   * passed over: where the last byte of a place cannot be there, no place before that byte's own
   * can be right (Horspool).
   */
  boolean isIn(byte[] bytes) {
    int length = wanted.length;
    if (length < LEAST_TELLING) {
      return false;
    }
    for (int at = 0; at + length <= bytes.length; ) {
      byte last = bytes[at + length - 1];
      if (lower(last) == wanted[length - 1] && begins(bytes, at)) {
        return true;
      }
      at += steps[last & 0xFF];
    }
    return false;
  }

  private boolean begins(byte[] bytes, int at) {
    for (int i = 0; i < wanted.length; i++) {
      if (lower(bytes[at + i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** How far to go on from a place whose last byte is that one. */
  private static int[] steps(byte[] wanted) {
    int[] steps = new int[256];
    Arrays.fill(steps, Math.max(1, wanted.length));
    for (int i = 0; i < wanted.length - 1; i++) {
      steps[wanted[i] & 0xFF] = wanted.length - 1 - i;
      steps[upper(wanted[i]) & 0xFF] = wanted.length - 1 - i;
    }
    return steps;
  }

  private static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
  }

  private static byte upper(byte letter) {
    return letter >= 'a' && letter <= 'z' ? (byte) (letter - ('a' - 'A')) : letter;
  }

  @Override
  public String toString() {
    return "a credential";
  }
}
