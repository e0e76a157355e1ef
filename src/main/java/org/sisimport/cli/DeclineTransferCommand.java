package org.sisimport.cli;

import org.sisimport.importer.Transfers;
import org.sisimport.students.TransferRequest;
import picocli.CommandLine.Command;

/** Leaves a student where the record is. */
@Command(
    name = "decline",
    mixinStandardHelpOptions = true,
    description = "Leaves the student where the record is; the request is not made again.")
final class DeclineTransferCommand extends TransferDecisionCommand {

  @Override
  TransferRequest decide(Transfers transfers, long number, String by, String reason) {
    return transfers.decline(number, by, reason);
  }
}
