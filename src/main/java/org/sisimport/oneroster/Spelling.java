package org.sisimport.oneroster;

import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Tells names that are misspelt from names of something else. */
final class Spelling {

  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);
  private static final int SHORT = 4;
  private static final int LONG = 8;

  private Spelling() {}

  /** What counts of a name: letters and digits, whatever their case. */
  static String key(String name) {
    StringBuilder key = new StringBuilder(name.length());
    name.chars()
        .filter(c -> c < 128 && Character.isLetterOrDigit(c))
        .forEach(c -> key.append((char) c));
    return key.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether one is the other with a slip or two: one in a short name, none in a very short one. A
   * digit is no slip: {@code phone2} is not {@code phone}.
   */
  static boolean isNear(String seen, String name) {
    String seenKey = key(seen);
    String nameKey = key(name);
    if (seenKey.equals(nameKey)) {
      return true;
    }
    if (nameKey.length() <= SHORT || seenKey.chars().anyMatch(Character::isDigit)) {
      return false;
    }
    int slips = DISTANCE.apply(seenKey, nameKey);
    return slips > 0 && slips <= (nameKey.length() < LONG ? 1 : 2);
  }
}
