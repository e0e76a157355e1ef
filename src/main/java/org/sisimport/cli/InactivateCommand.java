package org.sisimport.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Standings;
import org.sisimport.outgoing.ExitForecast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a student Inactive. */
@Command(
    name = "inactivate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a student Inactive from a day on. One that is still to come is kept: the student stays"
          + " Active until it has passed.",
      "The answer says from when on outgoing files tell the school's system of it, or why none does."
    })
final class InactivateCommand extends StandingCommand {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why the student leaves, as the receivers of outgoing files know it.")
  private String reason = "";

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "The last day of the student, such as 2026-10-05.")
  private LocalDate date = LocalDate.EPOCH;

  @Override
  Standings.Changed change(Standings standings, DistrictFolder district, String ssid, String by) {
    return standings.inactivate(district, ssid, reason, date, by);
  }

  /** What outgoing files will tell, which nobody would guess from the change. */
  @Override
  Optional<String> sequel(
      Workplace workplace, DistrictFolder district, String of, Standings.Changed changed) {
    return Optional.of(
        new ExitForecast(workplace.ruleSets(), workplace.database().students(), workplace.clock())
            .sentence(district, of, date));
  }
}
