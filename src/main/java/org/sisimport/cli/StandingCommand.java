package org.sisimport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Standings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code inactivate} and {@code reactivate} have in common: which student, and who says so.
 */
abstract class StandingCommand extends HomeCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      description = "The district by its seven-digit code, or its folder.")
  private String target = "";

  @Option(
      names = "--ssid",
      required = true,
      paramLabel = "N",
      description = "The student's SSID, ten digits.")
  private String ssid = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so; it is kept with the change. Default: the user of this machine.")
  private String by = userOfThisMachine();

  @Override
  public final Integer call() {
    if (!ssid.matches("[0-9]{10}")) {
      throw new SisImportException("--ssid wants ten digits");
    }
    try (Workplace workplace = workplace()) {
      DistrictFolder district = Target.of(target).read(workplace.districts());
      Standings.Changed changed =
          change(workplace.standings(workplace.database()), district, ssid, by);
      tell(district, changed, sequel(workplace, district, ssid, changed));
    }
    return ExitCode.DONE;
  }

  abstract Standings.Changed change(
      Standings standings, DistrictFolder district, String ssid, String by);

  /** What follows from the change, for a person; empty where there is nothing to say. */
  Optional<String> sequel(
      Workplace workplace, DistrictFolder district, String of, Standings.Changed changed) {
    return Optional.empty();
  }

  private void tell(DistrictFolder district, Standings.Changed changed, Optional<String> sequel) {
    if (json()) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("district", district.code());
      node.put("student", changed.student());
      node.put("changed", changed.isChange());
      node.put("before", changed.before().toString());
      node.put("after", changed.after().toString());
      sequel.ifPresent(told -> node.put("outgoing", told));
      out().println(node);
    } else {
      out()
          .println(
              district.code()
                  + ": student "
                  + changed.student()
                  + (changed.isChange() ? " was " + changed.before() + "; is now " : " stays ")
                  + changed.after());
      sequel.ifPresent(out()::println);
    }
  }
}
