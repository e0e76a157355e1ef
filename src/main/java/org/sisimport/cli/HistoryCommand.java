package org.sisimport.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Run;
import org.sisimport.report.CountsText;
import org.sisimport.report.RunJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists past runs. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of a district, or of all, the newest first.")
final class HistoryCommand extends HomeCommand {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US)
          .withZone(ZoneId.of("America/Los_Angeles"));

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "The district's seven-digit code. Default: all districts.")
  private @Nullable String code;

  @Override
  public Integer call() {
    if (code != null) {
      StudentsCommand.requireCode(code);
    }
    try (Workplace workplace = new Workplace(home())) {
      List<Run> runs = workplace.database().journal().list(code);
      if (json()) {
        out().println(RunJson.history(runs));
      } else if (runs.isEmpty()) {
        out().println("nothing has run yet" + (code == null ? "" : " for " + code));
      } else {
        runs.forEach(this::tell);
      }
    }
    return ExitCode.DONE;
  }

  private void tell(Run run) {
    out()
        .println(
            String.format(
                Locale.ROOT,
                "run %-5d %s  %s  %-9s %s  %s%s%s",
                run.number(),
                TIME.format(run.started()),
                run.district(),
                run.status(),
                run.file(),
                CountsText.of(run.counts()),
                run.sameAs() == null ? "" : "; the bytes of run " + run.sameAs(),
                run.reason() == null ? "" : "; " + run.reason()));
  }
}
