package org.sisimport.cli;

import org.sisimport.importer.Holds;
import org.sisimport.importer.Progress;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code approve} and {@code reject} have in common: which run, who, and why. */
abstract class DecisionCommand extends HomeCommand {

  @Parameters(paramLabel = "RUN", description = "The number of the held run, as history shows it.")
  private long run;

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

  long run() {
    return run;
  }

  String by() {
    return by;
  }

  String reason() {
    return reason;
  }

  static Holds holds(Workplace workplace) {
    return new Holds(workplace.importer(workplace.database(), Progress.NONE));
  }
}
