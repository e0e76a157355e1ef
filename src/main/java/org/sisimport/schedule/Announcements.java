package org.sisimport.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.NoRun;

/**
 * Tells on the day before that a pause begins or ends, and once of a pause that nobody announced.
 */
final class Announcements {

  private static final Logger LOG = LogManager.getLogger();

  /** What this process has seen to; the database knows what others have. */
  private final Set<String> done = new HashSet<>();

  /**
   * What is to be told of a district today.
   *
   * @param since the first day on which it may have been told
   */
  private record Due(LocalDate since, LocalDate today, String sentence) {}

  /** Whether there may be something to tell. */
  boolean isDue(DistrictFolder district, Instant now) {
    return find(district, now).filter(due -> !done.contains(key(district, due))).isPresent();
  }

  void tell(Session session, DistrictFolder district, Instant now) {
    Optional<Due> found = find(district, now);
    if (found.isEmpty() || done.contains(key(district, found.get()))) {
      return;
    }
    Due due = found.get();
    boolean told =
        session.journal().listNoRuns(district.code()).stream()
            .anyMatch(
                one ->
                    one.reason() == NoRun.Reason.PAUSE
                        && one.subject().isEmpty()
                        && !one.day().isBefore(due.since));
    if (!told) {
      session
          .journal()
          .note(
              new NoRun(
                  district.code(), due.today, "", NoRun.Reason.PAUSE, due.sentence, now, now, 1));
      LOG.info("district {}: {}", district.code(), due.sentence);
    }
    done.add(key(district, due));
  }

  private static Optional<Due> find(DistrictFolder district, Instant now) {
    Openings openings = new Openings(district.times());
    LocalDate today = LocalDate.ofInstant(now, district.zone());
    Optional<String> announced = openings.announce(today);
    if (announced.isPresent()) {
      return Optional.of(new Due(today, today, announced.get()));
    }
    return openings.at(now) instanceof Opening.Paused pause
        ? Optional.of(new Due(pause.from().minusDays(1), today, pause.sentence()))
        : Optional.empty();
  }

  private static String key(DistrictFolder district, Due due) {
    return district.code() + " " + due.since;
  }
}
