package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.State;
import org.sisimport.notice.Notices;
import org.sisimport.rules.RuleSet;
import org.sisimport.source.Delivery;
import org.sisimport.source.Offer;

/** One file's way through one night. */
final class FileRun {

  private static final Logger LOG = LogManager.getLogger();

  /** A file is planned again so often where somebody changed a student between plan and commit. */
  private static final int ATTEMPTS = 3;

  private final Importer importer;
  private final DistrictFolder district;
  private final Offer offer;
  private final String night;
  private final NightRules rules;
  private final Instant started;

  FileRun(Importer importer, DistrictFolder district, Offer offer, String night, NightRules rules) {
    this.importer = importer;
    this.district = district;
    this.offer = offer;
    this.night = night;
    this.rules = rules;
    this.started = importer.clock.instant();
  }

  /** Fetches, plans and applies, and records the run however it ends. */
  Finished run() {
    long number = importer.journal.nextNumber();
    Delivery delivery = null;
    Finished finished;
    try {
      delivery = offer.fetch();
      finished = attempt(number, delivery);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("run {} failed: {}", number, Failure.forTheLog(e));
      finished = recorded(failed(number, delivery, e));
    }
    tidy(finished, delivery);
    return finished;
  }

  /**
   * Fetches and plans, and writes nothing. Bytes that were applied before are planned all the same,
   * for whoever tries a rule on last night's file.
   */
  Finished preview() {
    Delivery delivery = null;
    try {
      delivery = offer.fetch();
      Finished early = endEarly(0, delivery);
      if (early == null) {
        return close(plan(delivery), 0, delivery);
      }
      Long sameAs = early.run().sameAs();
      return sameAs == null ? early : closeAgain(plan(delivery), delivery, sameAs);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return failed(0, delivery, e);
    } finally {
      if (delivery != null) {
        importer.spool.discard(delivery);
      }
    }
  }

  private Finished attempt(long number, Delivery delivery) {
    Finished early = endEarly(number, delivery);
    if (early != null) {
      return recorded(early);
    }
    for (int attempt = 1; ; attempt++) {
      Planned<LogBook> planned = plan(delivery);
      Finished finished = close(planned, number, delivery);
      if (finished.run().status() != RunStatus.APPLIED) {
        return recorded(finished);
      }
      try {
        Plan plan = planned.plan();
        importer.journal.apply(finished.run(), finished.log(), plan.changes(), plan.seen());
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
  private Finished recorded(Finished finished) {
    try {
      importer.journal.record(finished.run(), finished.log());
      return finished;
    } catch (SisImportException e) {
      LOG.error("run {} cannot be recorded: {}", finished.run().number(), Failure.forTheLog(e));
      String earlier = finished.run().reason();
      return close(
          0, null, RunStatus.FAILED, earlier == null ? Failure.sentence(e) : earlier, null);
    }
  }

  /**
   * What follows from a run that is recorded: its log on disk, and the bytes in the archive.
   * Neither changes how the run ended. A log that cannot be written now is written by the next run;
   * without the bytes, explain says that it cannot tell the rows one by one.
   */
  private void tidy(Finished finished, @Nullable Delivery delivery) {
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
      if (delivery == null) {
        return;
      }
      if (run.status() == RunStatus.FAILED || run.status() == RunStatus.SKIPPED) {
        importer.spool.discard(delivery);
      } else {
        importer.spool.archive(delivery);
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
    RuleSet ruleSet = rules.get();
    LocalDate today = LocalDate.ofInstant(started, district.zone());
    return importer.planner.plan(
        delivery,
        district,
        ruleSet,
        importer.students.read(district.code(), today),
        today,
        rules.notices());
  }

  private Finished close(Planned<LogBook> planned, long number, Delivery delivery) {
    Plan plan = planned.plan();
    RunStatus status =
        plan.refused()
            ? RunStatus.REFUSED
            : district.state() == State.LIVE ? RunStatus.APPLIED : RunStatus.EVALUATED;
    return close(planned, run(number, delivery, status, plan.counts(), null, null));
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

  private Finished failed(long number, @Nullable Delivery delivery, Throwable e) {
    return close(number, delivery, RunStatus.FAILED, Failure.sentence(e), null);
  }

  /** Ends a run that has no plan. */
  private Finished close(
      long number,
      @Nullable Delivery delivery,
      RunStatus status,
      @Nullable String reason,
      @Nullable Long sameAs) {
    Run run = run(number, delivery, status, Counts.NONE, reason, sameAs);
    Notices notices = new Notices();
    rules.notices().forEach(notices::add);
    return new Finished(
        run, importer.books.get().close(run, district.district(), district.zone(), null, notices));
  }

  private Run run(
      long number,
      @Nullable Delivery delivery,
      RunStatus status,
      Counts counts,
      @Nullable String reason,
      @Nullable Long sameAs) {
    RuleSet decided = rules.rules();
    return new Run(
        number,
        night,
        district.code(),
        offer.name(),
        delivery == null ? offer.size() : delivery.size(),
        delivery == null ? offer.modified() : delivery.modified(),
        delivery == null ? "" : delivery.sha256(),
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
