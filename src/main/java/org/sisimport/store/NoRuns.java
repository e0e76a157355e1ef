package org.sisimport.store;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.NoRun;

/** The table {@code no_run}. */
final class NoRuns {

  /** The column's length; the names of patterns are written by operators, who may overdo it. */
  private static final int SUBJECT = 300;

  private static final String SELECT =
      "SELECT district, night_day, subject, reason, reason_text, first_seen, last_seen, times"
          + " FROM no_run ";

  private NoRuns() {}

  static void put(Handle handle, NoRun noRun) {
    String subject = noRun.subject().substring(0, Math.min(SUBJECT, noRun.subject().length()));
    int seenBefore =
        handle.execute(
            "UPDATE no_run SET reason_text = ?, last_seen = ?, times = times + ?"
                + " WHERE district = ? AND night_day = ? AND subject = ? AND reason = ?",
            noRun.text(),
            Timestamps.of(noRun.last()),
            noRun.times(),
            noRun.district(),
            noRun.day(),
            subject,
            noRun.reason().name());
    if (seenBefore == 0) {
      handle.execute(
          "INSERT INTO no_run (district, night_day, subject, reason, reason_text, first_seen,"
              + " last_seen, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          noRun.district(),
          noRun.day(),
          subject,
          noRun.reason().name(),
          noRun.text(),
          Timestamps.of(noRun.first()),
          Timestamps.of(noRun.last()),
          noRun.times());
    }
  }

  static List<NoRun> list(Handle handle, @Nullable String district) {
    Query query =
        district == null
            ? handle.createQuery(SELECT + "ORDER BY last_seen DESC, district, subject, reason")
            : handle
                .createQuery(SELECT + "WHERE district = ? ORDER BY last_seen DESC, subject, reason")
                .bind(0, district);
    return query
        .map(
            (row, context) ->
                new NoRun(
                    row.getString(1),
                    row.getObject(2, LocalDate.class),
                    row.getString(3),
                    NoRun.Reason.valueOf(row.getString(4)),
                    row.getString(5),
                    Timestamps.read(row, 6),
                    Timestamps.read(row, 7),
                    row.getInt(8)))
        .list();
  }
}
