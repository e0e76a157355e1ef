package org.sisimport.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Transfers;
import org.sisimport.report.TransferJson;
import org.sisimport.report.TransferText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what districts ask of each other. */
@Command(
    name = "transfers",
    mixinStandardHelpOptions = true,
    description =
        "Lists the students for whom a district asks another one, the newest first, and decides.")
final class TransfersCommand extends HomeCommand {

  @Option(names = "--all", description = "Also what is decided.")
  private boolean all;

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description =
          "The district's seven-digit code: what it asks, and what it is asked. Default: all"
              + " districts.")
  private @Nullable String code;

  @Override
  List<HomeCommand> listSubcommands() {
    return List.of(new AcceptTransferCommand(), new DeclineTransferCommand());
  }

  @Override
  public Integer call() {
    if (code != null) {
      StudentsCommand.requireCode(code);
    }
    try (Workplace workplace = workplace()) {
      List<Transfers.Entry> entries = workplace.transfers().list(code, all);
      if (json()) {
        out().println(TransferJson.of(entries));
      } else if (entries.isEmpty()) {
        out()
            .println(
                "no transfer is asked for"
                    + (code == null ? "" : " by " + code + " or of it")
                    + (all ? "" : "; --all also lists what is decided"));
      } else {
        entries.forEach(entry -> out().println(TransferText.line(entry)));
      }
    }
    return ExitCode.DONE;
  }
}
