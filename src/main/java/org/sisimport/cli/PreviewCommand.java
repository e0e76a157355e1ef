package org.sisimport.cli;

import java.util.ArrayList;
import java.util.List;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Importer;
import org.sisimport.importer.Night;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;
import org.sisimport.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a run would do. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = "Shows what run would do with the newest files, and writes nothing.")
final class PreviewCommand extends FilesCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      arity = "1..*",
      description = "Districts by their seven-digit code, or folders.")
  private List<String> targets = new ArrayList<>();

  @Override
  public Integer call() {
    try (Workplace workplace = workplace()) {
      return takeAll(workplace, targets.stream().map(Target::of).toList(), true);
    }
  }

  @Override
  Night take(Workplace workplace, DistrictFolder district) {
    Database database = workplace.previewing(district);
    Importer importer = workplace.importer(database, TerminalProgress.of(this));
    try (Source source =
        Sources.of(district, workplace.spool(), observations(workplace), importer.pastReads())) {
      return importer.preview(district, source.listNewest());
    } finally {
      workplace.release(database);
    }
  }
}
