package org.sisimport.aeries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sisimport.Shown;
import org.sisimport.notice.Notice;
import org.sisimport.notice.PullNotices.BrokenRecord;

/** The records that could not be read, by what is wrong with them. */
final class BrokenRecords {

  private final Map<String, Places> causes = new LinkedHashMap<>();

  /** Whether a record cannot be trusted; then it is told. */
  boolean isBroken(String path, JsonRecord record) {
    String problem = record.problem();
    if (problem == null) {
      return false;
    }
    causes
        .computeIfAbsent(problem, any -> new Places())
        .add(Shown.text(path) + ", record " + record.number());
    return true;
  }

  /** What a person should know of them. */
  List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    causes.forEach(
        (problem, places) -> notices.add(new BrokenRecord(problem, places.first, places.count)));
    return notices;
  }

  private static final class Places {
    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String place) {
      count++;
      if (first.size() < BrokenRecord.NAMED) {
        first.add(place);
      }
    }
  }
}
