package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sisimport.schedule.Alert;
import org.sisimport.schedule.AlertKind;
import org.sisimport.schedule.NightBook;

/** Visits and alerts in the database. */
final class JdbiNightBook implements NightBook {

  private static final int SUBJECT = 300;

  private static final String VISITS =
      "SELECT visit.district, visit.night_day, visit.last_visit FROM visit ";

  private static final String ALERTS =
      "SELECT subject, kind, sentence, opened, last_seen, times, closed FROM alert ";

  private final Jdbi jdbi;
  private final Failures failures;

  JdbiNightBook(Jdbi jdbi, Failures failures) {
    this.jdbi = jdbi;
    this.failures = failures;
  }

  @Override
  public void putVisit(String district, LocalDate night, Instant at) {
    try {
      jdbi.useTransaction(
          handle -> {
            int before =
                handle.execute(
                    "UPDATE visit SET last_visit = ?, times = times + 1"
                        + " WHERE district = ? AND night_day = ?",
                    Timestamps.of(at),
                    district,
                    night);
            if (before == 0) {
              handle.execute(
                  "INSERT INTO visit (district, night_day, last_visit, times) VALUES (?, ?, ?, 1)",
                  district,
                  night,
                  Timestamps.of(at));
            }
          });
    } catch (JdbiException e) {
      if (Failures.isConflict(e) || Failures.isRepetition(e)) {
        // another process visits it at this moment
        return;
      }
      throw failures.explain("A visit of district " + district + " could not be kept", e);
    }
  }

  @Override
  public List<LastVisit> listLastVisits() {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      VISITS
                          + "JOIN (SELECT district, MAX(last_visit) AS last_visit FROM visit"
                          + " GROUP BY district) latest ON latest.district = visit.district"
                          + " AND latest.last_visit = visit.last_visit")
                  .map(JdbiNightBook::visit)
                  .list());
    } catch (JdbiException e) {
      throw failures.explain("The visits could not be read", e);
    }
  }

  @Override
  public Optional<LastVisit> findLastVisit(String district) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      VISITS
                          + "WHERE district = ? ORDER BY last_visit DESC FETCH FIRST 1 ROWS ONLY")
                  .bind(0, district)
                  .map(JdbiNightBook::visit)
                  .stream()
                  .findFirst());
    } catch (JdbiException e) {
      throw failures.explain("The visits of district " + district + " could not be read", e);
    }
  }

  @Override
  public boolean open(Alert alert) {
    String subject = subject(alert.subject());
    String key = key(subject, alert.kind());
    try {
      return jdbi.inTransaction(
          handle -> {
            int before =
                handle.execute(
                    "UPDATE alert SET sentence = ?, last_seen = ?, times = times + ?"
                        + " WHERE open_key = ?",
                    alert.sentence(),
                    Timestamps.of(alert.lastSeen()),
                    alert.times(),
                    key);
            if (before == 0) {
              handle.execute(
                  "INSERT INTO alert (open_key, subject, kind, sentence, opened, last_seen, times)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                  key,
                  subject,
                  alert.kind().name(),
                  alert.sentence(),
                  Timestamps.of(alert.opened()),
                  Timestamps.of(alert.lastSeen()),
                  alert.times());
            }
            return before == 0;
          });
    } catch (JdbiException e) {
      if (Failures.isConflict(e) || Failures.isRepetition(e)) {
        // another process tells it at this moment
        return false;
      }
      throw failures.explain("An alert could not be kept", e);
    }
  }

  @Override
  public Optional<Alert> close(String subject, AlertKind kind, Instant at) {
    String key = key(subject(subject), kind);
    try {
      return jdbi.inTransaction(
          handle -> {
            Optional<Alert> open =
                handle
                    .createQuery(ALERTS + "WHERE open_key = ?")
                    .bind(0, key)
                    .map(JdbiNightBook::alert)
                    .findOne();
            int ended =
                open.isEmpty()
                    ? 0
                    : handle.execute(
                        "UPDATE alert SET open_key = NULL, closed = ? WHERE open_key = ?",
                        Timestamps.of(at),
                        key);
            return ended == 0 ? Optional.empty() : open;
          });
    } catch (JdbiException e) {
      if (Failures.isConflict(e)) {
        return Optional.empty();
      }
      throw failures.explain("The end of an alert could not be kept", e);
    }
  }

  @Override
  public List<Alert> listAlerts(@Nullable String subject) {
    try {
      return jdbi.withHandle(handle -> alerts(handle, subject).map(JdbiNightBook::alert).list());
    } catch (JdbiException e) {
      throw failures.explain("The alerts could not be read", e);
    }
  }

  @Override
  public void forget(Instant before) {
    OffsetDateTime limit = Timestamps.of(before);
    try {
      jdbi.useTransaction(
          handle -> {
            handle.execute("DELETE FROM no_run WHERE last_seen < ?", limit);
            handle.execute("DELETE FROM alert WHERE closed < ?", limit);
            // each district keeps its last one
            handle.execute(
                "DELETE FROM visit WHERE last_visit < ? AND EXISTS (SELECT 1 FROM visit later"
                    + " WHERE later.district = visit.district"
                    + " AND later.last_visit > visit.last_visit)",
                limit);
          });
    } catch (JdbiException e) {
      throw failures.explain("What is old could not be removed", e);
    }
  }

  private static Query alerts(Handle handle, @Nullable String subject) {
    return subject == null
        ? handle.createQuery(ALERTS + "ORDER BY opened DESC, number DESC")
        : handle
            .createQuery(ALERTS + "WHERE subject = ? ORDER BY opened DESC, number DESC")
            .bind(0, subject);
  }

  private static String subject(String subject) {
    return subject.substring(0, Math.min(SUBJECT, subject.length()));
  }

  private static String key(String subject, AlertKind kind) {
    return kind + " " + subject;
  }

  private static LastVisit visit(ResultSet row, StatementContext context) throws SQLException {
    return new LastVisit(
        row.getString(1), row.getObject(2, LocalDate.class), Timestamps.read(row, 3));
  }

  private static Alert alert(ResultSet row, StatementContext context) throws SQLException {
    return new Alert(
        row.getString(1),
        AlertKind.valueOf(row.getString(2)),
        row.getString(3),
        Timestamps.read(row, 4),
        Timestamps.read(row, 5),
        row.getInt(6),
        row.getObject(7) == null ? null : Timestamps.read(row, 7));
  }
}
