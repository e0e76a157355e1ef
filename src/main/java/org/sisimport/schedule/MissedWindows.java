package org.sisimport.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DistrictFolder;

/**
 * What is found when a process starts: windows that passed while there was none. It is a trouble
 * until a district is visited. Safe for use by several threads.
 */
final class MissedWindows {

  /** What alerts call it. */
  static final String SUBJECT = "windows";

  private volatile @Nullable String sentence;

  /**
   * Remembers them for each district.
   *
   * @param visits each district's last visit; none where it never had one
   */
  void note(
      Session session,
      List<DistrictFolder> all,
      Map<String, NightBook.LastVisit> visits,
      Instant now) {
    int districts = 0;
    for (DistrictFolder district : all) {
      NightBook.LastVisit last = visits.get(district.code());
      int unvisited = last == null ? 0 : Unvisited.note(session, district, last, now);
      if (unvisited + UnsentNights.note(session, district, now) > 0) {
        districts++;
      }
    }
    if (districts > 0) {
      sentence =
          "windows of "
              + districts
              + (districts == 1 ? " district" : " districts")
              + " passed while no sis-import ran; \"history --all\" tells which";
    }
  }

  /** Adds it to the troubles, by subject, where it is one. */
  void putTo(Map<String, Map<AlertKind, String>> troubles) {
    String windows = sentence;
    if (windows != null) {
      troubles.put(SUBJECT, Map.of(AlertKind.MISSED, windows));
    }
  }

  /** A district is visited. */
  void end() {
    sentence = null;
  }
}
