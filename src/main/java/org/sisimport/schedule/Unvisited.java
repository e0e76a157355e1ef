package org.sisimport.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.NoRun;

/** Nights that did not run because nothing did. */
final class Unvisited {

  /** What lies longer ago is not told one by one. */
  private static final int NIGHTS = 31;

  private Unvisited() {}

  /**
   * Remembers the nights that opened and closed since a district's last visit.
   *
   * @return how many were not known before
   */
  static int note(Session session, DistrictFolder district, NightBook.LastVisit last, Instant now) {
    Openings openings = new Openings(district.times());
    List<Openings.Night> nights = new ArrayList<>();
    Openings.Night night = openings.nextNight(last.at());
    while (!night.closes().isAfter(now)) {
      nights.add(night);
      night = openings.nextNight(night.opens());
    }
    if (nights.isEmpty()) {
      return 0;
    }
    Set<LocalDate> known =
        session.journal().listNoRuns(district.code()).stream()
            .filter(one -> one.reason() == NoRun.Reason.MISSED && one.subject().isEmpty())
            .map(NoRun::day)
            .collect(Collectors.toSet());
    int noted = 0;
    for (Openings.Night one : nights.subList(Math.max(0, nights.size() - NIGHTS), nights.size())) {
      if (!known.contains(one.day())) {
        session.journal().note(noRun(district, one, now));
        noted++;
      }
    }
    return noted;
  }

  private static NoRun noRun(DistrictFolder district, Openings.Night night, Instant now) {
    return new NoRun(
        district.code(),
        night.day(),
        "",
        NoRun.Reason.MISSED,
        "the window "
            + district.times().window()
            + " of "
            + night.day()
            + " passed while no sis-import ran; files that are not older than a week are taken in"
            + " the next one",
        now,
        now,
        1);
  }
}
