package org.sisimport.store;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.SisImportException;
import org.sisimport.facts.Field;
import org.sisimport.importer.AuditEntry;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.students.StudentChange;

/** Runs, their logs and the audit trail in the database. */
final class JdbiJournal implements Journal {

  private final Jdbi jdbi;
  private final Failures failures;
  private final ZoneId zone;

  /**
   * @param zone in which the day of a night is told
   */
  JdbiJournal(Jdbi jdbi, Failures failures, ZoneId zone) {
    this.jdbi = jdbi;
    this.failures = failures;
    this.zone = zone;
  }

  @Override
  public long nextNumber() {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createUpdate("INSERT INTO run_number (number) VALUES (DEFAULT)")
                  .executeAndReturnGeneratedKeys("number")
                  .mapTo(Long.class)
                  .one());
    } catch (JdbiException e) {
      throw failures.explain("A run could not be numbered", e);
    }
  }

  @Override
  public Optional<Run> findApplied(String district, String sha256) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(RunTable.SELECT + "WHERE district = ? AND applied_sha256 = ?")
                  .bind(0, district)
                  .bind(1, sha256)
                  .map(RunTable::read)
                  .findOne());
    } catch (JdbiException e) {
      throw failures.explain("The runs of district " + district + " could not be read", e);
    }
  }

  @Override
  public List<Run> list(@Nullable String district) {
    try {
      return jdbi.withHandle(handle -> runs(handle, district).map(RunTable::read).list());
    } catch (JdbiException e) {
      throw failures.explain("The runs could not be read", e);
    }
  }

  @Override
  public Optional<RunLog> findLog(long run) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery("SELECT log_text, log_rows, notices FROM run_log WHERE run = ?")
                  .bind(0, run)
                  .map(
                      (row, context) ->
                          new RunLog(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                  .findOne());
    } catch (JdbiException e) {
      throw failures.explain("The log of run " + run + " could not be read", e);
    }
  }

  @Override
  public List<AuditEntry> listAudit(long run) {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery(
                      "SELECT student, row_no, field, value_before, value_after, rule_name, because"
                          + " FROM audit WHERE run = ?")
                  .bind(0, run)
                  .map(
                      (row, context) ->
                          new AuditEntry(
                              run,
                              row.getInt(1),
                              row.getInt(2),
                              Field.valueOf(row.getString(3)),
                              row.getString(4),
                              row.getString(5),
                              row.getString(6),
                              row.getString(7)))
                  .stream()
                  .sorted(Comparator.comparingInt(AuditEntry::row).thenComparing(AuditEntry::field))
                  .toList());
    } catch (JdbiException e) {
      throw failures.explain("The changes of run " + run + " could not be read", e);
    }
  }

  @Override
  public void record(Run run, RunLog log) {
    write(run, handle -> RunTable.insert(handle, run, log));
  }

  @Override
  public void apply(Run run, RunLog log, Collection<StudentChange> changes, int[] seen) {
    if (run.status() != RunStatus.APPLIED) {
      throw new IllegalArgumentException("run " + run.number() + " is " + run.status());
    }
    write(
        run,
        handle -> {
          RunTable.insert(handle, run, log);
          RoaringBitmap students = RoaringBitmap.bitmapOf(seen);
          new Changes(handle, run).write(changes, students);
          Sightings.add(
              handle,
              run.number(),
              run.district(),
              run.started().atZone(zone).toLocalDate(),
              students);
        });
  }

  private interface Work {
    void with(Handle handle);
  }

  private void write(Run run, Work work) {
    try {
      jdbi.useTransaction(work::with);
      failures.requireWritten("Run " + run.number() + " could not be written");
    } catch (JdbiException e) {
      throw explain(run, e);
    }
  }

  private SisImportException explain(Run run, JdbiException e) {
    boolean conflict = Failures.isConflict(e);
    if (conflict || Failures.violates(e, "run_applied_once")) {
      Optional<Run> other = findApplied(run.district(), run.sha256());
      if (other.isPresent()) {
        return new SisImportException(
            "Run "
                + other.get().number()
                + " applied the same bytes while run "
                + run.number()
                + " was under way; run "
                + run.number()
                + " wrote nothing, and nothing is left to do.");
      }
    }
    if (conflict || Failures.violates(e, "student_ssid")) {
      return new StudentsChangedException(
          "Students were written by somebody else while run "
              + run.number()
              + " was under way; it wrote nothing: plan the file again.");
    }
    return failures.explain("Run " + run.number() + " could not be written", e);
  }

  private static Query runs(Handle handle, @Nullable String district) {
    return district == null
        ? handle.createQuery(RunTable.SELECT + "ORDER BY number DESC")
        : handle
            .createQuery(RunTable.SELECT + "WHERE district = ? ORDER BY number DESC")
            .bind(0, district);
  }
}
