package org.sisimport.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sisimport.Shown;
import org.sisimport.importer.StandingEntry;
import org.sisimport.outgoing.SentFile;

/**
 * What happened to a student other than by a file: who changed the standing, and which outgoing
 * files told of the student.
 *
 * @param standings the oldest first
 * @param told the oldest first
 */
public record StudentStory(List<StandingEntry> standings, List<SentFile> told) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US);

  private record Line(Instant at, String text) {}

  /** Whether nothing did. */
  public boolean isEmpty() {
    return standings.isEmpty() && told.isEmpty();
  }

  /** Line by line, in the order in which it happened; empty where nothing did. */
  public List<String> lines(ZoneId zone) {
    if (isEmpty()) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    standings.forEach(entry -> lines.add(new Line(entry.at(), line(entry))));
    told.forEach(file -> lines.add(new Line(file.at(), line(file))));
    lines.sort(Comparator.comparing(Line::at));
    List<String> story = new ArrayList<>(List.of("", "What happened to the student beside files"));
    lines.forEach(
        line ->
            story.add("  " + TIME.format(line.at.atZone(zone)) + ": " + Shown.sentence(line.text)));
    return story;
  }

  /** Without the student's name. */
  static String line(StandingEntry entry) {
    return entry.cause().words()
        + (entry.cause() == StandingEntry.Cause.DAY_PASSED ? "" : " by " + entry.by())
        + ": was "
        + entry.before()
        + "; is now "
        + entry.after();
  }

  private static String line(SentFile file) {
    return "told in "
        + file.name()
        + ", sent by "
        + file.by()
        + " to "
        + file.place()
        + (file.arrived() == null ? ", where it is not known to have arrived" : "");
  }
}
