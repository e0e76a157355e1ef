package org.sisimport.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Hold;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.importer.StandingEntry;
import org.sisimport.outgoing.SentFile;
import org.sisimport.schedule.Alert;

/** What has happened, a line each, for a person. */
public final class HistoryText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US);

  private record Line(Instant time, String text) {}

  private HistoryText() {}

  /**
   * All of it, the newest first.
   *
   * @param zones of a district, by its code, or of what else an alert may be of
   */
  public static List<String> of(History history, Function<String, ZoneId> zones) {
    List<Line> lines = new ArrayList<>();
    for (Run run : history.runs()) {
      lines.add(
          new Line(
              run.started(),
              line(run, history.holds().get(run.number()), zones.apply(run.district()))));
    }
    for (NoRun one : history.noRuns()) {
      lines.add(new Line(one.last(), line(one, zones.apply(one.district()))));
    }
    for (Alert alert : history.alerts()) {
      lines.add(new Line(alert.opened(), line(alert, zones.apply(alert.subject()))));
    }
    for (SentFile file : history.sent()) {
      lines.add(new Line(file.at(), line(file, zones.apply(file.district()))));
    }
    for (StandingEntry entry : history.standings()) {
      lines.add(new Line(entry.at(), line(entry, zones.apply(entry.district()))));
    }
    return lines.stream()
        .sorted(Comparator.comparing(Line::time).reversed())
        .map(Line::text)
        .toList();
  }

  /**
   * A run.
   *
   * @param hold {@code null} where it was not held
   */
  public static String line(Run run, @Nullable Hold hold, ZoneId zone) {
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
}
