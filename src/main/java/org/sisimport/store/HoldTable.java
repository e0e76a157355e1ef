package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Hold;
import org.sisimport.importer.HoldDecidedException;
import org.sisimport.importer.HoldDecision;
import org.sisimport.importer.Run;

/** The tables {@code held_run} and {@code hold_decision}. */
final class HoldTable {

  private static final String SELECT =
      RunTable.select("planned, decision, decided_by, decision_reason, decided_at, next_run")
          + "JOIN held_run ON held_run.run = number"
          + " LEFT JOIN hold_decision ON hold_decision.run = number ";

  private static final String INSERT_DECISION =
      "INSERT INTO hold_decision (run, decision, decided_by, decision_reason, decided_at, next_run)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private HoldTable() {}

  static void insert(Handle handle, long run, String planned) {
    handle.execute("INSERT INTO held_run (run, planned) VALUES (?, ?)", run, planned);
  }

  static Optional<Hold> find(Handle handle, long run) {
    return handle
        .createQuery(SELECT + "WHERE number = ?")
        .bind(0, run)
        .map(HoldTable::read)
        .findOne();
  }

  static List<Hold> list(Handle handle, @Nullable String district) {
    Query query =
        district == null
            ? handle.createQuery(SELECT + "ORDER BY number DESC")
            : handle
                .createQuery(SELECT + "WHERE district = ? ORDER BY number DESC")
                .bind(0, district);
    return query.map(HoldTable::read).list();
  }

  /**
   * @throws HoldDecidedException where it is decided already
   */
  static void decide(Handle handle, HoldDecision decision) {
    find(handle, decision.run())
        .filter(hold -> hold.decision() != null)
        .ifPresent(
            hold -> {
              throw HoldDecidedException.of(hold);
            });
    handle.execute(
        INSERT_DECISION,
        decision.run(),
        decision.kind().name(),
        decision.by(),
        decision.reason(),
        Timestamps.of(decision.at()),
        decision.nextRun());
  }

  /** A run that has read its file leaves no earlier one of its series to be decided on. */
  static void supersede(Handle handle, Run by) {
    for (String pattern : by.series()) {
      listOpen(handle, by, pattern)
          .forEach(
              run ->
                  decide(
                      handle,
                      new HoldDecision(
                          run,
                          HoldDecision.Kind.SUPERSEDED,
                          "sis-import",
                          "a later file was read",
                          by.finished(),
                          by.number())));
    }
  }

  private static List<Long> listOpen(Handle handle, Run before, String pattern) {
    return handle
        .createQuery(
            "SELECT held_run.run FROM held_run JOIN run ON number = held_run.run"
                + " WHERE district = ? AND file_pattern = ? AND number < ? AND NOT EXISTS"
                + " (SELECT 1 FROM hold_decision WHERE hold_decision.run = held_run.run)")
        .bind(0, before.district())
        .bind(1, pattern)
        .bind(2, before.number())
        .mapTo(Long.class)
        .list();
  }

  private static Hold read(ResultSet row, StatementContext context) throws SQLException {
    Run run = RunTable.read(row, context);
    int next = RunTable.WIDTH + 1;
    String decision = row.getString(next + 1);
    return new Hold(
        run,
        row.getString(next),
        decision == null
            ? null
            : new HoldDecision(
                run.number(),
                HoldDecision.Kind.valueOf(decision),
                row.getString(next + 2),
                row.getString(next + 3),
                Timestamps.read(row, next + 4),
                RunTable.nullableLong(row, next + 5)));
  }
}
