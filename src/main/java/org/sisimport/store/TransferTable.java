package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Run;
import org.sisimport.students.Elsewhere;
import org.sisimport.students.TransferAsks;
import org.sisimport.students.TransferDecision;
import org.sisimport.students.TransferRequest;

/**
 * The tables {@code transfer_request} and {@code transfer_decision}. Whoever writes to them has the
 * district that asks.
 */
final class TransferTable {

  /** Who closes what is no longer asked for. */
  private static final String NOBODY = "sis-import";

  /** Each request with its last decision. */
  private static final String SELECT =
      "SELECT asked_for.number, asked_for.student, asked_for.asked, asked_for.asking, asked_for.run,"
          + " asked_for.row_no, asked_for.asked_at, asked_for.asked_day, said.decision,"
          + " said.decided_by, said.decision_reason, said.decided_at, said.decided_day, said.run"
          + " FROM transfer_request asked_for LEFT JOIN transfer_decision said ON said.number ="
          + " (SELECT MAX(number) FROM transfer_decision WHERE request = asked_for.number) ";

  private static final String NEWEST_FIRST = " ORDER BY asked_for.number DESC";

  private TransferTable() {}

  /**
   * The requests of a district that asks for these students, the newest first.
   *
   * @param students not so many that a statement cannot have each as a parameter
   */
  static List<TransferRequest> listAsking(
      Handle handle, String asking, Collection<Integer> students) {
    Query query =
        handle
            .createQuery(
                SELECT
                    + "WHERE asked_for.student IN ("
                    + String.join(", ", Collections.nCopies(students.size(), "?"))
                    + ") AND asked_for.asking = ?"
                    + NEWEST_FIRST)
            .bind(students.size(), asking);
    int next = 0;
    for (int student : students) {
      query.bind(next++, student);
    }
    return query.map(TransferTable::read).list();
  }

  /**
   * What a district asks and what it is asked, the newest first.
   *
   * @param district {@code null} for all
   */
  static List<TransferRequest> list(Handle handle, @Nullable String district) {
    Query query =
        district == null
            ? handle.createQuery(SELECT + NEWEST_FIRST)
            : handle
                .createQuery(
                    SELECT + "WHERE asked_for.asking = ? OR asked_for.asked = ?" + NEWEST_FIRST)
                .bind(0, district)
                .bind(1, district);
    return query.map(TransferTable::read).list();
  }

  /** Those of {@link #list} that are about a student of that SSID. */
  static List<TransferRequest> listAbout(Handle handle, String district, String ssid) {
    return handle
        .createQuery(
            SELECT
                + "WHERE (asked_for.asking = ? OR asked_for.asked = ?)"
                + " AND asked_for.student IN (SELECT id FROM student WHERE ssid = ?)"
                + NEWEST_FIRST)
        .bind(0, district)
        .bind(1, district)
        .bind(2, ssid)
        .map(TransferTable::read)
        .list();
  }

  static Optional<TransferRequest> find(Handle handle, long number) {
    return handle
        .createQuery(SELECT + "WHERE asked_for.number = ?")
        .bind(0, number)
        .map(TransferTable::read)
        .findOne();
  }

  static void decide(Handle handle, long request, TransferDecision decision) {
    handle.execute(
        "INSERT INTO transfer_decision (request, decision, decided_by, decision_reason, decided_at,"
            + " decided_day, run) VALUES (?, ?, ?, ?, ?, ?, ?)",
        request,
        decision.kind().name(),
        decision.by(),
        decision.reason(),
        Timestamps.of(decision.at()),
        decision.day(),
        decision.run());
  }

  /**
   * Asks for those for whom nobody has asked yet, and closes what a whole file no longer asks, so
   * that what was declined can be asked again when the student comes back one day. Who is not in
   * the other district any more is not asked for.
   */
  static void ask(Handle handle, Dialect dialect, Run run, TransferAsks transfers) {
    Map<String, Elsewhere> elsewhere =
        OtherDistricts.find(handle, dialect, run.district(), ssids(transfers));
    Map<Integer, String> stillAsked = new HashMap<>();
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO transfer_request (student, asked, asking, run, row_no, asked_at, asked_day)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (TransferAsks.Ask ask : transfers.asks()) {
      Elsewhere found = elsewhere.get(ask.ssid());
      if (found == null || !found.district().equals(ask.district())) {
        continue;
      }
      boolean first = stillAsked.put(found.student(), found.district()) == null;
      if (first && !found.asked() && !found.declined()) {
        batch
            .bind(0, found.student())
            .bind(1, found.district())
            .bind(2, run.district())
            .bind(3, run.number())
            .bind(4, ask.row())
            .bind(5, Timestamps.of(run.finished()))
            .bind(6, run.day())
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
    for (String ssid : transfers.undecided()) {
      Elsewhere found = elsewhere.get(ssid);
      if (found != null) {
        stillAsked.put(found.student(), found.district());
      }
    }
    if (transfers.whole()) {
      run.series().forEach(pattern -> close(handle, run, pattern, stillAsked));
    }
  }

  private static List<String> ssids(TransferAsks transfers) {
    return Stream.concat(
            transfers.asks().stream().map(TransferAsks.Ask::ssid), transfers.undecided().stream())
        .toList();
  }

  /**
   * Closes what files of that pattern have asked for, and this one does not.
   *
   * @param stillAsked by student, the district that is asked, or may be
   */
  private static void close(
      Handle handle, Run run, String pattern, Map<Integer, String> stillAsked) {
    List<TransferRequest> ofPattern =
        handle
            .createQuery(
                SELECT
                    + "JOIN run ON run.number = asked_for.run WHERE asked_for.asking = ?"
                    + " AND run.file_pattern = ?"
                    + NEWEST_FIRST)
            .bind(0, run.district())
            .bind(1, pattern)
            .map(TransferTable::read)
            .list();
    for (TransferRequest request : ofPattern) {
      boolean lasts = request.open() || request.declined();
      if (lasts && !request.asked().equals(stillAsked.get(request.student()))) {
        decide(
            handle,
            request.number(),
            new TransferDecision(
                TransferDecision.Kind.WITHDRAWN,
                NOBODY,
                "whose file no longer asks for the student",
                run.finished(),
                run.day(),
                run.number()));
      }
    }
  }

  private static TransferRequest read(ResultSet row, StatementContext context) throws SQLException {
    String decision = row.getString(9);
    return new TransferRequest(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getInt(6),
        Timestamps.read(row, 7),
        LocalDate.parse(row.getString(8)),
        decision == null
            ? null
            : new TransferDecision(
                TransferDecision.Kind.valueOf(decision),
                row.getString(10),
                row.getString(11),
                Timestamps.read(row, 12),
                LocalDate.parse(row.getString(13)),
                RunTable.nullableLong(row, 14)));
  }
}
