package org.sisimport.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.State;
import org.sisimport.importer.Importer;
import org.sisimport.importer.Night;
import org.sisimport.importer.Progress;
import org.sisimport.sample.Sample;
import org.sisimport.schedule.Opening;
import org.sisimport.schedule.Openings;
import org.sisimport.schedule.Session;
import org.sisimport.source.PastReads;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports the newest files of districts. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Imports the newest files of these districts, or of all of them, where their windows are"
          + " open and the files are new.",
      "A folder that is like a district's, a sample for one, is imported under its own code; the"
          + " students in its existing/ are loaded first where their district has none yet."
    })
final class RunCommand extends FilesCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      arity = "0..*",
      description = "Districts by their seven-digit code, or folders. Default: all districts.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--now",
      description =
          "Run districts outside their windows and in a pause too, and take files that are older than their last reading or than a week. Bytes that were applied before still change nothing.")
  private boolean now;

  @Option(
      names = "--full",
      description =
          "Read all students of districts whose system is asked, and not only those who have changed since its last read.")
  private boolean full;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description =
          "Where no district is named: so many at the same time. Default: one after the other, in the order of their codes.")
  private int atOnce = 1;

  @Override
  public Integer call() {
    try (Workplace workplace = workplace().forDistrictsAtOnce(atOnce)) {
      if (!targets.isEmpty()) {
        return takeAll(workplace, targets.stream().map(Target::of).toList(), true);
      }
      List<Target> all = workplace.districts().listCodes().stream().map(Target::of).toList();
      // made here, before several threads ask for them
      workplace.database();
      workplace.spool();
      workplace.ruleSets();
      return atOnce > 1 ? takeAll(workplace, all, atOnce) : takeAll(workplace, all, false);
    }
  }

  @Override
  Night take(Workplace workplace, DistrictFolder district) {
    if (!now && workplace.isScheduled(district)) {
      Opening.Open open = requireOpen(workplace, district);
      if (!isAskedFor(district)) {
        return takeNew(workplace, district, open);
      }
    }
    Sample.loadExisting(district, workplace.database());
    workplace.standings(workplace.database()).endOverdue(district.code(), district.zone());
    Importer importer = workplace.importer(workplace.database(), progress());
    PastReads past = full ? PastReads.NONE : importer.pastReads();
    try (Source source = Sources.of(district, workplace.spool(), observations(workplace), past)) {
      return importer.run(district, night(workplace, district), source::listNewest);
    }
  }

  /** The night that is, or the day where none is. */
  private static LocalDate night(Workplace workplace, DistrictFolder district) {
    Instant at = workplace.clock().instant();
    return new Openings(district.times()).at(at) instanceof Opening.Open open
        ? open.night()
        : LocalDate.ofInstant(at, district.zone());
  }

  /** A system is read once a night, unless a person names its district. */
  private boolean isAskedFor(DistrictFolder district) {
    return !targets.isEmpty()
        && district.source().asked().isPresent()
        && district.state() != State.PAUSED;
  }

  /** One line at the terminal cannot tell of several files. */
  private Progress progress() {
    return atOnce == 1 ? TerminalProgress.of(this) : Progress.NONE;
  }

  private static Opening.Open requireOpen(Workplace workplace, DistrictFolder district) {
    Opening opening = new Openings(district.times()).at(workplace.clock().instant());
    if (!(opening instanceof Opening.Open open)) {
      throw new ClosedException(
          district.code()
              + ": "
              + opening.sentence()
              + "; nothing was done, and --now runs it all the same");
    }
    return open;
  }

  /** As {@code serve} does. */
  private Night takeNew(Workplace workplace, DistrictFolder district, Opening.Open open) {
    try (Session session = workplace.session(progress())) {
      return workplace.visitor(observations(workplace), full).visit(session, district, open);
    }
  }
}
