package org.sisimport.notice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sisimport.Shown;

/** Lists of texts in a sentence, which may be longer than anybody would read. */
final class Listed {

  private static final int NAMED = 12;

  private Listed() {}

  /** {@code "a", "b" and 3 more}. */
  static String quoted(List<String> texts) {
    return of(texts.stream().map(Shown::quoted).limit(NAMED).toList(), texts.size());
  }

  /** {@code 2, 7 and 1,052 more}. */
  static String of(List<?> first, int count) {
    String shown =
        first.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = count - Math.min(first.size(), NAMED);
    return more > 0 ? shown + String.format(Locale.US, " and %,d more", more) : shown;
  }
}
