package org.sisimport.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.Notice;

/**
 * Remembers what became of a text, for columns where texts come again and again: dates and codes.
 * Equal values of many rows become one string. A column of ever new texts fills the memory once and
 * is read without it from then on.
 */
final class CachedReader implements CellReader {

  private static final int REMEMBERED = 20_000;

  /** Longer texts are no codes and no dates, and must not be kept by the thousand. */
  private static final int LONGEST_REMEMBERED = 100;

  private final CellReader reader;
  private final Map<String, Result> results = new HashMap<>();

  CachedReader(CellReader reader) {
    this.reader = reader;
  }

  @Override
  public @Nullable String read(String raw, RowNotices notices) {
    if (raw.isEmpty()) {
      return reader.read(raw, notices);
    }
    Result result = results.get(raw);
    if (result == null) {
      RowNotices own = new RowNotices();
      String value = reader.read(raw, own);
      result = new Result(value, own.list());
      if (results.size() < REMEMBERED && raw.length() <= LONGEST_REMEMBERED) {
        results.put(raw, result);
      }
    }
    for (Notice notice : result.notices) {
      notices.add(notice);
    }
    return result.value;
  }

  private record Result(@Nullable String value, List<Notice> notices) {}
}
