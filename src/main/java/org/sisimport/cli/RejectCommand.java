package org.sisimport.cli;

import org.sisimport.importer.Hold;
import org.sisimport.report.RunJson;
import picocli.CommandLine.Command;

/** Closes a held run without applying its file. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = "Closes a held run; its file is not applied, and the same bytes are held again.")
final class RejectCommand extends DecisionCommand {

  @Override
  public Integer call() {
    try (Workplace workplace = workplace()) {
      Hold hold = holds(workplace).reject(run(), by(), reason());
      out()
          .println(
              json()
                  ? RunJson.hold(hold).toString()
                  : "run " + run() + " is " + hold.outcome() + ". Its file is not applied");
    }
    return ExitCode.DONE;
  }
}
