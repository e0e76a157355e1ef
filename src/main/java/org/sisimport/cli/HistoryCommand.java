package org.sisimport.cli;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Hold;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.report.History;
import org.sisimport.report.HistoryJson;
import org.sisimport.report.HistoryText;
import org.sisimport.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists past runs. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of a district, or of all, the newest first.")
final class HistoryCommand extends HomeCommand {

  private final Map<String, ZoneId> zones = new HashMap<>();

  @Option(
      names = "--all",
      description =
          "Also what was not run and why, pauses, outgoing files, whose standing was changed, and what the operator was alerted of.")
  private boolean all;

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
    try (Workplace workplace = workplace()) {
      Journal journal = workplace.database().journal();
      List<Run> runs = journal.list(code);
      Map<Long, Hold> holds =
          journal.listHolds(code).stream()
              .collect(Collectors.toMap(hold -> hold.run().number(), hold -> hold));
      if (all) {
        tellAll(workplace, runs, holds);
        return ExitCode.DONE;
      }
      if (json()) {
        out().println(HistoryJson.of(runs, holds));
      } else if (runs.isEmpty()) {
        out().println("nothing has run yet" + (code == null ? "" : " for " + code));
      } else {
        runs.forEach(
            run ->
                out()
                    .println(
                        HistoryText.line(
                            run, holds.get(run.number()), zone(workplace, run.district()))));
      }
    }
    return ExitCode.DONE;
  }

  private void tellAll(Workplace workplace, List<Run> runs, Map<Long, Hold> holds) {
    Database database = workplace.database();
    History history =
        new History(
            runs,
            holds,
            database.journal().listNoRuns(code),
            database.nightBook().listAlerts(code),
            database.outgoing().list(code),
            database.standings().list(code));
    if (json()) {
      out().println(HistoryJson.of(history));
      return;
    }
    List<String> lines = HistoryText.of(history, subject -> zone(workplace, subject));
    if (lines.isEmpty()) {
      out().println("nothing has happened yet" + (code == null ? "" : " for " + code));
    }
    lines.forEach(out()::println);
  }

  private ZoneId zone(Workplace workplace, String district) {
    return zones.computeIfAbsent(district, workplace::zone);
  }
}
