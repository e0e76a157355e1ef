package org.sisimport.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.Claim;

/** The table {@code run_number}. */
final class Attempts {

  private Attempts() {}

  static long insert(Handle handle, Claim claim, Attempt attempt) {
    return handle
        .createUpdate(
            "INSERT INTO run_number (token, night, district, file_name, file_pattern, file_size,"
                + " modified, sha256, started, holder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(0, claim.token())
        .bind(1, attempt.night())
        .bind(2, attempt.district())
        .bind(3, attempt.file())
        .bind(4, attempt.pattern())
        .bind(5, attempt.size())
        .bind(6, Timestamps.of(attempt.modified()))
        .bind(7, attempt.sha256())
        .bind(8, Timestamps.of(attempt.started()))
        .bind(9, attempt.holder())
        .executeAndReturnGeneratedKeys("number")
        .mapTo(Long.class)
        .one();
  }

  static List<Attempt> listUnfinished(Handle handle, Claim claim) {
    return handle
        .createQuery(
            "SELECT number, night, district, file_name, file_pattern, file_size, modified, sha256,"
                + " started, holder FROM run_number WHERE district = ? AND token < ?"
                + " AND NOT EXISTS (SELECT 1 FROM run WHERE run.number = run_number.number)"
                + " ORDER BY number")
        .bind(0, claim.district())
        .bind(1, claim.token())
        .map(
            (row, context) ->
                new Attempt(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    Timestamps.read(row, 7),
                    row.getString(8),
                    Timestamps.read(row, 9),
                    row.getString(10)))
        .list();
  }
}
