package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.outgoing.OutgoingBook;
import org.sisimport.outgoing.SentFile;

/** The tables {@code sent_file}, {@code sent_file_arrival} and {@code outgoing_night}. */
final class JdbiOutgoing implements OutgoingBook {

  private static final String COLUMNS =
      "district, night_day, receiver, place, file_name, file_rows, file_size, sha256, rule_set,"
          + " sent_by, sent_at";

  private static final String JOINED =
      "FROM sent_file LEFT JOIN sent_file_arrival ON file_number = number ";

  private static final String SELECT = "SELECT number, " + COLUMNS + ", arrived_at " + JOINED;

  private final Jdbi jdbi;
  private final Failures failures;

  JdbiOutgoing(Engine engine) {
    this.jdbi = engine.jdbi();
    this.failures = engine.failures();
  }

  /** A file with those of whom it told. */
  private record Told(SentFile file, RoaringBitmap students) {}

  @Override
  public long begin(SentFile file, List<Integer> students) {
    String what =
        "The outgoing file "
            + file.name()
            + " of district "
            + file.district()
            + " could not be put on record, and was not sent";
    RoaringBitmap ids = new RoaringBitmap();
    students.forEach(ids::add);
    try {
      long number =
          jdbi.inTransaction(
              handle ->
                  handle
                      .createUpdate(
                          "INSERT INTO sent_file ("
                              + COLUMNS
                              + ", students) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                      .bind(0, file.district())
                      .bind(1, file.night())
                      .bind(2, file.receiver())
                      .bind(3, file.place())
                      .bind(4, file.name())
                      .bind(5, file.rows())
                      .bind(6, file.size())
                      .bind(7, file.sha256())
                      .bind(8, file.ruleSet())
                      .bind(9, file.by())
                      .bind(10, Timestamps.of(file.at()))
                      .bind(11, Bitmaps.bytes(ids))
                      .executeAndReturnGeneratedKeys("number")
                      .mapTo(Long.class)
                      .one());
      failures.requireWritten(what);
      return number;
    } catch (JdbiException e) {
      throw failures.explain(what, e);
    }
  }

  @Override
  public void arrived(long number, Instant at) {
    String what = "That an outgoing file was sent could not be put on record";
    try {
      jdbi.useTransaction(
          handle ->
              handle.execute(
                  "INSERT INTO sent_file_arrival (file_number, arrived_at) VALUES (?, ?)",
                  number,
                  Timestamps.of(at)));
      failures.requireWritten(what);
    } catch (JdbiException e) {
      throw failures.explain(what, e);
    }
  }

  @Override
  public Optional<SentFile> findLast(String district, String place, String name) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      SELECT
                          + "WHERE district = ? AND place = ? AND file_name = ?"
                          + " ORDER BY number DESC FETCH FIRST 1 ROWS ONLY")
                  .bind(0, district)
                  .bind(1, place)
                  .bind(2, name)
                  .map(JdbiOutgoing::file)
                  .findOne());
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  @Override
  public List<SentFile> list(@Nullable String district) {
    try {
      return jdbi.withHandle(
          handle ->
              (district == null
                      ? handle.createQuery(SELECT + "ORDER BY number DESC")
                      : handle
                          .createQuery(SELECT + "WHERE district = ? ORDER BY number DESC")
                          .bind(0, district))
                  .map(JdbiOutgoing::file)
                  .list());
    } catch (JdbiException e) {
      throw failures.explain("The outgoing files could not be read", e);
    }
  }

  @Override
  public List<SentFile> listOf(String district, int student) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      "SELECT number, "
                          + COLUMNS
                          + ", arrived_at, students "
                          + JOINED
                          + "WHERE district = ? ORDER BY number")
                  .bind(0, district)
                  .map(
                      (row, context) ->
                          new Told(
                              file(row, context),
                              Bitmaps.read(row.getBytes(14), "sent file " + row.getLong(1))))
                  .stream()
                  .filter(told -> told.students().contains(student))
                  .map(Told::file)
                  .toList());
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  @Override
  public void end(String district, LocalDate night, String place, int sent, Instant at) {
    String what = "The night of the outgoing files of district " + district;
    try {
      jdbi.useTransaction(
          handle ->
              handle.execute(
                  "INSERT INTO outgoing_night (district, night_day, place, files_sent, ended)"
                      + " VALUES (?, ?, ?, ?, ?)",
                  district,
                  night,
                  place,
                  sent,
                  Timestamps.of(at)));
      failures.requireWritten(what + " could not be put on record");
    } catch (JdbiException e) {
      if (Failures.isRepetition(e) || Failures.isConflict(e)) {
        // another process has seen to it at this moment
        return;
      }
      throw failures.explain(what + " could not be put on record", e);
    }
  }

  @Override
  public boolean hasTold(String district, int student, Instant since) {
    try {
      return jdbi.withHandle(
          handle ->
              hasEnded(handle, district, since) || hasArrived(handle, district, student, since));
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  private static boolean hasEnded(Handle handle, String district, Instant since) {
    return handle
        .createQuery(
            "SELECT night_day FROM outgoing_night WHERE district = ? AND ended >= ?"
                + " FETCH FIRST 1 ROWS ONLY")
        .bind(0, district)
        .bind(1, Timestamps.of(since))
        .mapTo(LocalDate.class)
        .findOne()
        .isPresent();
  }

  private static boolean hasArrived(Handle handle, String district, int student, Instant since) {
    return handle
        .createQuery(
            "SELECT number, students FROM sent_file JOIN sent_file_arrival ON file_number = number"
                + " WHERE district = ? AND sent_at >= ?")
        .bind(0, district)
        .bind(1, Timestamps.of(since))
        .map((row, context) -> Bitmaps.read(row.getBytes(2), "sent file " + row.getLong(1)))
        .stream()
        .anyMatch(students -> students.contains(student));
  }

  @Override
  public Optional<LocalDate> findLastNight(String district) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      "SELECT night_day FROM outgoing_night WHERE district = ?"
                          + " ORDER BY night_day DESC FETCH FIRST 1 ROWS ONLY")
                  .bind(0, district)
                  .mapTo(LocalDate.class)
                  .findOne());
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  private RuntimeException unreadable(String district, JdbiException e) {
    return failures.explain("The outgoing files of district " + district + " could not be read", e);
  }

  private static SentFile file(ResultSet row, StatementContext context) throws SQLException {
    return new SentFile(
        row.getLong(1),
        row.getString(2),
        row.getObject(3, LocalDate.class),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getLong(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        Timestamps.read(row, 12),
        row.getObject(13) == null ? null : Timestamps.read(row, 13));
  }
}
