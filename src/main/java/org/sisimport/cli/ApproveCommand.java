package org.sisimport.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.importer.Holds;
import org.sisimport.report.RunJson;
import org.sisimport.source.Observations;
import org.sisimport.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Applies a held run's file as its log has shown. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description =
        "Applies the file of a held run exactly as its log has shown, if it is still the newest.")
final class ApproveCommand extends DecisionCommand {

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "The folder that was run, where it is not one of districts/: a sample, for one.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    try (Workplace workplace = workplace()) {
      Holds holds = holds(workplace);
      String code = holds.findOpen(run()).run().district();
      DistrictFolder district = folder(workplace.districts(), code);
      Holds.Approved approved =
          holds.approve(
              district,
              run(),
              by(),
              reason(),
              () ->
                  Sources.of(
                      district, workplace.spool(), Observations.acrossVisits(workplace.clock())));
      if (json()) {
        out().println(RunJson.runs(List.of(approved.finished()), List.of()));
      } else {
        out().println(line(approved.finished().run()));
      }
      if (approved.remark() != null) {
        err().println(approved.remark());
      }
    }
    return ExitCode.DONE;
  }

  private DistrictFolder folder(Districts districts, String code) {
    if (folder != null) {
      return districts.readSample(folder);
    }
    if (!districts.listCodes().contains(code)) {
      throw new SisImportException(
          "District "
              + code
              + " of run "
              + run()
              + " is not in districts/, and nothing was done; --folder names the folder that was run");
    }
    return districts.get(code);
  }
}
