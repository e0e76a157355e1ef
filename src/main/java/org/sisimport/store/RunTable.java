package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
          "file_name",
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

  static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM run ";

  private static final String INSERT =
      "INSERT INTO run ("
          + String.join(", ", COLUMNS)
          + ", applied_sha256) VALUES ("
          + COLUMNS.stream().map(column -> "?, ").collect(Collectors.joining())
          + "?)";

  private RunTable() {}

  static void insert(Handle handle, Run run, RunLog log) {
    Counts counts = run.counts();
    handle.execute(
        INSERT,
        run.number(),
        run.night(),
        run.district(),
        run.file(),
        run.size(),
        timestamp(run.modified()),
        run.sha256(),
        run.status().name(),
        timestamp(run.started()),
        timestamp(run.finished()),
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

  /** Reads the current row of {@link #SELECT}. */
  static Run read(ResultSet row, StatementContext context) throws SQLException {
    return new Run(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        instant(row, 6),
        row.getString(7),
        RunStatus.valueOf(row.getString(8)),
        instant(row, 9),
        instant(row, 10),
        new Counts(
            row.getInt(11),
            row.getInt(12),
            row.getInt(13),
            row.getInt(14),
            row.getInt(15),
            row.getInt(16),
            row.getInt(17)),
        row.getString(18),
        row.getString(19),
        nullableLong(row, 20),
        row.getString(21));
  }

  /** The columns keep microseconds; databases differ in how they round the rest. */
  private static OffsetDateTime timestamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Long nullableLong(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
