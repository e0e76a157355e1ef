package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.State;
import org.sisimport.notice.HoldNotices;
import org.sisimport.notice.Notice;
import org.sisimport.notice.Notices;
import org.sisimport.rules.RuleSet;
import org.sisimport.source.Delivery;
import org.sisimport.source.FileChangedException;
import org.sisimport.source.NotQuietException;
import org.sisimport.source.Offer;
import org.sisimport.students.Students;
import org.sisimport.table.Places;

/** One file's way through one night. */
final class FileRun {

  private static final Logger LOG = LogManager.getLogger();

  /** A file is planned again so often where somebody changed a student between plan and commit. */
  private static final int ATTEMPTS = 3;

  private final Importer importer;
  private final DistrictFolder district;
  private final LocalDate day;
  private final Claim claim;
  private final Offer offer;
  private final String night;
  private final RulesOfNight rulesOfNight;
  private final Instant started;

  FileRun(
      Importer importer,
      DistrictFolder district,
      LocalDate day,
      Claim claim,
      Offer offer,
      String night,
      RulesOfNight rulesOfNight) {
    this.importer = importer;
    this.district = district;
    this.day = day;
    this.claim = claim;
    this.offer = offer;
    this.night = night;
    this.rulesOfNight = rulesOfNight;
    this.started = importer.clock.instant();
  }

  /**
   * Fetches, plans and applies, and records the run however it ends. A file that cannot be fetched
   * makes no run; why is remembered.
   *
   * @throws FencedException where another process has taken the district over: the run is its to
   *     tell of
   * @throws StoppedException where the program ends while the file is fetched: that is nobody's
   *     failure, and nothing is remembered of it
   */
  void run(Night taken) {
    Delivery delivery;
    try {
      delivery = offer.fetch();
    } catch (StoppedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      if (Thread.currentThread().isInterrupted()) {
        // only the end of the program interrupts
        throw new StoppedException();
      }
      NoRun left = left(e);
      LOG.warn("{}", left.text());
      if (left.reason() == NoRun.Reason.FAILED) {
        LOG.error("district {}: {}", district.code(), Failure.forTheLog(e));
      }
      importer.journal.note(left);
      taken.left().add(left);
      return;
    }
    try {
      Finished finished = run(delivery);
      tidy(finished, delivery);
      taken.runs().add(finished);
    } catch (FencedException e) {
      LOG.warn("{}", e.getMessage());
      importer.spool.discard(delivery);
      throw e;
    }
  }

  private Finished run(Delivery delivery) {
    long number = importer.journal.begin(claim, attempt(delivery));
    try {
      return attempt(number, delivery);
    } catch (FencedException | CommitInDoubtException e) {
      throw e;
    } catch (StoppedException e) {
      return recorded(
          close(number, delivery, RunStatus.INTERRUPTED, Failure.sentence(e), null), delivery);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("run {} failed: {}", number, Failure.forTheLog(e));
      return recorded(failed(number, delivery, e), delivery);
    }
  }

  /**
   * Fetches and plans, and writes nothing. Bytes that were applied before are planned all the same,
   * for whoever tries a rule on last night's file.
   */
  void preview(Night taken) {
    Delivery delivery;
    try {
      delivery = offer.fetch();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      taken.left().add(left(e));
      return;
    }
    try {
      taken.runs().add(previewed(delivery));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      taken.runs().add(failed(0, delivery, e));
    } finally {
      importer.spool.discard(delivery);
    }
  }

  private Finished previewed(Delivery delivery) {
    Finished early = endEarly(0, delivery);
    if (early == null) {
      return close(plan(delivery), 0, delivery);
    }
    Long sameAs = early.run().sameAs();
    return sameAs == null ? early : closeAgain(plan(delivery), delivery, sameAs);
  }

  private NoRun left(Throwable e) {
    return new NoRun(
        district.code(),
        day,
        offer.pattern().name(),
        reason(e),
        Failure.sentence(e),
        started,
        started,
        1);
  }

  private static NoRun.Reason reason(Throwable e) {
    if (e instanceof NotQuietException) {
      return NoRun.Reason.NOT_QUIET;
    }
    if (e instanceof FileChangedException) {
      return NoRun.Reason.WRITTEN_WHILE_READ;
    }
    return e instanceof SisImportException ours ? NoRun.Reason.ofSource(ours) : NoRun.Reason.FAILED;
  }

  private Attempt attempt(Delivery delivery) {
    return new Attempt(
        0,
        night,
        district.code(),
        delivery.name(),
        delivery.pattern().name(),
        delivery.size(),
        delivery.modified(),
        delivery.sha256(),
        started,
        Lease.holder());
  }

  private Finished attempt(long number, Delivery delivery) {
    Finished early = endEarly(number, delivery);
    if (early != null) {
      return recorded(early, delivery);
    }
    for (int attempt = 1; ; attempt++) {
      Planned<LogBook> planned = plan(delivery);
      Finished finished = close(planned, number, delivery);
      Plan plan = planned.plan();
      if (finished.run().status() == RunStatus.HELD) {
        importer.journal.hold(claim, finished.run(), finished.log(), PlanDigest.of(plan));
        return finished;
      }
      if (finished.run().status() != RunStatus.APPLIED) {
        return recorded(finished, delivery);
      }
      try {
        importer.journal.apply(
            claim,
            finished.run(),
            finished.log(),
            plan.changes(),
            plan.seen(),
            plan.transfers(),
            plan.rosterChanges());
        return finished;
      } catch (StudentsChangedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.warn("run {}: students were changed meanwhile; the file is planned again", number);
      }
    }
  }

  /** Records a run that writes nothing; where the journal cannot take it, that is told instead. */
  private Finished recorded(Finished finished, Delivery delivery) {
    try {
      importer.journal.record(claim, finished.run(), finished.log());
      return finished;
    } catch (FencedException e) {
      throw e;
    } catch (SisImportException e) {
      LOG.error("run {} cannot be recorded: {}", finished.run().number(), Failure.forTheLog(e));
      String earlier = finished.run().reason();
      return close(
          0, delivery, RunStatus.FAILED, earlier == null ? Failure.sentence(e) : earlier, null);
    }
  }

  /**
   * What follows from a run that is recorded: its log on disk, and the bytes in the archive.
   * Neither changes how the run ended. A log that cannot be written now is written by the next run;
   * without the bytes, explain says that it cannot tell the rows one by one.
   */
  private void tidy(Finished finished, Delivery delivery) {
    Run run = finished.run();
    LOG.info(
        "run {}: {}, {} rows read, {} updated, {} created, {} skipped, {} held, {} refused",
        run.number(),
        run.status(),
        run.counts().read(),
        run.counts().updated(),
        run.counts().created(),
        run.counts().skipped(),
        run.counts().held(),
        run.counts().refused());
    try {
      importer.logFiles.write(run, finished.log());
      if (run.status().hasRead()) {
        importer.spool.archive(delivery);
      } else {
        importer.spool.discard(delivery);
      }
    } catch (RuntimeException e) {
      LOG.error("after run {}: {}", run.number(), Failure.forTheLog(e));
    }
  }

  /**
   * A paused district's file is not read, and bytes that were applied before change nothing again.
   */
  private @Nullable Finished endEarly(long number, Delivery delivery) {
    if (district.state() == State.PAUSED) {
      return close(
          number,
          delivery,
          RunStatus.SKIPPED,
          "the district is paused; \"state: live\" in its district.yaml ends that",
          null);
    }
    Optional<Run> applied = importer.journal.findApplied(district.code(), delivery.sha256());
    return applied.isEmpty()
        ? null
        : close(number, delivery, RunStatus.UNCHANGED, null, applied.get().number());
  }

  private Planned<LogBook> plan(Delivery delivery) {
    NightRules rules = rulesOfNight.of(delivery);
    RuleSet ruleSet = rules.get();
    LocalDate today = LocalDate.ofInstant(started, district.zone());
    // the database is read while the file is looked through
    try (Worker reader = new Worker("students")) {
      Future<Students> students =
          reader.submit(() -> importer.students.read(district.code(), today));
      return importer
          .planner
          .writing(district.state() == State.LIVE && !night.equals(Run.PREVIEW))
          .plan(delivery, district, ruleSet, () -> Worker.get(students), started, rules.notices());
    }
  }

  private Finished close(Planned<LogBook> planned, long number, Delivery delivery) {
    Plan plan = planned.plan();
    if (plan.refused()) {
      return close(planned, run(number, delivery, RunStatus.REFUSED, plan.counts(), null, null));
    }
    List<Notice> against = judge(planned, delivery);
    against.forEach(plan.notices()::add);
    if (district.state() != State.LIVE) {
      return close(planned, run(number, delivery, RunStatus.EVALUATED, plan.counts(), null, null));
    }
    return close(
        planned,
        against.isEmpty()
            ? run(number, delivery, RunStatus.APPLIED, plan.counts(), null, null)
            : run(number, delivery, RunStatus.HELD, plan.counts(), why(against), null));
  }

  /** What speaks against applying a plan without a person's word. */
  private List<Notice> judge(Planned<LogBook> planned, Delivery delivery) {
    String code = district.code();
    List<Notice> against = new ArrayList<>();
    for (Hold hold : importer.journal.listHolds(code)) {
      HoldDecision decision = hold.decision();
      if (decision != null
          && decision.kind() == HoldDecision.Kind.REJECTED
          && hold.run().sha256().equals(delivery.sha256())) {
        against.add(
            new HoldNotices.RejectedBefore(decision.run(), decision.by(), decision.reason()));
      }
    }
    against.addAll(
        Judge.judge(
            planned,
            district,
            LocalDate.ofInstant(started, district.zone()),
            before(planned.plan(), delivery),
            () -> importer.students.count(code)));
    return against;
  }

  /**
   * The file with whose rows those of a plan compare; {@code null} where there is none. Of a
   * package a delta has only the rows of students who changed: its files are compared with what is
   * kept of them instead. So has a pull of what has changed, of which nothing else is kept.
   */
  private @Nullable Run before(Plan plan, Delivery delivery) {
    return plan.roster() != null || Contents.holdsChangesOnly(delivery)
        ? null
        : importer
            .journal
            .findLastBelieved(district.code(), delivery.pattern().name())
            .orElse(null);
  }

  private static String why(List<Notice> against) {
    return against.stream()
        .map(
            notice ->
                notice instanceof HoldNotices.OverLimit over
                    ? "over the limit `" + over.limit() + "`"
                    : "rejected before")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Finished closeAgain(Planned<LogBook> planned, Delivery delivery, long sameAs) {
    return close(
        planned,
        run(
            0,
            delivery,
            RunStatus.UNCHANGED,
            planned.plan().counts(),
            "below is how it would come out if it were new, by the rules of today",
            sameAs));
  }

  private Finished close(Planned<LogBook> planned, Run run) {
    Plan plan = planned.plan();
    return new Finished(
        run,
        planned
            .listener()
            .close(
                run, district.district(), district.zone(), plan.understanding(), plan.notices()));
  }

  private Finished failed(long number, Delivery delivery, Throwable e) {
    return close(number, delivery, RunStatus.FAILED, Failure.sentence(e), null);
  }

  /** Ends a run that has no plan. */
  private Finished close(
      long number,
      Delivery delivery,
      RunStatus status,
      @Nullable String reason,
      @Nullable Long sameAs) {
    Run run = run(number, delivery, status, Counts.NONE, reason, sameAs);
    Notices notices = new Notices();
    rulesOfNight.of(delivery).notices().forEach(notices::add);
    return new Finished(
        run,
        importer
            .books
            .apply(Places.ROWS)
            .close(run, district.district(), district.zone(), null, notices));
  }

  private Run run(
      long number,
      Delivery delivery,
      RunStatus status,
      Counts counts,
      @Nullable String reason,
      @Nullable Long sameAs) {
    RuleSet decided = rulesOfNight.of(delivery).rules();
    return new Run(
        number,
        night,
        district.code(),
        LocalDate.ofInstant(started, district.zone()),
        delivery.name(),
        delivery.pattern().name(),
        delivery.size(),
        delivery.modified(),
        delivery.sha256(),
        status,
        started,
        importer.clock.instant(),
        counts,
        decided == null ? null : decided.hash(),
        reason,
        sameAs,
        number == 0 ? null : LogFiles.path(district.code(), number, started, district.zone()));
  }
}
