package org.sisimport.importer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.notice.Notices;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Offer;
import org.sisimport.source.PastReads;
import org.sisimport.source.Spool;
import org.sisimport.students.StudentRegister;
import org.sisimport.table.Places;

/**
 * The night of one district: each file is fetched, planned, judged and applied, and its run is
 * recorded. Nothing that goes wrong with one file stops the next.
 */
public final class Importer {

  private static final Logger LOG = LogManager.getLogger();

  final RuleSets ruleSets;
  final StudentRegister students;
  final Journal journal;
  final Spool spool;
  final LogFiles logFiles;
  final Function<Places, LogBook> books;
  final Clock clock;
  final FilePlanner<LogBook> planner;

  /**
   * An importer.
   *
   * @param rosters those that are kept of OneRoster packages
   * @param logFiles receives the log of each run that is recorded
   * @param books gives an empty book for each attempt at a file whose rows stand in these places
   */
  public Importer(
      RuleSets ruleSets,
      StudentRegister students,
      RosterRegister rosters,
      Journal journal,
      Spool spool,
      LogFiles logFiles,
      Function<Places, LogBook> books,
      Clock clock,
      Progress progress) {
    this.ruleSets = ruleSets;
    this.students = students;
    this.journal = journal;
    this.spool = spool;
    this.logFiles = logFiles;
    this.books = books;
    this.clock = clock;
    this.planner = new FilePlanner<>(books, progress, rosters);
  }

  /**
   * Takes files in, one after the other, and records a run for each. What an earlier process left
   * undone in the district is done first. No other process imports the district meanwhile.
   *
   * @param day the night's date in the district's zone
   * @param files asked once the district is ours
   * @throws DistrictBusyException where another process is importing the district
   */
  public Night run(DistrictFolder district, LocalDate day, Supplier<List<Offer>> files) {
    try (Lease lease = Lease.take(journal, district.code(), Lease.holder())) {
      finishEarlier(district, lease.claim());
      return each(
          district, day, files.get(), UUID.randomUUID().toString(), lease.claim(), FileRun::run);
    }
  }

  /** The same at a time that is in no night: it has the date of the day. */
  public Night run(DistrictFolder district, Supplier<List<Offer>> files) {
    return run(district, today(district), files);
  }

  private LocalDate today(DistrictFolder district) {
    return LocalDate.ofInstant(clock.instant(), district.zone());
  }

  private void finishEarlier(DistrictFolder district, Claim claim) {
    try {
      for (Attempt attempt : journal.listUnfinished(claim)) {
        Run run = Interruption.of(attempt, district.zone(), clock.instant());
        journal.record(
            claim,
            run,
            books
                .apply(Places.ROWS)
                .close(run, district.district(), district.zone(), null, new Notices()));
        LOG.warn("run {}: {}", run.number(), run.reason());
      }
      logFiles.finishLastNight(journal, district.code());
      spool.finish(district.code(), sha256 -> journal.hasRead(district.code(), sha256));
    } catch (FencedException e) {
      throw e;
    } catch (SisImportException e) {
      // no reason to leave tonight's files
      LOG.error("{}", e.getMessage());
    }
  }

  /** The earlier reads of systems that are asked. */
  public PastReads pastReads() {
    return new JournalReads(journal, students, ruleSets);
  }

  /** Plans these files as {@link #run} would, and writes nothing. */
  public Night preview(DistrictFolder district, List<Offer> files) {
    return each(
        district,
        today(district),
        files,
        Run.PREVIEW,
        new Claim(district.code(), 0),
        FileRun::preview);
  }

  private Night each(
      DistrictFolder district,
      LocalDate day,
      List<Offer> files,
      String night,
      Claim claim,
      BiConsumer<FileRun, Night> act) {
    Night taken = new Night(new ArrayList<>(), new ArrayList<>());
    if (!files.isEmpty()) {
      RulesOfNight rules = new RulesOfNight(ruleSets, district);
      for (Offer file : files) {
        try (CloseableThreadContext.Instance context =
            CloseableThreadContext.put("district", district.code())) {
          act.accept(new FileRun(this, district, day, claim, file, night, rules), taken);
        }
      }
    }
    return taken;
  }
}
