package org.sisimport.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Claim;
import org.sisimport.importer.StandingBook;
import org.sisimport.importer.StandingEntry;
import org.sisimport.students.StandingChange;

/** The standing of our students, and its audit trail, in the database. */
final class JdbiStandings implements StandingBook {

  private final Engine engine;
  private final Jdbi jdbi;
  private final Failures failures;

  JdbiStandings(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
    this.failures = engine.failures();
  }

  @Override
  public List<ExistingStudent> listOverdue(String district, LocalDate today) {
    try {
      return jdbi.withHandle(
          handle -> {
            Snapshot snapshot = new Snapshot(today);
            handle
                .createQuery(
                    StudentTable.SELECT
                        + "WHERE district = ? AND status = 'Active' AND inactive_date < ?"
                        + " ORDER BY id")
                .bind(0, district)
                .bind(1, today)
                .map(
                    (row, context) -> {
                      snapshot.add(row);
                      return snapshot;
                    })
                .forEach(added -> {});
            return snapshot.students();
          });
    } catch (JdbiException e) {
      throw failures.explain("The students of district " + district + " could not be read", e);
    }
  }

  @Override
  public void change(
      Claim claim,
      Collection<StandingChange> changes,
      StandingEntry.Cause cause,
      String by,
      Instant at) {
    String what = "The standing of students of district " + claim.district();
    WriteTransaction transaction = new WriteTransaction(jdbi);
    try {
      transaction.run(
          handle -> {
            engine.enter(handle, claim);
            StandingTable.update(handle, claim, changes);
            StandingTable.insert(handle, claim, changes, cause, by, at);
            Leases.keep(handle, claim);
          });
      failures.requireWritten(what + " could not be changed");
    } catch (JdbiException e) {
      throw failures.explain(
          transaction.inDoubt()
              ? "Whether "
                  + Character.toLowerCase(what.charAt(0))
                  + what.substring(1)
                  + " was changed is not known"
              : what + " could not be changed",
          e);
    }
  }

  @Override
  public List<StandingEntry> listSince(String district, long run) {
    try {
      return jdbi.withHandle(handle -> StandingTable.listSince(handle, district, run));
    } catch (JdbiException e) {
      throw failures.explain(
          "The changes of standing of district " + district + " could not be read", e);
    }
  }

  @Override
  public List<StandingEntry> list(@Nullable String district) {
    try {
      return jdbi.withHandle(handle -> StandingTable.list(handle, district));
    } catch (JdbiException e) {
      throw failures.explain("The changes of standing could not be read", e);
    }
  }

  @Override
  public List<StandingEntry> listOf(int student) {
    try {
      return jdbi.withHandle(handle -> StandingTable.listOf(handle, student));
    } catch (JdbiException e) {
      throw failures.explain("The changes of standing of a student could not be read", e);
    }
  }
}
