package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Claim;
import org.sisimport.importer.StandingEntry;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.students.Standing;
import org.sisimport.students.StandingChange;

/** The table {@code standing_entry}, and the columns of {@code student} that it is about. */
final class StandingTable {

  private static final String SELECT =
      "SELECT number, district, student, status_before, date_before, reason_before, status_after,"
          + " date_after, reason_after, cause, changed_by, changed_at, last_run"
          + " FROM standing_entry ";

  private StandingTable() {}

  /**
   * @throws StudentsChangedException where a student is no longer as it was seen
   */
  static void update(Handle handle, Claim claim, Collection<StandingChange> changes) {
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE student SET version = version + 1, status = ?, inactive_date = ?,"
                + " inactive_reason = ? WHERE id = ? AND district = ? AND version = ?");
    List<StandingChange> ordered = new ArrayList<>(changes);
    // always in the order of ids, as imports do
    ordered.sort(Comparator.comparingInt(change -> change.before().id()));
    for (StandingChange change : ordered) {
      bind(batch, 0, change.after())
          .bind(3, change.before().id())
          .bind(4, claim.district())
          .bind(5, change.before().version())
          .add();
    }
    int[] counts = batch.execute();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 1) {
        throw new StudentsChangedException(
            "Student "
                + ordered.get(i).before().id()
                + " was changed by somebody else at the same moment; nothing was written: do it"
                + " again.");
      }
    }
  }

  static void insert(
      Handle handle,
      Claim claim,
      Collection<StandingChange> changes,
      StandingEntry.Cause cause,
      String by,
      Instant at) {
    long lastRun = lastRun(handle, claim.district());
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO standing_entry (district, student, status_before, date_before,"
                + " reason_before, status_after, date_after, reason_after, cause, changed_by,"
                + " changed_at, last_run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (StandingChange change : changes) {
      batch.bind(0, claim.district()).bind(1, change.before().id());
      bind(batch, 2, Standing.of(change.before()));
      bind(batch, 5, change.after());
      batch.bind(8, cause.name()).bind(9, by).bind(10, Timestamps.of(at)).bind(11, lastRun).add();
    }
    batch.execute();
  }

  private static PreparedBatch bind(PreparedBatch batch, int position, Standing standing) {
    @Nullable LocalDate date = standing.inactiveDate();
    @Nullable String reason = standing.inactiveReason();
    return batch
        .bind(position, standing.status())
        .bind(position + 1, date)
        .bind(position + 2, reason);
  }

  /** Runs are numbered when they begin, and while they last nobody else has the district. */
  static long lastRun(Handle handle, String district) {
    return handle
        .createQuery("SELECT COALESCE(MAX(number), 0) FROM run_number WHERE district = ?")
        .bind(0, district)
        .mapTo(Long.class)
        .one();
  }

  static List<StandingEntry> listSince(Handle handle, String district, long run) {
    return handle
        .createQuery(SELECT + "WHERE district = ? AND last_run >= ? ORDER BY number DESC")
        .bind(0, district)
        .bind(1, run)
        .map(StandingTable::read)
        .list();
  }

  /** Whether somebody has come from another district or was reactivated since a run began. */
  static boolean haveJoinedSince(Handle handle, String district, long run) {
    return handle
        .createQuery(
            "SELECT number FROM standing_entry WHERE district = ? AND last_run >= ?"
                + " AND cause IN (?, ?) FETCH FIRST 1 ROWS ONLY")
        .bind(0, district)
        .bind(1, run)
        .bind(2, StandingEntry.Cause.ARRIVED.name())
        .bind(3, StandingEntry.Cause.REACTIVATED.name())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  static List<StandingEntry> list(Handle handle, @Nullable String district) {
    Query query =
        district == null
            ? handle.createQuery(SELECT + "ORDER BY number DESC")
            : handle
                .createQuery(SELECT + "WHERE district = ? ORDER BY number DESC")
                .bind(0, district);
    return query.map(StandingTable::read).list();
  }

  static List<StandingEntry> listOf(Handle handle, int student) {
    return handle
        .createQuery(SELECT + "WHERE student = ? ORDER BY number")
        .bind(0, student)
        .map(StandingTable::read)
        .list();
  }

  private static StandingEntry read(ResultSet row, StatementContext context) throws SQLException {
    return new StandingEntry(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        standing(row, 4),
        standing(row, 7),
        StandingEntry.Cause.valueOf(row.getString(10)),
        row.getString(11),
        Timestamps.read(row, 12),
        row.getLong(13));
  }

  private static Standing standing(ResultSet row, int column) throws SQLException {
    String date = row.getString(column + 1);
    return new Standing(
        row.getString(column),
        date == null ? null : LocalDate.parse(date),
        row.getString(column + 2));
  }
}
