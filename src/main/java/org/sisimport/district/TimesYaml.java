package org.sisimport.district;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys {@code time-zone}, {@code window} and {@code pauses}, wherever they may stand. */
final class TimesYaml {

  private static final Pattern WINDOW =
      Pattern.compile("([0-9]{1,2}:[0-9]{2})\\s*-\\s*([0-9]{1,2}:[0-9]{2})");
  private static final String WINDOW_EXAMPLE = "two times of day, such as \"02:00-07:00\"";
  private static final String ZONE_EXAMPLE =
      "the name of a region, such as America/Los_Angeles; an offset knows no daylight saving time";
  private static final List<String> CALIFORNIAN = List.of(Times.DEFAULT_ZONE.getId());
  private static final String PAUSE_EXAMPLE = "- { from: 06-05, to: 08-10 }";
  private static final String DAY_EXAMPLE =
      "a day of every year, such as 06-05, or of one year, such as 2027-06-05";

  private final YamlSection root;
  private final ProblemList problems;

  TimesYaml(YamlSection root, ProblemList problems) {
    this.root = root;
    this.problems = problems;
  }

  /** A district's times, with what all share where it says nothing else. */
  Times times(Settings shared) {
    return new Times(zone(), window(shared.window()), pauses(shared.pauses()));
  }

  private ZoneId zone() {
    String name = root.text("time-zone", ZONE_EXAMPLE);
    if (name == null) {
      return Times.DEFAULT_ZONE;
    }
    if (name.contains("/")
        && !name.matches("(Etc|SystemV)/.*")
        && ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    problems.add(
        root.line("time-zone"),
        "`time-zone` is "
            + ProblemList.shown(name)
            + ProblemList.nearest(name, CALIFORNIAN)
            + "; write "
            + ZONE_EXAMPLE);
    return Times.DEFAULT_ZONE;
  }

  /** The window, or what is given where the file names none that can be used. */
  Window window(Window otherwise) {
    String text = root.text("window", WINDOW_EXAMPLE);
    if (text == null) {
      return otherwise;
    }
    Matcher times = WINDOW.matcher(text.strip());
    if (times.matches()) {
      LocalTime opens = time(times.group(1));
      LocalTime closes = time(times.group(2));
      if (opens != null && closes != null && !opens.equals(closes)) {
        return new Window(opens, closes);
      }
      if (opens != null && closes != null) {
        problems.add(
            root.line("window"),
            root.named("window")
                + " is "
                + ProblemList.shown(text)
                + ", which never opens; write "
                + WINDOW_EXAMPLE);
        return otherwise;
      }
    }
    problems.add(
        root.line("window"),
        root.named("window") + " is " + ProblemList.shown(text) + "; write " + WINDOW_EXAMPLE);
    return otherwise;
  }

  private static @Nullable LocalTime time(String text) {
    try {
      return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The pauses, or what is given where the file says nothing of them. */
  List<Pause> pauses(List<Pause> otherwise) {
    if (!root.has("pauses")) {
      return otherwise;
    }
    if (root.says("pauses", "none")) {
      return List.of();
    }
    int before = problems.found().size();
    List<Written> written = new ArrayList<>();
    for (YamlSection entry : root.sections("pauses", List.of("from", "to"), PAUSE_EXAMPLE)) {
      pause(entry)
          .ifPresent(
              pause -> {
                noteOverlap(pause, entry, written);
                written.add(new Written(pause, entry.line("from")));
              });
    }
    List<Pause> pauses = written.stream().map(Written::pause).toList();
    boolean inOrder = problems.found().size() == before;
    if (inOrder && pauses.isEmpty()) {
      problems.add(
          root.line("pauses"), "`pauses` lists none; write " + PAUSE_EXAMPLE + ", or none");
    } else if (inOrder && Times.coverTheYear(pauses)) {
      problems.add(
          root.line("pauses"),
          "`pauses` cover the whole year, so nothing is ever imported; to stop a district for good,"
              + " write state: paused");
    }
    return problems.found().size() == before ? pauses : List.of();
  }

  private record Written(Pause pause, int line) {}

  private Optional<Pause> pause(YamlSection entry) {
    String from = entry.text("from", DAY_EXAMPLE);
    String to = entry.text("to", DAY_EXAMPLE);
    for (String key : List.of("from", "to")) {
      if (!entry.has(key)) {
        problems.add(
            entry.line(key),
            "an entry of `pauses` has no `" + key + "`; write it as " + PAUSE_EXAMPLE);
      }
    }
    if (from == null || to == null) {
      return Optional.empty();
    }
    try {
      return from.length() <= 5 && to.length() <= 5
          ? yearly(entry, MonthDay.parse("--" + from), MonthDay.parse("--" + to))
          : once(entry, LocalDate.parse(from), LocalDate.parse(to));
    } catch (DateTimeException e) {
      problems.add(
          entry.line("from"),
          "a pause from "
              + ProblemList.shown(from)
              + " to "
              + ProblemList.shown(to)
              + " has no such days; write both as "
              + DAY_EXAMPLE);
      return Optional.empty();
    }
  }

  private Optional<Pause> yearly(YamlSection entry, MonthDay from, MonthDay to) {
    if (to.isBefore(from)) {
      problems.add(
          entry.line("from"),
          "a pause of every year ends before it begins; one over New Year is written as two, up to"
              + " 12-31 and from 01-01");
      return Optional.empty();
    }
    return Optional.of(new Pause.Yearly(from, to));
  }

  private Optional<Pause> once(YamlSection entry, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      problems.add(
          entry.line("from"),
          "the pause from " + from + " to " + to + " ends before it begins; exchange the two");
      return Optional.empty();
    }
    if (ChronoUnit.YEARS.between(from, to.plusDays(1)) > 0) {
      problems.add(
          entry.line("from"),
          "the pause from "
              + from
              + " to "
              + to
              + " covers the whole year; to stop a district for good, write state: paused");
      return Optional.empty();
    }
    return Optional.of(new Pause.Once(from, to));
  }

  private void noteOverlap(Pause pause, YamlSection entry, List<Written> before) {
    for (Written other : before) {
      if (overlap(pause, other.pause())) {
        problems.add(
            entry.line("from"),
            "this pause has days of the one in line "
                + other.line()
                + "; write one pause with the days of both");
        return;
      }
    }
  }

  private static boolean overlap(Pause one, Pause other) {
    if (one instanceof Pause.Once once) {
      return once.from().datesUntil(once.to().plusDays(1)).anyMatch(other::has);
    }
    if (other instanceof Pause.Once) {
      return overlap(other, one);
    }
    // a leap year has all days that a year can have
    return LocalDate.ofYearDay(2028, 1)
        .datesUntil(LocalDate.ofYearDay(2029, 1))
        .anyMatch(day -> one.has(day) && other.has(day));
  }
}
