package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sisimport.receiver.Disclosure;
import org.sisimport.receiver.DisclosureRegister;
import org.sisimport.receiver.Extent;

/** The hand-overs in the table {@code disclosure}. */
final class JdbiDisclosures implements DisclosureRegister {

  private static final String SELECT =
      "SELECT district, receiver, disclosed, disclosed_by, sites, teachers, students"
          + " FROM disclosure WHERE district = ? ";

  private final Jdbi jdbi;
  private final Failures failures;

  JdbiDisclosures(Engine engine) {
    this.jdbi = engine.jdbi();
    this.failures = engine.failures();
  }

  @Override
  public void add(Disclosure disclosure) {
    String what = "A hand-over of district " + disclosure.district();
    try {
      jdbi.useTransaction(
          handle ->
              handle.execute(
                  "INSERT INTO disclosure (district, receiver, disclosed, disclosed_by, sites,"
                      + " teachers, students) VALUES (?, ?, ?, ?, ?, ?, ?)",
                  disclosure.district(),
                  disclosure.receiver(),
                  Timestamps.of(disclosure.time()),
                  disclosure.by(),
                  disclosure.extent().sites(),
                  disclosure.extent().teachers(),
                  disclosure.extent().students()));
      failures.requireWritten(what + " could not be put on record");
    } catch (JdbiException e) {
      throw failures.explain(what + " could not be put on record", e);
    }
  }

  @Override
  public Optional<Disclosure> findLast(String district, String receiver) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      SELECT + "AND receiver = ? ORDER BY number DESC FETCH FIRST 1 ROWS ONLY")
                  .bind(0, district)
                  .bind(1, receiver)
                  .map((row, context) -> read(row))
                  .findOne());
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  @Override
  public List<Disclosure> list(String district) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(SELECT + "ORDER BY number DESC")
                  .bind(0, district)
                  .map((row, context) -> read(row))
                  .list());
    } catch (JdbiException e) {
      throw unreadable(district, e);
    }
  }

  private static Disclosure read(ResultSet row) throws SQLException {
    return new Disclosure(
        row.getString(1),
        row.getString(2),
        Timestamps.read(row, 3),
        row.getString(4),
        new Extent(row.getInt(5), row.getInt(6), row.getInt(7)));
  }

  private RuntimeException unreadable(String district, JdbiException e) {
    return failures.explain("The hand-overs of district " + district + " could not be read", e);
  }
}
