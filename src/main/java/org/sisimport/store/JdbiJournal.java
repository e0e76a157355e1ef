package org.sisimport.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.SisImportException;
import org.sisimport.facts.Field;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.AuditEntry;
import org.sisimport.importer.Claim;
import org.sisimport.importer.CommitInDoubtException;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Hold;
import org.sisimport.importer.HoldDecision;
import org.sisimport.importer.Journal;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Plan;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferAsks;

/** Runs, their logs and the audit trail in the database. */
final class JdbiJournal implements Journal {

  private final Engine engine;
  private final Jdbi jdbi;
  private final Failures failures;

  JdbiJournal(Engine engine) {
    this.engine = engine;
    this.jdbi = engine.jdbi();
    this.failures = engine.failures();
  }

  @Override
  public Optional<Claim> claim(String district, String holder, Duration length) {
    try {
      return jdbi.inTransaction(
          handle -> {
            engine.endOverdue(handle, district);
            return Leases.claim(handle, district, holder, length);
          });
    } catch (JdbiException e) {
      if (Failures.isConflict(e) || Failures.isRepetition(e)) {
        // somebody else claims it at this moment
        return Optional.empty();
      }
      throw failures.explain("District " + district + " could not be claimed", e);
    }
  }

  /** Reads, and says what could not be read where the database fails. */
  private <T> T read(String what, HandleCallback<T, RuntimeException> query) {
    try {
      return jdbi.withHandle(query);
    } catch (JdbiException e) {
      throw failures.explain(what, e);
    }
  }

  @Override
  public Optional<String> findHolder(String district) {
    return read(
        "The holder of district " + district + " could not be read",
        handle -> Leases.findHolder(handle, district));
  }

  @Override
  public boolean renew(Claim claim, Duration length) {
    try {
      return jdbi.inTransaction(handle -> Leases.renew(handle, claim, length));
    } catch (JdbiException e) {
      throw failures.explain(
          "The claim on district " + claim.district() + " could not be renewed", e);
    }
  }

  @Override
  public void release(Claim claim) {
    try {
      jdbi.useTransaction(handle -> Leases.release(handle, claim));
    } catch (JdbiException e) {
      throw failures.explain(
          "The claim on district " + claim.district() + " could not be released", e);
    }
  }

  @Override
  public long begin(Claim claim, Attempt attempt) {
    try {
      return jdbi.inTransaction(
          handle -> {
            engine.enter(handle, claim);
            long number = Attempts.insert(handle, claim, attempt);
            Leases.keep(handle, claim);
            return number;
          });
    } catch (JdbiException e) {
      throw failures.explain("A run could not be numbered", e);
    }
  }

  @Override
  public List<Attempt> listUnfinished(Claim claim) {
    return read(
        "The runs of district " + claim.district() + " could not be read",
        handle -> Attempts.listUnfinished(handle, claim));
  }

  @Override
  public boolean hasRead(String district, String sha256) {
    return read(
        "The runs of district " + district + " could not be read",
        handle ->
            handle
                .createQuery("SELECT status FROM run WHERE district = ? AND sha256 = ?")
                .bind(0, district)
                .bind(1, sha256)
                .mapTo(String.class)
                .stream()
                .anyMatch(status -> RunStatus.valueOf(status).hasRead()));
  }

  @Override
  public Optional<Run> findLastRead(String district, String pattern) {
    return read(
        "The runs of district " + district + " could not be read",
        handle ->
            handle
                .createQuery(
                    RunTable.SELECT
                        + "WHERE district = ? AND file_pattern = ? ORDER BY number DESC")
                .bind(0, district)
                .bind(1, pattern)
                .map(RunTable::read)
                .stream()
                .filter(run -> run.status().hasRead())
                .findFirst());
  }

  @Override
  public int countBroken(
      String district, String pattern, long size, Instant modified, Instant since) {
    return read(
        "The runs of district " + district + " could not be read",
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM run WHERE district = ? AND file_pattern = ?"
                        + " AND file_size = ? AND modified = ? AND started >= ?"
                        + " AND status IN (?, ?)")
                .bind(0, district)
                .bind(1, pattern)
                .bind(2, size)
                .bind(3, Timestamps.of(modified))
                .bind(4, Timestamps.of(since))
                .bind(5, RunStatus.FAILED.name())
                .bind(6, RunStatus.INTERRUPTED.name())
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public Optional<Run> findLastBelieved(String district, String pattern) {
    return read(
        "The runs of district " + district + " could not be read",
        handle ->
            findLast(handle, district, pattern, "('APPLIED', 'UNCHANGED')")
                .flatMap(run -> run.sameAs() == null ? Optional.of(run) : find(run.sameAs()))
                .or(() -> findLast(handle, district, pattern, "('EVALUATED')")));
  }

  private static Optional<Run> findLast(
      Handle handle, String district, String pattern, String statuses) {
    return handle
        .createQuery(
            RunTable.SELECT
                + "WHERE district = ? AND file_pattern = ? AND status IN "
                + statuses
                + " ORDER BY number DESC")
        .bind(0, district)
        .bind(1, pattern)
        .setMaxRows(1)
        .map(RunTable::read)
        .findFirst();
  }

  @Override
  public Optional<Run> find(long number) {
    return read(
        "Run " + number + " could not be read",
        handle ->
            handle
                .createQuery(RunTable.SELECT + "WHERE number = ?")
                .bind(0, number)
                .map(RunTable::read)
                .findOne());
  }

  @Override
  public void note(NoRun noRun) {
    try {
      jdbi.useTransaction(handle -> NoRuns.put(handle, noRun));
    } catch (JdbiException e) {
      throw failures.explain(
          "Why district " + noRun.district() + " was not run could not be kept", e);
    }
  }

  @Override
  public List<NoRun> listNoRuns(@Nullable String district) {
    return read("What was not run could not be read", handle -> NoRuns.list(handle, district));
  }

  @Override
  public Optional<Run> findApplied(String district, String sha256) {
    return read(
        "The runs of district " + district + " could not be read",
        handle ->
            handle
                .createQuery(RunTable.SELECT + "WHERE district = ? AND applied_sha256 = ?")
                .bind(0, district)
                .bind(1, sha256)
                .map(RunTable::read)
                .findOne());
  }

  @Override
  public List<Run> list(@Nullable String district) {
    return read(
        "The runs could not be read", handle -> runs(handle, district).map(RunTable::read).list());
  }

  @Override
  public Optional<RunLog> findLog(long run) {
    return read(
        "The log of run " + run + " could not be read",
        handle ->
            handle
                .createQuery("SELECT log_text, log_rows, notices FROM run_log WHERE run = ?")
                .bind(0, run)
                .map(
                    (row, context) -> new RunLog(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                .findOne());
  }

  @Override
  public List<AuditEntry> listAudit(long run) {
    return read(
        "The changes of run " + run + " could not be read",
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
  }

  @Override
  public void record(Claim claim, Run run, RunLog log) {
    write(claim, run, handle -> insert(handle, run, log));
  }

  @Override
  public void hold(Claim claim, Run run, RunLog log, String planned) {
    require(RunStatus.HELD, run);
    write(
        claim,
        run,
        handle -> {
          insert(handle, run, log);
          HoldTable.insert(handle, run.number(), planned);
        });
  }

  @Override
  public Optional<Hold> findHold(long run) {
    return read(
        "The hold of run " + run + " could not be read", handle -> HoldTable.find(handle, run));
  }

  @Override
  public List<Hold> listHolds(@Nullable String district) {
    return read("The held runs could not be read", handle -> HoldTable.list(handle, district));
  }

  @Override
  public void decide(Claim claim, HoldDecision decision) {
    try {
      jdbi.useTransaction(
          handle -> {
            engine.enter(handle, claim);
            HoldTable.decide(handle, decision);
            Leases.keep(handle, claim);
          });
      failures.requireWritten("The decision on run " + decision.run() + " could not be written");
    } catch (JdbiException e) {
      throw failures.explain("The decision on run " + decision.run() + " could not be written", e);
    }
  }

  @Override
  public void approve(Claim claim, HoldDecision approval, Finished finished, Plan plan) {
    require(RunStatus.APPLIED, finished.run());
    write(
        claim,
        finished.run(),
        handle -> {
          RunTable.insert(handle, finished.run(), finished.log());
          // before the rest, which would supersede it
          HoldTable.decide(handle, approval);
          HoldTable.supersede(handle, finished.run());
          change(
              handle,
              finished.run(),
              plan.changes(),
              plan.seen(),
              plan.transfers(),
              plan.rosterChanges());
        });
    finishRoster(finished.run());
  }

  @Override
  public void apply(
      Claim claim,
      Run run,
      RunLog log,
      Collection<StudentChange> changes,
      int[] seen,
      TransferAsks transfers,
      RosterChanges roster) {
    require(RunStatus.APPLIED, run);
    write(
        claim,
        run,
        handle -> {
          insert(handle, run, log);
          change(handle, run, changes, seen, transfers, roster);
        });
    finishRoster(run);
  }

  private static void require(RunStatus status, Run run) {
    if (run.status() != status) {
      throw new IllegalArgumentException("run " + run.number() + " is " + run.status());
    }
  }

  private static void insert(Handle handle, Run run, RunLog log) {
    RunTable.insert(handle, run, log);
    if (run.status().hasRead()) {
      HoldTable.supersede(handle, run);
    }
  }

  private void change(
      Handle handle,
      Run run,
      Collection<StudentChange> changes,
      int[] seen,
      TransferAsks transfers,
      RosterChanges roster) {
    RoaringBitmap students = RoaringBitmap.bitmapOf(seen);
    new Changes(handle, engine, run).write(changes, students);
    Sightings.add(handle, run.number(), run.district(), run.day(), students);
    TransferTable.ask(handle, engine.dialect(), run, transfers);
    engine.writeRoster(handle, run, roster);
  }

  private void finishRoster(Run run) {
    String what =
        "Run "
            + run.number()
            + " was written, but not all of its roster is in its tables yet, which the next start"
            + " ends";
    try {
      engine.finishRoster(run.number());
      failures.requireWritten(what);
    } catch (JdbiException e) {
      throw failures.explain(what, e);
    }
  }

  private void write(Claim claim, Run run, HandleConsumer<RuntimeException> work) {
    WriteTransaction transaction = new WriteTransaction(jdbi);
    try {
      transaction.run(
          handle -> {
            engine.enter(handle, claim);
            work.useHandle(handle);
            Leases.keep(handle, claim);
          });
      failures.requireWritten("Run " + run.number() + " could not be written");
    } catch (JdbiException e) {
      // the answer to a commit can be lost although it was done: doing it again would do it twice
      if (!transaction.inDoubt() || !engine.isRecorded(run.number(), run.district())) {
        throw explain(run, e);
      }
    } catch (Error e) {
      if (transaction.inDoubt()) {
        throw new CommitInDoubtException(
            "Run "
                + run.number()
                + " was about to be committed when "
                + e.getClass().getSimpleName()
                + " ended it; the next start knows whether it was, and `./sis-import history` tells"
                + " then.",
            e);
      }
      throw e;
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
