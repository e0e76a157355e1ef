package org.sisimport.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sisimport.notice.HeadingNotices.UnknownHeading;
import org.sisimport.notice.Notices;

/** A column that no rule knows, and how much of the file is in it. */
public final class UnknownColumn {

  private final int index;
  private final UnknownHeading notice;
  private final List<Integer> firstRows = new ArrayList<>();
  private int rows;

  UnknownColumn(int index, UnknownHeading notice) {
    this.index = index;
    this.notice = notice;
  }

  void see(int row, List<String> cells) {
    if (!cells.get(index).isEmpty()) {
      rows++;
      if (firstRows.size() < Notices.ROWS_NAMED) {
        firstRows.add(row);
      }
    }
  }

  /** What there is to say. */
  public UnknownHeading notice() {
    return notice;
  }

  /** How many rows have a cell in the column. */
  public int rows() {
    return rows;
  }

  /** The first of them, {@value Notices#ROWS_NAMED} at most. */
  public List<Integer> firstRows() {
    return Collections.unmodifiableList(firstRows);
  }
}
