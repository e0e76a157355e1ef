package org.sisimport.source;

import java.nio.charset.StandardCharsets;

/** What opens an API, as a password does. It is shown nowhere. */
final class Credential {

  private static final int LEAST_TELLING = 8;

  private final String text;

  private Credential(String text) {
    this.text = text;
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
   */
  boolean isIn(byte[] bytes) {
    if (text.length() < LEAST_TELLING) {
      return false;
    }
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (begins(bytes, i, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(byte[] bytes, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (Character.toLowerCase(bytes[at + i]) != Character.toLowerCase(wanted[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "a credential";
  }
}
