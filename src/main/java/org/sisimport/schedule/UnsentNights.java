package org.sisimport.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Outgoing;
import org.sisimport.district.State;
import org.sisimport.importer.NoRun;

/** Nights whose window for outgoing files passed, and they were not sent. */
final class UnsentNights {

  /** What reasons call it. */
  static final String SUBJECT = "outgoing files";

  /** What lies longer ago is not told one by one. */
  private static final int NIGHTS = 31;

  private UnsentNights() {}

  /**
   * Remembers those that passed since the last night that was seen to.
   *
   * @return how many were not known before
   */
  static int note(Session session, DistrictFolder district, Instant now) {
    Outgoing outgoing = district.outgoing();
    Optional<LocalDate> last = session.outgoing().findLastNight(district.code());
    if (outgoing == null || last.isEmpty() || district.state() != State.LIVE) {
      return 0;
    }
    Openings openings = new Openings(outgoing.times());
    List<Openings.Night> passed = new ArrayList<>();
    Openings.Night night = openings.nextNight(openings.night(last.get()).opens());
    while (!night.closes().isAfter(now)) {
      passed.add(night);
      night = openings.nextNight(night.opens());
    }
    if (passed.isEmpty()) {
      return 0;
    }
    Set<LocalDate> known =
        session.journal().listNoRuns(district.code()).stream()
            .filter(one -> one.reason() == NoRun.Reason.MISSED && one.subject().equals(SUBJECT))
            .map(NoRun::day)
            .collect(Collectors.toSet());
    List<Openings.Night> unknown =
        passed.subList(Math.max(0, passed.size() - NIGHTS), passed.size()).stream()
            .filter(one -> !known.contains(one.day()))
            .toList();
    unknown.forEach(one -> session.journal().note(noRun(district, outgoing, one, now)));
    return unknown.size();
  }

  private static NoRun noRun(
      DistrictFolder district, Outgoing outgoing, Openings.Night night, Instant now) {
    return new NoRun(
        district.code(),
        night.day(),
        SUBJECT,
        NoRun.Reason.MISSED,
        "the window "
            + outgoing.times().window()
            + " of "
            + night.day()
            + " passed and they were not sent; the next one sends what has changed since",
        now,
        now,
        1);
  }
}
