package org.sisimport.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/**
 * The notices of one file, one for each cause, with the rows that have it. A cause whose value
 * differs in nearly every row must not drown the rest: of each kind and field only so many causes
 * are kept apart, the others are counted together.
 */
public final class Notices {

  /** How many rows of one cause are named. */
  public static final int ROWS_NAMED = 100;

  private static final int CAUSES_KEPT_APART = 200;

  private final Map<Notice, Cause> causes = new LinkedHashMap<>();
  private final Map<String, Integer> causesOfKind = new HashMap<>();

  /** Adds a notice about the whole file or a column of it. */
  public void add(Notice notice) {
    add(notice, 0);
  }

  /** Adds a notice about a column, with the rows that have a cell in it, which may be none. */
  public void add(Notice notice, int rows, List<Integer> firstRows) {
    add(notice);
    Cause cause = causes.get(notice);
    if (cause != null) {
      cause.count = Math.max(1, rows);
      firstRows.stream().limit(ROWS_NAMED).forEach(cause.rows::add);
    }
  }

  /** Adds a notice about a row. */
  public void add(Notice notice, int row) {
    Cause cause = causes.get(notice);
    if (cause == null) {
      cause = causes.computeIfAbsent(keptApart(notice) ? notice : together(notice), Cause::new);
    }
    cause.add(row);
  }

  /**
   * The causes: errors first, then what concerns the whole file or a column, then the causes of
   * most rows, then by the first row that has them.
   */
  public List<Cause> list() {
    List<Cause> list = new ArrayList<>(causes.values());
    list.sort(
        Comparator.comparing((Cause cause) -> cause.notice.severity())
            .thenComparing(cause -> !cause.rows.isEmpty())
            .thenComparing(cause -> -cause.count)
            .thenComparing(cause -> cause.rows.isEmpty() ? 0 : cause.rows.get(0)));
    return list;
  }

  private boolean keptApart(Notice notice) {
    return causesOfKind.merge(notice.kind() + notice.field(), 1, Integer::sum) <= CAUSES_KEPT_APART;
  }

  private static Notice together(Notice notice) {
    return new FurtherNotices(notice.kind(), notice.severity(), notice.field());
  }

  /** One cause and its rows. */
  public static final class Cause {
    private final Notice notice;
    private final List<Integer> rows = new ArrayList<>();
    private int count;

    private Cause(Notice notice) {
      this.notice = notice;
    }

    private void add(int row) {
      count++;
      if (row > 0 && rows.size() < ROWS_NAMED) {
        rows.add(row);
      }
    }

    /** The cause. */
    public Notice notice() {
      return notice;
    }

    /** How many rows have it; 1 for a notice about the whole file or a column. */
    public int count() {
      return count;
    }

    /**
     * The first rows that have it, {@value Notices#ROWS_NAMED} at most; empty for a notice about
     * the whole file or a column.
     */
    public List<Integer> rows() {
      return Collections.unmodifiableList(rows);
    }
  }

  private record FurtherNotices(String kind, Severity severity, @Nullable Field field)
      implements Notice {

    @Override
    public String message() {
      return (field == null ? "" : field.title() + ": ")
          + "further causes of the kind "
          + kind
          + ", each with another value; the rows below tell them one by one";
    }
  }
}
