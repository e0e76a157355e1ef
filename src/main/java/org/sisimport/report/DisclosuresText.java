package org.sisimport.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sisimport.Shown;
import org.sisimport.receiver.Disclosure;
import org.sisimport.receiver.Extent;

/** What was handed over of a district's roster, and to whom, for a person. */
public final class DisclosuresText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US);

  private DisclosuresText() {}

  /**
   * A line for each: {@code 2026-10-01 02:00 PDT, dessa: 2 sites, 3 teachers, 5 students; by x}.
   */
  public static List<String> of(List<Disclosure> disclosures, ZoneId zone) {
    return disclosures.stream().map(one -> line(one, zone)).toList();
  }

  private static String line(Disclosure one, ZoneId zone) {
    Extent extent = one.extent();
    return TIME.format(one.time().atZone(zone))
        + ", "
        + one.receiver()
        + ": "
        + counted(extent.sites(), "site")
        + ", "
        + counted(extent.teachers(), "teacher")
        + ", "
        + counted(extent.students(), "student")
        + "; by "
        + Shown.text(one.by());
  }

  private static String counted(int count, String one) {
    return String.format(Locale.US, "%,d %s%s", count, one, count == 1 ? "" : "s");
  }
}
