package org.sisimport.mapping;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;

/** Codes that the rules translate. */
final class CodeReader extends TextReader {

  private final CodeBook codes;

  CodeReader(Field field, String heading, CodeBook codes) {
    super(field, heading);
    this.codes = codes;
  }

  @Override
  @Nullable String value(String text, RowNotices notices) {
    if (text.length() > CodeTexts.LONGEST) {
      return bad(text, "has " + text.length() + " characters", "a code", notices);
    }
    CodeBook.Entry entry = codes.get(new Code(field(), text));
    if (entry.notice() != null) {
      notices.add(entry.notice());
    }
    return entry.value();
  }
}
