package org.sisimport.cli;

import java.util.Optional;
import org.sisimport.importer.Transfers;
import org.sisimport.report.TransferJson;
import org.sisimport.report.TransferText;
import org.sisimport.students.TransferRequest;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What accepting and declining a transfer have in common: which request, who, and why. */
abstract class TransferDecisionCommand extends HomeCommand {

  @Parameters(
      paramLabel = "N",
      description = "The number of the request, as `sis-import transfers` shows it.")
  private long number;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Who decides; it is kept with the decision.")
  private String by = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is kept with the decision and shown in logs: name no student.")
  private String reason = "";

  @Override
  public final Integer call() {
    try (Workplace workplace = workplace()) {
      TransferRequest decided = decide(workplace.transfers(), number, by, reason);
      if (json()) {
        out().println(TransferJson.request(decided));
      } else {
        out().println(TransferText.line(decided));
        sequel(decided).ifPresent(out()::println);
      }
    }
    return ExitCode.DONE;
  }

  abstract TransferRequest decide(Transfers transfers, long number, String by, String reason);

  /** What follows from the decision, where the request's own line does not say it. */
  Optional<String> sequel(TransferRequest decided) {
    return Optional.empty();
  }
}
