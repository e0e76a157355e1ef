package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.sisimport.notice.Notice;
import org.sisimport.table.UnreadableFileException;

/**
 * What there is to say of a package. Where the district wants its packages as the specification has
 * them, the first deviation ends the reading.
 */
final class Findings {

  private final String name;
  private final boolean strict;
  private final List<Notice> notices = new ArrayList<>();

  Findings(String name, boolean strict) {
    this.name = name;
    this.strict = strict;
  }

  /** Something is other than the specification has it, and can be read all the same. */
  void deviation(Notice notice) {
    if (strict) {
      throw refusal(
          notice.brief() + "; the district asks for packages as the specification has them");
    }
    notices.add(notice);
  }

  /** Something is worth telling that the specification allows. */
  void remark(Notice notice) {
    notices.add(notice);
  }

  /** What to throw where a package cannot be read at all. */
  UnreadableFileException refusal(String reason) {
    return new UnreadableFileException(name, 0, reason);
  }

  List<Notice> list() {
    return List.copyOf(notices);
  }
}
