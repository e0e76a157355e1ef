package org.sisimport.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.sisimport.oneroster.RosterRegister.School;

/** Counts what is in the schools of a roster. */
final class RosterSchools {

  private static final String SCHOOLS =
      "SELECT sourced_id, name, identifier FROM roster_org"
          + " WHERE district = ? AND status = 'active' AND type = 'school'"
          + " ORDER BY name, sourced_id";

  private static final String CLASSES =
      "SELECT school_sourced_id, COUNT(*) FROM roster_class"
          + " WHERE district = ? AND status = 'active' GROUP BY school_sourced_id";

  private static final String PERSONS =
      "SELECT school_sourced_id, COUNT(DISTINCT user_sourced_id) FROM roster_enrollment"
          + " WHERE district = ? AND status = 'active' AND role = ? GROUP BY school_sourced_id";

  private RosterSchools() {}

  static List<School> list(Handle handle, String district) {
    Map<String, Integer> classes = count(handle, CLASSES, district);
    Map<String, Integer> teachers = count(handle, PERSONS, district, "teacher");
    Map<String, Integer> students = count(handle, PERSONS, district, "student");
    return handle
        .createQuery(SCHOOLS)
        .bind(0, district)
        .map(
            (row, context) -> {
              String id = row.getString(1);
              return new School(
                  id,
                  RosterTable.text(row.getString(2)),
                  RosterTable.text(row.getString(3)),
                  classes.getOrDefault(id, 0),
                  teachers.getOrDefault(id, 0),
                  students.getOrDefault(id, 0));
            })
        .list();
  }

  /** School to count. */
  private static Map<String, Integer> count(Handle handle, String sql, String... parameters) {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .select(sql, (Object[]) parameters)
        .map((row, context) -> counts.put(RosterTable.text(row.getString(1)), row.getInt(2)))
        .list();
    return counts;
  }
}
