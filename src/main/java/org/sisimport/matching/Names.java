package org.sisimport.matching;

import org.jspecify.annotations.Nullable;

/**
 * Compares names without accents, case, spaces and punctuation: {@code O'Brien} is {@code OBRIEN},
 * {@code Peña} is {@code Pena}, {@code De La Cruz} is {@code Delacruz}. A name that is missing,
 * blank or has no letter or digit is unknown; nothing is said of it.
 */
final class Names {

  private Names() {}

  /** Whether both are known and equal. */
  public static boolean same(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return false;
    }
    if (a.equals(b) && !a.isEmpty() && isPlainLetter(a.charAt(0))) {
      return true;
    }
    return Name.of(a).isSameAs(Name.of(b));
  }

  /**
   * Whether both are known and sound alike: their Double Metaphone codes agree and their letters do
   * not contradict it. Names that are not in Latin letters sound alike only where they are equal. A
   * generation after the name ({@code Jr.}, {@code III}) is not heard.
   */
  public static boolean soundAlike(@Nullable String a, @Nullable String b) {
    return Name.of(a).soundsLike(Name.of(b));
  }

  /** Whether both are known, are not the same, and sound different. */
  public static boolean differ(@Nullable String a, @Nullable String b) {
    if (a == null || b == null || a.equals(b)) {
      return false;
    }
    Name one = Name.of(a);
    Name another = Name.of(b);
    return one.isPresent()
        && another.isPresent()
        && !one.isSameAs(another)
        && !one.soundsLike(another);
  }

  /**
   * How similar two names are, 0 to 1: Jaro-Winkler, where the words of a double name may come in
   * any order and be missing on one side. 0 where one is unknown.
   */
  public static double similarity(@Nullable String a, @Nullable String b) {
    return Name.of(a).similarityTo(Name.of(b));
  }

  private static boolean isPlainLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
