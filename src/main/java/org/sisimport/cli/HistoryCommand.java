package org.sisimport.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Hold;
import org.sisimport.importer.Journal;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.importer.StandingEntry;
import org.sisimport.outgoing.SentFile;
import org.sisimport.report.CountsText;
import org.sisimport.report.RunJson;
import org.sisimport.schedule.Alert;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists past runs. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Lists the runs of a district, or of all, the newest first.")
final class HistoryCommand extends HomeCommand {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US);

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
        out().println(RunJson.history(runs, holds));
      } else if (runs.isEmpty()) {
        out().println("nothing has run yet" + (code == null ? "" : " for " + code));
      } else {
        runs.forEach(
            run ->
                out().println(line(run, zone(workplace, run.district()), holds.get(run.number()))));
      }
    }
    return ExitCode.DONE;
  }

  private void tellAll(Workplace workplace, List<Run> runs, Map<Long, Hold> holds) {
    List<NoRun> noRuns = workplace.database().journal().listNoRuns(code);
    List<Alert> alerts = workplace.database().nightBook().listAlerts(code);
    List<SentFile> sent = workplace.database().outgoing().list(code);
    List<StandingEntry> standings = workplace.database().standings().list(code);
    if (json()) {
      String answer = HistoryJson.of(runs, holds, noRuns, alerts);
      out().println(SentJson.with(answer, sent, standings));
      return;
    }
    List<Line> lines = new ArrayList<>();
    runs.forEach(
        run ->
            lines.add(
                new Line(
                    run.started(),
                    line(run, zone(workplace, run.district()), holds.get(run.number())))));
    noRuns.forEach(
        one -> lines.add(new Line(one.last(), line(one, zone(workplace, one.district())))));
    alerts.forEach(
        alert ->
            lines.add(new Line(alert.opened(), line(alert, zone(workplace, alert.subject())))));
    sent.forEach(
        file -> lines.add(new Line(file.at(), line(file, zone(workplace, file.district())))));
    standings.forEach(
        entry -> lines.add(new Line(entry.at(), line(entry, zone(workplace, entry.district())))));
    if (lines.isEmpty()) {
      out().println("nothing has happened yet" + (code == null ? "" : " for " + code));
    }
    lines.stream()
        .sorted(Comparator.comparing(Line::time).reversed())
        .forEach(line -> out().println(line.text()));
  }

  private record Line(Instant time, String text) {}

  private ZoneId zone(Workplace workplace, String district) {
    return zones.computeIfAbsent(district, workplace::zone);
  }

  private static String line(NoRun one, ZoneId zone) {
    return String.format(
        Locale.ROOT,
        "no run    %s  %s  %-9s %s%s%s",
        TIME.format(one.last().atZone(zone)),
        one.district(),
        one.reason(),
        one.subject().isEmpty() ? "" : one.subject() + ": ",
        one.text(),
        one.times() == 1
            ? ""
            : " (" + one.times() + " times since " + TIME.format(one.first().atZone(zone)) + ")");
  }

  private static String line(SentFile file, ZoneId zone) {
    return String.format(
        Locale.ROOT,
        "sent      %s  %s  %s to %s for %s by %s: %d rows, SHA-256 %s%s",
        TIME.format(file.at().atZone(zone)),
        file.district(),
        file.name(),
        file.place(),
        file.receiver(),
        file.by(),
        file.rows(),
        file.sha256(),
        file.arrived() == null ? "; it is not known to have arrived" : "");
  }

  private static String line(StandingEntry entry, ZoneId zone) {
    return String.format(
        Locale.ROOT,
        "standing  %s  %s  student %d %s",
        TIME.format(entry.at().atZone(zone)),
        entry.district(),
        entry.student(),
        StudentStory.line(entry));
  }

  private static String line(Alert alert, ZoneId zone) {
    Instant closed = alert.closed();
    return String.format(
        Locale.ROOT,
        "alert     %s  %s  %-9s %s (%s)",
        TIME.format(alert.opened().atZone(zone)),
        alert.subject(),
        alert.kind(),
        alert.sentence(),
        closed == null
            ? "it lasts; last met " + TIME.format(alert.lastSeen().atZone(zone))
            : "over since " + TIME.format(closed.atZone(zone)));
  }

  private static String line(Run run, ZoneId zone, @Nullable Hold hold) {
    return String.format(
        Locale.ROOT,
        "run %-5d %s  %s  %-9s %s  %s%s%s%s",
        run.number(),
        TIME.format(run.started().atZone(zone)),
        run.district(),
        run.status(),
        run.file(),
        CountsText.of(run.counts()),
        run.sameAs() == null ? "" : "; the bytes of run " + run.sameAs(),
        run.reason() == null ? "" : "; " + run.reason(),
        hold == null ? "" : "; " + hold.outcome());
  }
}
