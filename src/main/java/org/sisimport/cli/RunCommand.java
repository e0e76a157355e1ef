package org.sisimport.cli;

import java.util.ArrayList;
import java.util.List;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Finished;
import org.sisimport.sample.Sample;
import org.sisimport.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Imports the newest files of districts. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Imports the newest files of these districts, or of all of them.",
      "A folder that is like a district's, a sample for one, is imported under its own code; the"
          + " students in its existing/ are loaded first where their district has none yet."
    })
final class RunCommand extends FilesCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      arity = "0..*",
      description = "Districts by their seven-digit code, or folders. Default: all districts.")
  private List<String> targets = new ArrayList<>();

  @Override
  public Integer call() {
    try (Workplace workplace = new Workplace(home())) {
      List<String> named = targets.isEmpty() ? workplace.districts().listCodes() : targets;
      return takeAll(workplace, named.stream().map(Target::of).toList(), !targets.isEmpty());
    }
  }

  @Override
  List<Finished> take(Workplace workplace, DistrictFolder district) {
    Sample.loadExisting(district, workplace.database().students());
    return workplace
        .importer(workplace.database(), TerminalProgress.of(this))
        .run(district, Sources.of(district, workplace.spool()).listNewest());
  }
}
