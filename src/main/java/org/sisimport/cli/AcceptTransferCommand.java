package org.sisimport.cli;

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
}
