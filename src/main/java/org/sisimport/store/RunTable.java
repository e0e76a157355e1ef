package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;

/** The tables {@code run} and {@code run_log}. */
final class RunTable {

  private static final List<String> COLUMNS =
      List.of(
          "number",
          "night",
          "district",
          "run_day",
          "file_name",
          "file_pattern",
          "file_size",
          "modified",
          "sha256",
          "status",
          "started",
          "finished",
          "rows_read",
          "rows_unchanged",
          "rows_updated",
          "rows_created",
          "rows_skipped",
          "rows_held",
          "rows_refused",
          "rule_set",
          "reason",
          "same_as",
          "log_path");

  /** How many columns {@link #read} takes. */
  static final int WIDTH = COLUMNS.size();

  static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM run ";

  private static final String INSERT =
      "INSERT INTO run ("
          + String.join(", ", COLUMNS)
          + ", applied_sha256) VALUES ("
          + COLUMNS.stream().map(column -> "?, ").collect(Collectors.joining())
          + "?)";

  private RunTable() {}

  /** {@link #SELECT} with columns of other tables after those of the run. */
  static String select(String more) {
    return "SELECT " + String.join(", ", COLUMNS) + ", " + more + " FROM run ";
  }

  static void insert(Handle handle, Run run, RunLog log) {
    Counts counts = run.counts();
    handle.execute(
        INSERT,
        run.number(),
        run.night(),
        run.district(),
        run.day(),
        run.file(),
        run.pattern(),
        run.size(),
        Timestamps.of(run.modified()),
        run.sha256(),
        run.status().name(),
        Timestamps.of(run.started()),
        Timestamps.of(run.finished()),
        counts.read(),
        counts.unchanged(),
        counts.updated(),
        counts.created(),
        counts.skipped(),
        counts.held(),
        counts.refused(),
        run.ruleSet(),
        run.reason(),
        run.sameAs(),
        run.log(),
        run.status() == RunStatus.APPLIED ? run.sha256() : null);
    handle.execute(
        "INSERT INTO run_log (run, log_text, log_rows, notices) VALUES (?, ?, ?, ?)",
        run.number(),
        log.text(),
        log.rows(),
        log.notices());
  }

  static boolean isRecorded(Handle handle, long run) {
    return handle
        .createQuery("SELECT number FROM run WHERE number = ?")
        .bind(0, run)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Reads the current row of {@link #SELECT}. */
  static Run read(ResultSet row, StatementContext context) throws SQLException {
    return new Run(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, LocalDate.class),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        Timestamps.read(row, 8),
        row.getString(9),
        RunStatus.valueOf(row.getString(10)),
        Timestamps.read(row, 11),
        Timestamps.read(row, 12),
        new Counts(
            row.getInt(13),
            row.getInt(14),
            row.getInt(15),
            row.getInt(16),
            row.getInt(17),
            row.getInt(18),
            row.getInt(19)),
        row.getString(20),
        row.getString(21),
        nullableLong(row, 22),
        row.getString(23));
  }

  static @Nullable Long nullableLong(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
