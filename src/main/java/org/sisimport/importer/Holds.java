package org.sisimport.importer;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;
import org.sisimport.district.State;
import org.sisimport.notice.Notices;
import org.sisimport.rules.RuleSet;
import org.sisimport.source.Delivery;
import org.sisimport.source.LeftForLaterException;
import org.sisimport.source.Offer;
import org.sisimport.source.Source;
import org.sisimport.table.Places;

/**
 * What a person decides about a held run. To approve is to apply exactly what the run's log has
 * shown: the file is planned once more, and what would be changed must be the same.
 */
public final class Holds {

  private static final Logger LOG = LogManager.getLogger();

  private final Importer importer;

  /** Decides with an importer's parts. */
  public Holds(Importer importer) {
    this.importer = importer;
  }

  /**
   * What an approval led to.
   *
   * @param finished the run that applied the file, APPLIED
   * @param remark what could not be made sure of; {@code null} where there is nothing to say
   */
  public record Approved(Finished finished, @Nullable String remark) {}

  /**
   * The hold of a run on which a person can decide.
   *
   * @throws SisImportException with one sentence where there is no such run, it was not held, or it
   *     is decided already
   */
  public Hold findOpen(long number) {
    Run run =
        importer
            .journal
            .find(number)
            .orElseThrow(
                () ->
                    new SisImportException(
                        "There is no run " + number + "; history lists the runs."));
    Hold hold =
        importer
            .journal
            .findHold(number)
            .orElseThrow(
                () ->
                    new SisImportException(
                        "Run "
                            + number
                            + " is "
                            + run.status()
                            + " and was not held; nothing was done."));
    if (hold.decision() != null) {
      throw HoldDecidedException.of(hold);
    }
    return hold;
  }

  /**
   * Applies a held run's file as its log has shown, if it is still the newest.
   *
   * @param by who approves
   * @param reason why
   * @param source opens the place where the district's files lie
   * @throws SisImportException with one sentence where nothing was written, and how to go on
   * @throws DistrictBusyException where another process is importing the district
   */
  public Approved approve(
      DistrictFolder district, long number, String by, String reason, Supplier<Source> source) {
    String who = Said.line("--by", by);
    String why = Said.line("--reason", reason);
    try (Lease lease =
        Lease.take(importer.journal, findOpen(number).run().district(), Lease.holder())) {
      // it may have been decided while the district was another process's
      Hold hold = findOpen(number);
      requireDistrict(district, hold.run());
      String remark = requireNewest(hold.run(), source);
      RuleSet rules = rulesOf(hold.run());
      Delivery delivery = deliveryOf(district, hold.run());
      Planned<LogBook> planned = plan(district, rules, delivery);
      if (planned.plan().refused() || !PlanDigest.of(planned.plan()).equals(hold.planned())) {
        throw new SisImportException(
            "Run "
                + number
                + " would no longer do what its log has shown: students, the roster, schools.csv or district.yaml"
                + " have changed since. Nothing was written; `./sis-import run "
                + district.code()
                + " --now` plans the file afresh, and what is held then can be approved.");
      }
      return new Approved(
          apply(new Approval(district, hold, who, why), lease.claim(), planned), remark);
    }
  }

  /**
   * Closes a held run; its file is not applied.
   *
   * @param by who rejects
   * @param reason why
   * @return the hold with its decision
   * @throws SisImportException with one sentence where there is nothing to reject
   * @throws DistrictBusyException where another process is importing the district
   */
  public Hold reject(long number, String by, String reason) {
    String who = Said.line("--by", by);
    String why = Said.line("--reason", reason);
    try (Lease lease =
        Lease.take(importer.journal, findOpen(number).run().district(), Lease.holder())) {
      Hold hold = findOpen(number);
      HoldDecision decision =
          new HoldDecision(
              number, HoldDecision.Kind.REJECTED, who, why, importer.clock.instant(), null);
      importer.journal.decide(lease.claim(), decision);
      LOG.info("run {} was rejected", number);
      return new Hold(hold.run(), hold.planned(), decision);
    }
  }

  /** Who, when asked on what, approves which run. */
  private record Approval(DistrictFolder district, Hold hold, String by, String reason) {

    /** The run that applies the file: of the same reading, so that no later file counts as old. */
    Run run(
        long number, String night, RunStatus status, Instant finished, Counts counts, String why) {
      Run held = hold.run();
      return new Run(
          number,
          night,
          held.district(),
          held.day(),
          held.file(),
          held.pattern(),
          held.size(),
          held.modified(),
          held.sha256(),
          status,
          held.started(),
          finished,
          counts,
          held.ruleSet(),
          why,
          null,
          LogFiles.path(held.district(), number, held.started(), district.zone()));
    }
  }

  private Finished apply(Approval approval, Claim claim, Planned<LogBook> planned) {
    Run held = approval.hold.run();
    String night = UUID.randomUUID().toString();
    long number = importer.journal.begin(claim, attempt(held, night));
    Instant now = importer.clock.instant();
    Plan plan = planned.plan();
    DistrictFolder district = approval.district;
    Run run =
        approval.run(
            number,
            night,
            RunStatus.APPLIED,
            now,
            plan.counts(),
            approval.by + " approved what run " + held.number() + " had held: " + approval.reason);
    Finished finished =
        new Finished(
            run,
            planned
                .listener()
                .close(
                    run,
                    district.district(),
                    district.zone(),
                    plan.understanding(),
                    plan.notices()));
    try {
      importer.journal.approve(
          claim,
          new HoldDecision(
              held.number(), HoldDecision.Kind.APPROVED, approval.by, approval.reason, now, number),
          finished,
          plan);
    } catch (SisImportException e) {
      recordFailed(approval, claim, number, night, e);
      throw e;
    }
    LOG.info("run {} applied what run {} had held", number, held.number());
    tell(finished);
    return finished;
  }

  /** What was begun has an end, and the hold is as it was. */
  private void recordFailed(
      Approval approval, Claim claim, long number, String night, SisImportException why) {
    Run run =
        approval.run(
            number,
            night,
            RunStatus.FAILED,
            importer.clock.instant(),
            Counts.NONE,
            Failure.sentence(why));
    RunLog log =
        importer
            .books
            .apply(Places.ROWS)
            .close(
                run, approval.district.district(), approval.district.zone(), null, new Notices());
    try {
      importer.journal.record(claim, run, log);
      tell(new Finished(run, log));
    } catch (SisImportException e) {
      // the next process that has the district records it as broken off
      LOG.error("run {} cannot be recorded: {}", number, Failure.forTheLog(e));
    }
  }

  private void tell(Finished finished) {
    try {
      importer.logFiles.write(finished.run(), finished.log());
    } catch (SisImportException e) {
      LOG.error("after run {}: {}", finished.run().number(), Failure.forTheLog(e));
    }
  }

  private static Attempt attempt(Run held, String night) {
    return new Attempt(
        0,
        night,
        held.district(),
        held.file(),
        held.pattern(),
        held.size(),
        held.modified(),
        held.sha256(),
        held.started(),
        Lease.holder());
  }

  private Planned<LogBook> plan(DistrictFolder district, RuleSet rules, Delivery delivery) {
    Instant now = importer.clock.instant();
    return importer.planner.plan(
        delivery,
        district,
        rules,
        () -> importer.students.read(district.code(), LocalDate.ofInstant(now, district.zone())),
        now,
        List.of());
  }

  private static void requireDistrict(DistrictFolder district, Run run) {
    if (!district.code().equals(run.district())) {
      throw new SisImportException(
          "Run "
              + run.number()
              + " is of district "
              + run.district()
              + ", and the folder is of "
              + district.code()
              + "; nothing was written.");
    }
    if (district.state() != State.LIVE) {
      throw new SisImportException(
          "District "
              + district.code()
              + " is not live, so run "
              + run.number()
              + " cannot be applied and nothing was written; \"state: live\" in its district.yaml"
              + " lets it in.");
    }
  }

  private RuleSet rulesOf(Run run) {
    String hash = run.ruleSet();
    Optional<RuleSet> rules = hash == null ? Optional.empty() : importer.ruleSets.restore(hash);
    return rules.orElseThrow(() -> gone(run, "the rules that decided are no longer kept"));
  }

  private Delivery deliveryOf(DistrictFolder district, Run run) {
    Path bytes =
        importer
            .spool
            .findArchived(run.district(), run.sha256())
            .orElseThrow(() -> gone(run, "the file's bytes are no longer in the archive"));
    return new Delivery(
        run.district(),
        run.file(),
        bytes,
        run.size(),
        run.modified(),
        run.sha256(),
        district.findPattern(run.file()).orElse(new FilePattern(run.file(), null)));
  }

  private static SisImportException gone(Run run, String what) {
    return new SisImportException(
        "Run "
            + run.number()
            + " cannot be applied as it was shown, because "
            + what
            + ". Nothing was written; `./sis-import run "
            + run.district()
            + " --now` plans the file afresh, and what is held then can be approved.");
  }

  /**
   * That no later file has been read is known from the journal: it would have superseded the hold.
   * Here it is made sure that none lies at the source; where a system is asked, none lies anywhere.
   *
   * @return what could not be made sure of
   */
  private @Nullable String requireNewest(Run held, Supplier<Source> source) {
    try (Source asked = source.get()) {
      for (Offer offer : asked.listNewest()) {
        if (!offer.isPull()
            && offer.pattern().name().equals(held.pattern())
            && isNewer(offer, held)) {
          throw newer(held);
        }
      }
      return null;
    } catch (NewerFileException e) {
      throw e;
    } catch (SisImportException e) {
      return "Whether a newer file lies at the district's source could not be seen ("
          + e.getMessage()
          + "); none has been read since.";
    }
  }

  /** The same bytes uploaded again are not newer. */
  private boolean isNewer(Offer offer, Run held) {
    int age = seconds(offer.modified()).compareTo(seconds(held.modified()));
    if (age <= 0 || offer.size() != held.size()) {
      return age >= 0 && offer.size() != held.size();
    }
    try {
      Delivery delivery = offer.fetch();
      importer.spool.discard(delivery);
      return !delivery.sha256().equals(held.sha256());
    } catch (LeftForLaterException e) {
      return true;
    }
  }

  /** Sources differ in how they round. */
  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static NewerFileException newer(Run held) {
    return new NewerFileException(
        "A newer file than that of run "
            + held.number()
            + " lies at the district's source, so the older one is not applied and nothing was"
            + " written; the next night reads the newer one, or `./sis-import run "
            + held.district()
            + " --now` does.");
  }

  private static final class NewerFileException extends SisImportException {
    private static final long serialVersionUID = 1;

    private NewerFileException(String message) {
      super(message);
    }
  }
}
