package org.sisimport.matching;

import org.jspecify.annotations.Nullable;

/** Slips of the pen in dates, which are ISO text: {@code 2014-09-03}. */
final class Birthdates {

  private static final int LENGTH = "2014-09-03".length();

  private Birthdates() {}

  /** The date with day and month exchanged; {@code null} where that is no date, or the same one. */
  static @Nullable String exchanged(String date) {
    if (date.length() != LENGTH) {
      return null;
    }
    String month = date.substring(5, 7);
    String day = date.substring(8);
    return day.compareTo("12") > 0 || day.equals(month)
        ? null
        : date.substring(0, 5) + day + '-' + month;
  }

  /** Whether both are there and equal. */
  static boolean same(@Nullable String one, @Nullable String another) {
    return one != null && one.equals(another);
  }

  /** Whether both are there and differ. */
  static boolean other(@Nullable String one, @Nullable String another) {
    return one != null && another != null && !one.equals(another);
  }

  /** Whether both are there and differ in one digit, or in that day and month are exchanged. */
  static boolean near(@Nullable String one, @Nullable String another) {
    if (one == null || another == null || one.length() != LENGTH || another.length() != LENGTH) {
      return false;
    }
    int differing = 0;
    for (int i = 0; i < LENGTH; i++) {
      if (one.charAt(i) != another.charAt(i)) {
        differing++;
      }
    }
    return differing == 1 || (differing > 1 && another.equals(exchanged(one)));
  }
}
