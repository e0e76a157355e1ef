package org.sisimport.cli;

import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Standings;
import picocli.CommandLine.Command;

/** Takes back that a student left or was to leave. */
@Command(
    name = "reactivate",
    mixinStandardHelpOptions = true,
    description =
        "Takes back that a student left, or was to leave on a day that is still to come: the student"
            + " is Active again, or Pending as before.")
final class ReactivateCommand extends StandingCommand {

  @Override
  Standings.Changed change(Standings standings, DistrictFolder district, String ssid, String by) {
    return standings.reactivate(district, ssid, by);
  }
}
