package org.sisimport.oneroster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sisimport.notice.Notice;
import org.sisimport.notice.OfLines;
import org.sisimport.notice.RecordNotices.ExtendedCode;
import org.sisimport.notice.RecordNotices.FurtherRecords;

/**
 * What there is to say of the rows of one file, each cause once with its first lines and their
 * count. Causes that differ in nearly every row must not drown the rest: of each kind only so many
 * are told apart.
 */
final class Remarks {

  private static final int TOLD_APART = 40;

  private final RosterFile file;
  private final Map<Notice, Lines> lines = new LinkedHashMap<>();
  private final Map<String, Integer> causesOfKind = new HashMap<>();

  Remarks(RosterFile file) {
    this.file = file;
  }

  void add(Notice notice, int line) {
    lines(notice).add(line);
  }

  /** Adds a cause that several lines have, or none. */
  void add(Notice notice, Lines several) {
    if (several.count() > 0) {
      lines(notice).addAll(several);
    }
  }

  private Lines lines(Notice notice) {
    Lines known = lines.get(notice);
    return known == null ? lines.computeIfAbsent(toldApart(notice), cause -> new Lines()) : known;
  }

  private Notice toldApart(Notice notice) {
    return causesOfKind.merge(notice.kind(), 1, Integer::sum) <= TOLD_APART
        ? notice
        : new FurtherRecords(notice.severity(), notice.kind());
  }

  void tell(Findings findings) {
    lines.forEach(
        (notice, at) -> {
          Notice told = new OfLines(file.fileName(), at.first(), at.count(), notice);
          if (notice instanceof ExtendedCode) {
            findings.remark(told);
          } else {
            findings.deviation(told);
          }
        });
  }
}
