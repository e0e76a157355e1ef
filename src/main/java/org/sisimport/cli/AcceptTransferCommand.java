package org.sisimport.cli;

import java.util.Optional;
import org.sisimport.importer.Transfers;
import org.sisimport.students.TransferRequest;
import picocli.CommandLine.Command;

/** Moves a student to the district that asks. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = {
      "Moves the student to the district that asks, where the record is Pending until service is"
          + " confirmed; also where that was declined before.",
      "Who left only today is moved tomorrow, so that the outgoing files tell the exit first."
    })
final class AcceptTransferCommand extends TransferDecisionCommand {

  @Override
  TransferRequest decide(Transfers transfers, long number, String by, String reason) {
    return transfers.accept(number, by, reason);
  }

  @Override
  Optional<String> sequel(TransferRequest accepted) {
    return Optional.of(
        "The record is district "
            + accepted.asking()
            + "'s now and Pending, and no file makes it Active: that is for whoever confirms service."
            + " Its school and local id stay empty until the next file of district "
            + accepted.asking()
            + " brings them, the local id only where `update-identifying` is on. Where that file is"
            + " byte for byte one that was applied before, have it exported again: the same bytes"
            + " change nothing.");
  }
}
