package org.sisimport.receiver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.RosterSite;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;

/** Reads the schools of a roster; its districts, departments and the like are no sites. */
final class SiteReader {

  private SiteReader() {}

  /** The schools by their keys. */
  static Map<String, RosterSite> sites(ActiveRecords records) {
    List<RosterRecord> schools = new ArrayList<>();
    Map<String, Integer> schoolsByName = new HashMap<>();
    records.forEach(
        RosterFile.ORGS,
        org -> {
          if (org.value("type").equals("school")) {
            schools.add(org);
            schoolsByName.merge(key(name(org)), 1, Integer::sum);
          }
        });
    Map<String, RosterSite> sites = new TreeMap<>();
    for (RosterRecord school : schools) {
      String name = name(school);
      boolean shared = name != null && schoolsByName.getOrDefault(key(name), 0) > 1;
      sites.put(
          school.sourcedId(),
          new RosterSite(
              school.sourcedId(), name, shared, ActiveRecords.text(school, "identifier")));
    }
    return sites;
  }

  private static @Nullable String name(RosterRecord school) {
    return ActiveRecords.text(school, "name");
  }

  private static String key(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
