package org.sisimport.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.District;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.importer.Understanding;
import org.sisimport.notice.Notices;
import org.sisimport.notice.Severity;
import org.sisimport.oneroster.RosterCounts;
import org.sisimport.table.Places;

/**
 * The part of the log that speaks of the file as a whole: how it ended and the counts first, then
 * what needs somebody, then how the file was read.
 */
final class LogHead {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.US);

  private static final int ROWS_NAMED = 20;

  private final Run run;
  private final District district;
  private final ZoneId zone;
  private final Places places;
  private final StringBuilder head = new StringBuilder();

  LogHead(Run run, District district, ZoneId zone, Places places) {
    this.run = run;
    this.district = district;
    this.zone = zone;
    this.places = places;
  }

  /**
   * Writes it.
   *
   * @param rows so many are told one by one below
   * @param strangers so many rows of a package are not, because they are of students whom we do not
   *     have and say nothing else
   */
  String write(
      @Nullable Understanding understanding,
      List<Notices.Cause> causes,
      ChangeReasons reasons,
      int rows,
      int strangers) {
    line("District", Shown.text(district.name()) + " (" + district.code() + ")");
    line(
        "File",
        run.file()
            + String.format(Locale.US, ", %,d bytes", run.size())
            + ", last modified "
            + time(run.modified()));
    line(
        "Read", time(run.started()) + (run.isPreview() ? ", by preview" : ", run " + run.number()));
    line("Result", ResultText.of(run));
    int content = head.length();
    if (understanding != null && run.status() != RunStatus.REFUSED) {
      line("Rows", CountsText.of(run.counts()));
    }
    causes(
        run.status() == RunStatus.HELD
            ? run.isPreview() ? "Why it would be held" : "Why it is held"
            : "Why a live district's file would be held",
        causes.stream().filter(cause -> cause.notice().holdsFile()).toList());
    causes("Refused", causes.stream().filter(LogHead::refuses).toList());
    causes("Please look", causes.stream().filter(LogHead::asksToLook).toList());
    causes("A rule would settle", causes.stream().filter(LogHead::asksForARule).toList());
    causes("Good to know", causes.stream().filter(LogHead::informs).toList());
    reasons(reasons.sentences());
    if (understanding != null) {
      roster(understanding.roster());
      understood(understanding);
    }
    rowByRow(rows, strangers);
    // the file's own cells have a part in all that follows the result
    return head.substring(0, content) + Shown.masked(head.substring(content));
  }

  private void title(String title) {
    head.append('\n').append(title).append('\n');
  }

  private void line(String label, String text) {
    head.append(String.format(Locale.ROOT, "%-10s", label)).append(text).append('\n');
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private static boolean refuses(Notices.Cause cause) {
    return cause.notice().severity() == Severity.ERROR;
  }

  private static boolean asksToLook(Notices.Cause cause) {
    return cause.notice().severity() == Severity.WARNING
        && !cause.notice().holdsFile()
        && !printsARule(cause);
  }

  private static boolean asksForARule(Notices.Cause cause) {
    return cause.notice().severity() == Severity.WARNING && printsARule(cause);
  }

  private static boolean informs(Notices.Cause cause) {
    return cause.notice().severity() == Severity.INFO;
  }

  /** A message of several lines ends in a rule to paste. */
  private static boolean printsARule(Notices.Cause cause) {
    return cause.notice().message().indexOf('\n') >= 0;
  }

  private void causes(String title, List<Notices.Cause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    title(title);
    for (Notices.Cause cause : causes) {
      String message = cause.notice().message();
      int end = message.indexOf('\n');
      head.append("  ")
          .append(cause.rows().isEmpty() ? "" : rows(cause) + ": ")
          .append(end < 0 ? message : message.substring(0, end))
          .append('\n');
      if (end >= 0) {
        message
            .substring(end + 1)
            .lines()
            .forEach(line -> head.append("      ").append(line).append('\n'));
      }
    }
  }

  /** How many rows, and which: {@code 1,052 rows (2, 5, 9, ...)}; of a column, how many. */
  private String rows(Notices.Cause cause) {
    if (cause.notice().ofColumn()) {
      return String.format(Locale.US, cause.count() == 1 ? "%,d row" : "%,d rows", cause.count());
    }
    if (cause.count() == 1) {
      return places.of(cause.rows().get(0));
    }
    return String.format(Locale.US, "%,d rows (", cause.count())
        + places.list(cause.rows().stream().limit(ROWS_NAMED).toList())
        + (cause.count() > ROWS_NAMED ? ", ...)" : ")");
  }

  private void reasons(List<String> sentences) {
    if (!sentences.isEmpty()) {
      title(
          run.isPreview() || run.status() == RunStatus.EVALUATED || run.status() == RunStatus.HELD
              ? "Why it would change"
              : "Why it changed");
      sentences.forEach(sentence -> head.append("  ").append(sentence).append('\n'));
    }
  }

  private void roster(List<RosterCounts> files) {
    if (!files.isEmpty()) {
      title(
          run.status() == RunStatus.APPLIED && !run.isPreview()
              ? "What became of the roster"
              : "What would become of the roster");
      files.forEach(file -> head.append("  ").append(CountsText.of(file)).append('\n'));
    }
  }

  private void rowByRow(int rows, int strangers) {
    if (rows > 0 || strangers > 0) {
      title("Row by row");
    }
    if (strangers > 0) {
      head.append(
          String.format(
              Locale.US,
              strangers == 1
                  ? "%,d student whom we do not have was skipped and has no line here; the table of rows has one\n"
                  : "%,d students whom we do not have were skipped and have no line here; the table of rows has one for each\n",
              strangers));
    }
  }

  private void understood(Understanding understanding) {
    title("How the file was read");
    head.append("  ").append(understanding.format()).append('\n');
    headings("as we name them", ownNames(understanding));
    for (Understanding.Column column : understanding.columns()) {
      if (isOwnName(column)) {
        continue;
      }
      head.append(
          String.format(
              Locale.ROOT,
              "  column %d %s is %s%s\n",
              column.number(),
              Shown.quoted(column.heading()),
              column.field().title(),
              // that everybody's rules know a heading needs no word
              column.by().rank() == Rank.SHARED ? "" : ", by rule " + column.by()));
    }
    headings("not needed", understanding.ignored());
    headings("unknown", understanding.unknown());
    understanding.dates().forEach(date -> head.append("  ").append(date).append('\n'));
  }

  private static List<String> ownNames(Understanding understanding) {
    return understanding.columns().stream()
        .filter(LogHead::isOwnName)
        .map(Understanding.Column::heading)
        .toList();
  }

  private static boolean isOwnName(Understanding.Column column) {
    return column.heading().equalsIgnoreCase(column.field().title());
  }

  private void headings(String label, List<String> headings) {
    if (!headings.isEmpty()) {
      head.append("  ")
          .append(label)
          .append(": ")
          .append(headings.stream().map(Shown::quoted).collect(Collectors.joining(", ")))
          .append('\n');
    }
  }
}
