package org.sisimport.mapping;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/** Names of people. A dash or a dot in place of a name is none. */
final class NameReader extends TextReader {

  private static final int LONGEST = 100;

  NameReader(Field field, String heading) {
    super(field, heading);
  }

  @Override
  @Nullable String value(String text, RowNotices notices) {
    if (text.length() > LONGEST) {
      return bad(
          text, "has " + text.length() + " characters", LONGEST + " characters or fewer", notices);
    }
    if (!hasLetter(text)) {
      return bad(text, "has no letter", "a name, or a blank cell where there is none", notices);
    }
    return text;
  }

  private boolean hasLetter(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      // a suffix may be 2 or 3rd
      if (Character.isLetter(c) || (field() == Field.NAME_SUFFIX && Character.isDigit(c))) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }
}
