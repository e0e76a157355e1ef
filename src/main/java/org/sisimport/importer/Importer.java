package org.sisimport.importer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Offer;
import org.sisimport.source.Spool;
import org.sisimport.students.StudentRegister;

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
  final Supplier<LogBook> books;
  final Clock clock;
  final FilePlanner<LogBook> planner;

  /**
   * An importer.
   *
   * @param logFiles receives the log of each run that is recorded
   * @param books gives an empty book for each attempt at a file
   */
  public Importer(
      RuleSets ruleSets,
      StudentRegister students,
      Journal journal,
      Spool spool,
      LogFiles logFiles,
      Supplier<LogBook> books,
      Clock clock,
      Progress progress) {
    this.ruleSets = ruleSets;
    this.students = students;
    this.journal = journal;
    this.spool = spool;
    this.logFiles = logFiles;
    this.books = books;
    this.clock = clock;
    this.planner = new FilePlanner<>(books, progress);
  }

  /**
   * Takes these files in, one after the other, and records a run for each. What a crash left undone
   * after the commit of the district's last night is done first.
   *
   * @return the runs, in the order of the files
   */
  public List<Finished> run(DistrictFolder district, List<Offer> files) {
    try {
      logFiles.finishLastNight(journal, district.code());
    } catch (SisImportException e) {
      // no reason to leave tonight's files
      LOG.error("{}", e.getMessage());
    }
    return each(district, files, UUID.randomUUID().toString(), FileRun::run);
  }

  /** Plans these files as {@link #run} would, and writes nothing. */
  public List<Finished> preview(DistrictFolder district, List<Offer> files) {
    return each(district, files, "preview", FileRun::preview);
  }

  private List<Finished> each(
      DistrictFolder district, List<Offer> files, String night, Function<FileRun, Finished> act) {
    if (files.isEmpty()) {
      return List.of();
    }
    NightRules rules = NightRules.load(ruleSets, district);
    List<Finished> runs = new ArrayList<>();
    for (Offer file : files) {
      try (CloseableThreadContext.Instance context =
          CloseableThreadContext.put("district", district.code())) {
        runs.add(act.apply(new FileRun(this, district, file, night, rules)));
      }
    }
    return runs;
  }
}
