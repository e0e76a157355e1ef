package org.sisimport.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import org.sisimport.district.Times;

/**
 * When a district's window is open. A window opens and closes at the first moment at which the
 * district's clocks show that time or have passed it: 02:00 is 03:00 in the night in March that has
 * no 02:00, and 01:30 is the earlier of the two in November. A window that lies within the hour
 * that is left out does not open in that night.
 */
public final class Openings {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.US);

  private final Times times;

  /** The openings of a district with these times. */
  public Openings(Times times) {
    this.times = times;
  }

  /** How the window stands. */
  public Opening at(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, times.zone());
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
      Night night = night(day);
      if (night.has(now)) {
        return times.isPaused(day) ? paused(day) : open(night);
      }
    }
    return times.isPaused(today) ? paused(today) : closed(now);
  }

  /**
   * The sentence to tell on that day of the district: the day before a pause begins, or the day
   * before its last day. Pauses that touch are one.
   */
  public Optional<String> announce(LocalDate today) {
    LocalDate tomorrow = today.plusDays(1);
    if (!times.isPaused(tomorrow)) {
      return Optional.empty();
    }
    Opening.Paused pause = paused(tomorrow);
    String days =
        pause.from().equals(pause.to()) ? "" : " to " + pause.to() + " (both days included)";
    if (pause.from().equals(tomorrow)) {
      return Optional.of(
          "imports pause from tomorrow, "
              + pause.from()
              + days
              + "; they resume on "
              + told(pause.resumes()));
    }
    return pause.to().equals(tomorrow)
        ? Optional.of(
            "the pause that began on "
                + pause.from()
                + " ends tomorrow, "
                + pause.to()
                + "; imports resume on "
                + told(pause.resumes()))
        : Optional.empty();
  }

  /** The first night that opens after that moment. */
  Night nextNight(Instant after) {
    LocalDate day = LocalDate.ofInstant(after, times.zone());
    Night night = night(day);
    while (times.isPaused(day) || night.isEmpty() || !night.opens().isAfter(after)) {
      day = day.plusDays(1);
      night = night(day);
    }
    return night;
  }

  /**
   * A night, whether it is paused or not.
   *
   * @param day on which it opens
   */
  record Night(LocalDate day, Instant opens, Instant closes) {

    boolean isEmpty() {
      return !opens.isBefore(closes);
    }

    boolean has(Instant moment) {
      return !moment.isBefore(opens) && moment.isBefore(closes);
    }
  }

  /** The night of a day, whether it is paused or not. */
  Night night(LocalDate day) {
    LocalDate last = times.window().crossesMidnight() ? day.plusDays(1) : day;
    return new Night(
        day, moment(day, times.window().opens()), moment(last, times.window().closes()));
  }

  /** The first moment at which clocks show that time, or have passed it. */
  private Instant moment(LocalDate day, LocalTime time) {
    LocalDateTime local = LocalDateTime.of(day, time);
    ZoneOffsetTransition change = times.zone().getRules().getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    ZoneOffset earlier = local.atZone(times.zone()).withEarlierOffsetAtOverlap().getOffset();
    return local.toInstant(earlier);
  }

  private Opening.Open open(Night night) {
    return new Opening.Open(
        night.day(),
        night.opens(),
        night.closes(),
        "the window " + window() + " is open until " + told(night.closes()));
  }

  private Opening.Closed closed(Instant now) {
    Instant next = nextNight(now).opens();
    return new Opening.Closed(
        next,
        "it is "
            + told(now)
            + ", outside the window "
            + window()
            + ", which opens again on "
            + told(next));
  }

  private Opening.Paused paused(LocalDate day) {
    LocalDate from = day;
    while (times.isPaused(from.minusDays(1))) {
      from = from.minusDays(1);
    }
    LocalDate to = day;
    while (times.isPaused(to.plusDays(1))) {
      to = to.plusDays(1);
    }
    Instant resumes = nextNight(night(to).opens()).opens();
    return new Opening.Paused(
        from,
        to,
        resumes,
        "imports pause from "
            + from
            + " to "
            + to
            + " (both days included) and resume on "
            + told(resumes));
  }

  private String window() {
    return times.window() + " (" + times.zone() + ")";
  }

  private String told(Instant moment) {
    return TIME.format(moment.atZone(zone()));
  }

  ZoneId zone() {
    return times.zone();
  }
}
