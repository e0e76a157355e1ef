package org.sisimport.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.receiver.HandedOver;
import org.sisimport.receiver.Handover;
import org.sisimport.report.HandedOverJson;
import org.sisimport.report.HandedOverText;
import org.sisimport.report.ReceiverFolder;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.rules.RuleSets;

/**
 * Writes what a receiver gets of a district's roster into a folder. A file without a single row
 * would tell the receiver that everybody is gone, so that then nothing is put in place.
 */
final class RosterHandover {

  private final RosterCommand command;
  private final Workplace workplace;
  private final DistrictFolder district;
  private final String receiver;
  private final Path folder;

  /**
   * @param receiver the name of a file in {@code rules/receivers} without {@code .drl}
   * @param folder made where it is missing
   */
  RosterHandover(
      RosterCommand command, Workplace workplace, String code, String receiver, Path folder) {
    this.command = command;
    this.workplace = workplace;
    this.district = workplace.districts().get(code);
    this.receiver = receiver;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Writes the files, tells of them in numbers, and returns the exit code. */
  int write() {
    ReceiverRules rules = rules();
    if (workplace.database().roster().isEmpty(district.code())) {
      throw new SisImportException(
          "no roster is kept of "
              + district.code()
              + ", so there is nothing for "
              + receiver
              + "; the first OneRoster package brings it");
    }
    try (ReceiverFolder files = new ReceiverFolder(folder, rules.layouts())) {
      HandedOver handedOver =
          new Handover(workplace.database().roster(), workplace.database().students())
              .write(
                  district.code(),
                  rules,
                  LocalDate.ofInstant(workplace.clock().instant(), district.zone()),
                  files);
      List<String> empty =
          handedOver.files().stream()
              .filter(file -> file.rows() == 0)
              .map(HandedOver.FileRows::name)
              .toList();
      if (empty.isEmpty()) {
        files.publish();
      }
      tell(handedOver, empty);
      return empty.isEmpty() ? ExitCode.DONE : ExitCode.FILE;
    }
  }

  private ReceiverRules rules() {
    RuleSets.LoadedReceiver loaded =
        workplace.ruleSets().loadReceiver(district.code(), receiver, district.rules());
    loaded
        .problems()
        .forEach(
            problem ->
                command
                    .err()
                    .println(
                        problem
                            + ". The rules of this receiver that last were in order decide; this"
                            + " one takes effect when it is mended"));
    return loaded.rules();
  }

  private void tell(HandedOver handedOver, List<String> empty) {
    if (command.json()) {
      command
          .out()
          .println(
              HandedOverJson.of(
                  district.code(), receiver, folder.toString(), empty.isEmpty(), handedOver));
      return;
    }
    command
        .out()
        .println(
            district.code()
                + " for "
                + receiver
                + (empty.isEmpty()
                    ? ", in " + folder + ", which only its owner may read:"
                    : ": nothing was written, because "
                        + String.join(" and ", empty)
                        + " would have no row; what lies in "
                        + folder
                        + " stays"));
    HandedOverText.of(handedOver).forEach(command.out()::println);
  }
}
