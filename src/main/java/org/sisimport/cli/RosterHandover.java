package org.sisimport.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.district.DistrictFolder;
import org.sisimport.receiver.Disclosure;
import org.sisimport.receiver.DisclosureRegister;
import org.sisimport.receiver.HandedOver;
import org.sisimport.receiver.Handover;
import org.sisimport.receiver.ReceiverFolder;
import org.sisimport.report.HandedOverJson;
import org.sisimport.report.HandedOverText;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.rules.RuleSets;

/**
 * Writes what a receiver gets of a district's roster into a folder, unless {@link HandoverCheck}
 * speaks against it, and puts on record that it got it.
 */
final class RosterHandover {

  private final RosterCommand command;
  private final Workplace workplace;
  private final DistrictFolder district;
  private final String receiver;
  private final Path folder;
  private final String by;
  private final boolean anyway;

  /**
   * @param receiver the name of a file in {@code rules/receivers} without {@code .drl}
   * @param folder made where it is missing
   * @param by who hands over, for the record
   * @param anyway whether it may be far less than the last time
   */
  RosterHandover(
      RosterCommand command,
      Workplace workplace,
      DistrictFolder district,
      String receiver,
      Path folder,
      String by,
      boolean anyway) {
    this.command = command;
    this.workplace = workplace;
    this.district = district;
    this.receiver = receiver;
    this.folder = folder.toAbsolutePath().normalize();
    this.by = by;
    this.anyway = anyway;
  }

  /** Writes the files, tells of them in numbers, and returns the exit code. */
  int write() {
    ReceiverRules rules = rules();
    List<ReceiverLayout> layouts =
        rules.layouts().stream().filter(layout -> !layout.kind().isOurs()).toList();
    if (layouts.isEmpty()) {
      throw new SisImportException(
          receiver
              + " gets no file of the roster, only of our own students, and nothing was written;"
              + " \"send "
              + district.code()
              + "\" writes those");
    }
    if (workplace.database().roster().isEmpty(district.code())) {
      throw new SisImportException(
          "no roster is kept of "
              + district.code()
              + ", so there is nothing for "
              + receiver
              + "; the first OneRoster package brings it");
    }
    Instant now = workplace.clock().instant();
    LocalDate today = LocalDate.ofInstant(now, district.zone());
    try (ReceiverFolder files = new ReceiverFolder(folder, layouts)) {
      HandedOver handedOver =
          new Handover(workplace.database().roster(), workplace.database().students())
              .write(district.code(), rules, today, files);
      String whyNot = findWhyNot(handedOver, today);
      if (whyNot == null) {
        // on record first: what a receiver has got must be there, and what it has not got may be
        workplace
            .database()
            .disclosures()
            .add(new Disclosure(district.code(), receiver, now, by, handedOver.extent()));
        files.publish();
      }
      tell(handedOver, whyNot);
      return whyNot == null ? ExitCode.DONE : ExitCode.FILE;
    }
  }

  private @Nullable String findWhyNot(HandedOver handedOver, LocalDate today) {
    String empty = HandoverCheck.findEmpty(handedOver);
    if (empty != null || anyway) {
      return empty;
    }
    DisclosureRegister disclosures = workplace.database().disclosures();
    return new HandoverCheck(district.limits(), today, district.zone())
        .findLoss(handedOver, disclosures.findLast(district.code(), receiver));
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

  private void tell(HandedOver handedOver, @Nullable String whyNot) {
    if (command.json()) {
      command
          .out()
          .println(
              HandedOverJson.of(district.code(), receiver, folder.toString(), whyNot, handedOver));
      return;
    }
    command
        .out()
        .println(
            district.code()
                + " for "
                + receiver
                + (whyNot == null
                    ? ", in " + folder + ", which only its owner may read:"
                    : ": nothing was written, because "
                        + whyNot
                        + "; what lies in "
                        + folder
                        + " stays"));
    HandedOverText.of(handedOver).forEach(command.out()::println);
  }
}
