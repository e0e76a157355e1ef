package org.sisimport.store;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Looks SSIDs up among the students of all districts but one. */
final class OtherDistricts {

  private static final int BATCH = 500;

  private OtherDistricts() {}

  /**
   * SSID to the district that has a student of it; SSIDs that no other district has are left out.
   */
  static Map<String, String> find(Handle handle, String district, Collection<String> ssids) {
    List<String> distinct = List.copyOf(new HashSet<>(ssids));
    Map<String, String> found = new HashMap<>();
    for (int from = 0; from < distinct.size(); from += BATCH) {
      List<String> batch = distinct.subList(from, Math.min(distinct.size(), from + BATCH));
      Query query =
          handle.createQuery(
              "SELECT ssid, district FROM student WHERE district <> ? AND ssid IN ("
                  + String.join(", ", Collections.nCopies(batch.size(), "?"))
                  + ")");
      query.bind(0, district);
      for (int i = 0; i < batch.size(); i++) {
        query.bind(i + 1, batch.get(i));
      }
      query
          .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }
}
