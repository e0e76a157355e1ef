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
import org.sisimport.students.Elsewhere;
import org.sisimport.students.TransferRequest;

/** Looks SSIDs up among the students of all districts but one. */
final class OtherDistricts {

  /** Statements with more parameters take long to prepare. */
  private static final int PARAMETERS = 500;

  private static final int ARRAY = 10_000;

  private OtherDistricts() {}

  /**
   * The students by SSID; SSIDs that no other district has are left out.
   *
   * @param district the one; what it has asked for is looked up too
   */
  static Map<String, Elsewhere> find(
      Handle handle, Dialect dialect, String district, Collection<String> ssids) {
    List<String> distinct = List.copyOf(new HashSet<>(ssids));
    int size = dialect.arrays() ? ARRAY : PARAMETERS;
    Map<String, Elsewhere> found = new HashMap<>();
    for (int from = 0; from < distinct.size(); from += size) {
      List<String> some = distinct.subList(from, Math.min(distinct.size(), from + size));
      (dialect.arrays() ? byArray(handle, district, some) : byParameters(handle, district, some))
          .map(
              (row, context) ->
                  Map.entry(row.getString(1), new Elsewhere(row.getInt(2), row.getString(3), null)))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    Map<Asked, TransferRequest> last = new HashMap<>();
    List<Integer> students = found.values().stream().map(Elsewhere::student).toList();
    for (int from = 0; from < students.size(); from += PARAMETERS) {
      List<Integer> some = students.subList(from, Math.min(students.size(), from + PARAMETERS));
      TransferTable.listAsking(handle, district, some)
          .forEach(
              request -> last.putIfAbsent(new Asked(request.student(), request.asked()), request));
    }
    found.replaceAll(
        (ssid, elsewhere) ->
            elsewhere.with(last.get(new Asked(elsewhere.student(), elsewhere.district()))));
    return found;
  }

  /** Whom a request is about, and of whom: a student may have been asked of several in turn. */
  private record Asked(int student, String district) {}

  private static Query byParameters(Handle handle, String district, List<String> ssids) {
    Query query =
        handle.createQuery(
            "SELECT ssid, id, district FROM student WHERE district <> ? AND ssid IN ("
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
            "SELECT student.ssid, student.id, student.district FROM unnest(?) AS wanted (ssid)"
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
