package org.sisimport.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.Notice;
import org.sisimport.notice.Severity;

/** The notices of one row while it is read. Most rows have none, and cost no list. */
final class RowNotices {

  private @Nullable List<Notice> notices;
  private boolean refused;

  void add(Notice notice) {
    if (notices == null) {
      notices = new ArrayList<>(4);
    }
    notices.add(notice);
    refused |= notice.severity() == Severity.ERROR;
  }

  /** Whether one of them refuses the row. */
  boolean refused() {
    return refused;
  }

  List<Notice> list() {
    return notices == null ? List.of() : List.copyOf(notices);
  }
}
