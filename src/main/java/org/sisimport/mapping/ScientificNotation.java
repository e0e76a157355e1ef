package org.sisimport.mapping;

import java.util.regex.Pattern;

/** Numbers such as 1.23457E+09, of which a spreadsheet program has kept only the first digits. */
final class ScientificNotation {

  static final String PROBLEM =
      "is in scientific notation: a spreadsheet program has taken its last digits away";

  private static final Pattern FORM = Pattern.compile("\\d+(?:[.,]\\d+[Ee]\\+?|[Ee]\\+)\\d{1,3}");

  private ScientificNotation() {}

  /** Whether a clean text is such a number. Text such as 12E5 may be an identifier and is none. */
  static boolean is(String text) {
    return (text.indexOf('E') > 0 || text.indexOf('e') > 0) && FORM.matcher(text).matches();
  }
}
