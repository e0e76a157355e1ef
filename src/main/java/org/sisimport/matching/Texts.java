package org.sisimport.matching;

import org.jspecify.annotations.Nullable;

/** Compares ids and codes: trimmed, without regard to case; a blank one is none. */
final class Texts {

  private Texts() {}

  /** Whether both are there and equal. */
  static boolean same(@Nullable String a, @Nullable String b) {
    return a != null && b != null && equal(a, b) && !a.isBlank();
  }

  /** Whether both are there and differ. */
  static boolean other(@Nullable String a, @Nullable String b) {
    return a != null && b != null && !equal(a, b) && !a.isBlank() && !b.isBlank();
  }

  private static boolean equal(String a, String b) {
    return a.equals(b) || a.trim().equalsIgnoreCase(b.trim());
  }
}
