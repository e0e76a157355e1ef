package org.sisimport.store;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.roaringbitmap.RoaringBitmap;

/**
 * Whom the runs saw, so that a Last Import Date costs no write per student. Each run keeps the
 * students of whom no later run spoke: yesterday's set shrinks to those who are missing today, and
 * reading a district stays cheap after years of nights. Taking out is only thrift: a student in two
 * sets has the newer date.
 */
final class Sightings {

  private record Sighting(long run, RoaringBitmap students) {}

  private Sightings() {}

  /** Tells the snapshot of one district on which days its students were seen. */
  static void date(Handle handle, String district, Snapshot snapshot) {
    handle
        .createQuery("SELECT import_date, run, students FROM sighting WHERE district = ?")
        .bind(0, district)
        .map(
            (row, context) -> {
              snapshot.seen(
                  bitmap(row.getLong(2), row.getBytes(3)), LocalDate.parse(row.getString(1)));
              return row.getLong(2);
            })
        .list();
  }

  /** Whether there are any; who loads the students of a district takes them out. */
  static boolean areThere(Handle handle, String district) {
    return handle
        .createQuery("SELECT run FROM sighting WHERE district = ? FETCH FIRST 1 ROWS ONLY")
        .bind(0, district)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  static void add(Handle handle, long run, String district, LocalDate day, RoaringBitmap seen) {
    for (Sighting earlier : listUntil(handle, district, day)) {
      RoaringBitmap rest = RoaringBitmap.andNot(earlier.students(), seen);
      if (rest.isEmpty()) {
        handle.execute("DELETE FROM sighting WHERE run = ?", earlier.run());
      } else if (rest.getCardinality() < earlier.students().getCardinality()) {
        handle.execute(
            "UPDATE sighting SET students = ? WHERE run = ?", Bitmaps.bytes(rest), earlier.run());
      }
    }
    if (!seen.isEmpty()) {
      handle.execute(
          "INSERT INTO sighting (run, district, import_date, students) VALUES (?, ?, ?, ?)",
          run,
          district,
          day,
          Bitmaps.bytes(seen));
    }
  }

  private static List<Sighting> listUntil(Handle handle, String district, LocalDate day) {
    return handle
        .createQuery(
            "SELECT run, students FROM sighting WHERE district = ? AND import_date <= ?"
                + " ORDER BY run")
        .bind(0, district)
        .bind(1, day)
        .map(
            (row, context) -> new Sighting(row.getLong(1), bitmap(row.getLong(1), row.getBytes(2))))
        .list();
  }

  private static RoaringBitmap bitmap(long run, byte[] bytes) {
    return Bitmaps.read(bytes, "run " + run);
  }
}
