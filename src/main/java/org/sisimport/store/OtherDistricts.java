package org.sisimport.store;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;

/** Looks SSIDs up among the students of all districts but one. */
final class OtherDistricts {

  /** Statements with more parameters take long to prepare. */
  private static final int PARAMETERS = 500;

  private static final int ARRAY = 10_000;

  private OtherDistricts() {}

  /**
   * SSID to the district that has a student of it; SSIDs that no other district has are left out.
   */
  static Map<String, String> find(
      Handle handle, Dialect dialect, String district, Collection<String> ssids) {
    List<String> distinct = List.copyOf(new HashSet<>(ssids));
    int size = dialect.arrays() ? ARRAY : PARAMETERS;
    Map<String, String> found = new HashMap<>();
    for (int from = 0; from < distinct.size(); from += size) {
      List<String> some = distinct.subList(from, Math.min(distinct.size(), from + size));
      (dialect.arrays() ? byArray(handle, district, some) : byParameters(handle, district, some))
          .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  private static Query byParameters(Handle handle, String district, List<String> ssids) {
    Query query =
        handle.createQuery(
            "SELECT ssid, district FROM student WHERE district <> ? AND ssid IN ("
                + String.join(", ", Collections.nCopies(ssids.size(), "?"))
                + ")");
    query.bind(0, district);
    for (int i = 0; i < ssids.size(); i++) {
      query.bind(i + 1, ssids.get(i));
    }
    return query;
  }

  /** A join: PostgreSQL compares every student with each of a long list of parameters. */
  private static Query byArray(Handle handle, String district, List<String> ssids) {
    return handle
        .createQuery(
            "SELECT student.ssid, student.district FROM unnest(?) AS wanted (ssid)"
                + " JOIN student ON student.ssid = wanted.ssid WHERE student.district <> ?")
        .bindBySqlType(0, array(handle, ssids), Types.ARRAY)
        .bind(1, district);
  }

  private static Array array(Handle handle, List<String> ssids) {
    try {
      return handle.getConnection().createArrayOf("varchar", ssids.toArray());
    } catch (SQLException e) {
      throw new UnableToCreateStatementException("a list of SSIDs cannot be handed over", e);
    }
  }
}
