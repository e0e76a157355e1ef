package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Outgoing;

/**
 * What the service looks after every minute beside the visits: what has changed in the home, what
 * the operator is to be told, and when each district is visited next.
 */
final class Rounds {

  private static final Logger LOG = LogManager.getLogger();

  private static final Set<AlertKind> OF_A_LOOK =
      EnumSet.of(
          AlertKind.SETUP,
          AlertKind.RULES,
          AlertKind.SHARED_PLACE,
          AlertKind.STRAY,
          AlertKind.CLOCK,
          AlertKind.MISSED);

  private final NightService.Parts parts;
  private final SetupWatch watch;
  private final DistrictQueue queue;
  private final Alerts alerts;
  private final MissedWindows missed;
  private final OperatorCommand command;
  private final ClockWatch clockWatch;
  private final Upkeep upkeep;
  private final Announcements announcements = new Announcements();

  /** Districts whose next visit is to be found; those that changed while the database was away. */
  private final Set<String> toSchedule = new LinkedHashSet<>();

  private Map<String, Map<AlertKind, String>> troublesBefore = Map.of();
  private boolean begun;

  Rounds(
      NightService.Parts parts,
      SetupWatch watch,
      DistrictQueue queue,
      Alerts alerts,
      MissedWindows missed,
      OperatorCommand command) {
    this.parts = parts;
    this.watch = watch;
    this.queue = queue;
    this.alerts = alerts;
    this.missed = missed;
    this.command = command;
    this.clockWatch = new ClockWatch(parts.clock(), parts.nanos());
    this.upkeep = new Upkeep(parts.spool(), parts.ruleSets());
  }

  /** Goes round once. */
  synchronized void go() {
    try {
      lookRound();
    } catch (RuntimeException e) {
      LOG.error("a round broke off: {}", NightService.describe(e));
    }
  }

  private void lookRound() {
    SetupWatch.Look look = watch.look();
    command.use(watch.settings().alert());
    Map<String, Map<AlertKind, String>> troubles = new HashMap<>(look.troubles());
    Optional<Duration> jump = clockWatch.findJump();
    jump.ifPresent(
        by -> {
          troubles.put("clock", Map.of(AlertKind.CLOCK, jumped(by)));
          toSchedule.addAll(watch.listCodes());
        });
    missed.putTo(troubles);
    toSchedule.addAll(look.changed());
    look.gone().forEach(code -> LOG.info("district {} is gone", code));
    Instant now = parts.clock().instant();
    boolean upkeepIsDue = upkeep.isDue(now);
    boolean announce =
        watch.listDistricts().stream().anyMatch(one -> announcements.isDue(one, now));
    Map<String, NightBook.LastVisit> visits = new HashMap<>();
    if (parts.sharedDatabase()
        || !begun
        || upkeepIsDue
        || announce
        || !toSchedule.isEmpty()
        || !look.gone().isEmpty()
        || !troubles.equals(troublesBefore)) {
      try (Session session = parts.sessions().open()) {
        alerts.settleDatabase(session.book(), null);
        if (!begun || !toSchedule.isEmpty()) {
          session.book().listLastVisits().forEach(last -> visits.put(last.district(), last));
        }
        Set<String> toldBefore = new LinkedHashSet<>();
        if (!begun) {
          toldBefore.addAll(listOpenSubjects(session.book()));
          missed.note(session, watch.listDistricts(), visits, now);
          begun = true;
        }
        settle(session.book(), troubles, toldBefore, look);
        watch.listDistricts().forEach(one -> announcements.tell(session, one, now));
        if (upkeepIsDue) {
          upkeep.run(session, watch.listDistricts(), watch.settings().keepArchive(), now);
        }
      } catch (SisImportException e) {
        alerts.settleDatabase(null, e);
        settle(null, troubles, Set.of(), look);
      }
      troublesBefore = troubles;
    }
    schedule(look, visits, now);
  }

  private static Set<String> listOpenSubjects(NightBook book) {
    return book.listAlerts(null).stream()
        .filter(alert -> alert.closed() == null)
        .map(Alert::subject)
        .collect(Collectors.toSet());
  }

  /**
   * Tells what is new and what is over.
   *
   * @param toldBefore subjects of what an earlier process told, which may be over by now
   */
  private void settle(
      @Nullable NightBook book,
      Map<String, Map<AlertKind, String>> troubles,
      Set<String> toldBefore,
      SetupWatch.Look look) {
    missed.putTo(troubles);
    Set<String> subjects = new LinkedHashSet<>(troubles.keySet());
    subjects.addAll(troublesBefore.keySet());
    subjects.addAll(toldBefore);
    subjects.addAll(look.gone());
    subjects.addAll(look.goneServers());
    for (String subject : subjects) {
      alerts.settle(
          book,
          subject,
          isVisited(subject) ? OF_A_LOOK : EnumSet.allOf(AlertKind.class),
          troubles.getOrDefault(subject, Map.of()));
    }
  }

  /** Whether visits say more of its troubles than a look does. */
  private boolean isVisited(String subject) {
    return watch.listCodes().contains(subject) || watch.listServers().contains(subject);
  }

  private static String jumped(Duration by) {
    return "this machine's clock was set "
        + (by.isNegative() ? "back" : "forward")
        + " by "
        + by.abs().toMinutes()
        + " minutes; all visits are planned anew";
  }

  private void schedule(
      SetupWatch.Look look, Map<String, NightBook.LastVisit> visits, Instant now) {
    try {
      scheduleImports(visits, now);
      scheduleOutgoing(now);
      toSchedule.clear();
      look.gone().forEach(code -> List.of(Duty.values()).forEach(duty -> queue.remove(duty, code)));
    } catch (RuntimeException e) {
      // the library's own kinds of exceptions; what is not planned now is planned in a minute
      LOG.warn("the visits cannot be planned: {}", NightService.describe(e));
    }
  }

  private void scheduleImports(Map<String, NightBook.LastVisit> visits, Instant now) {
    Set<String> planned = queue.list(Duty.IMPORT).keySet();
    for (String code : watch.listCodes()) {
      if (toSchedule.contains(code) || !planned.contains(code)) {
        NightBook.LastVisit last = visits.get(code);
        queue.put(Duty.IMPORT, code, visits(code).nextVisit(now, last == null ? null : last.at()));
      }
    }
  }

  /** A visit in a night that was seen to does nothing, so that it need not be known here. */
  private void scheduleOutgoing(Instant now) {
    Set<String> planned = queue.list(Duty.OUTGOING).keySet();
    for (DistrictFolder district : watch.listDistricts()) {
      String code = district.code();
      Outgoing outgoing = district.outgoing();
      if (outgoing != null && (toSchedule.contains(code) || !planned.contains(code))) {
        Visits visits =
            new Visits(new Openings(outgoing.times()), code, watch.settings().serve().every());
        queue.put(Duty.OUTGOING, code, visits.nextVisit(now, null));
      }
    }
  }

  private Visits visits(String code) {
    return new Visits(
        new Openings(watch.times(watch.find(code))), code, watch.settings().serve().every());
  }
}
