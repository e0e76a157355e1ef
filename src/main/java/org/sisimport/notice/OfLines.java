package org.sisimport.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/**
 * A cause in one file of a package, with the lines that have it.
 *
 * @param file its name in the package
 * @param first of the lines, at least one
 * @param count of all of them
 * @param notice the cause, without the place
 */
public record OfLines(String file, List<Integer> first, int count, Notice notice)
    implements Notice {

  /** How many lines of one cause are named. */
  public static final int NAMED = 5;

  /** Copies the lines. */
  public OfLines {
    first = List.copyOf(first);
  }

  @Override
  public Severity severity() {
    return notice.severity();
  }

  @Override
  public @Nullable Field field() {
    return notice.field();
  }

  @Override
  public @Nullable String value() {
    return notice.value();
  }

  @Override
  public String kind() {
    return notice.kind();
  }

  @Override
  public String message() {
    return place() + ": " + notice.message();
  }

  @Override
  public String brief() {
    return place() + ": " + notice.brief();
  }

  /** {@code users.csv, lines 2, 7 and 12 more}. */
  private String place() {
    return file + (count == 1 ? ", line " : ", lines ") + Listed.of(first, count);
  }
}
