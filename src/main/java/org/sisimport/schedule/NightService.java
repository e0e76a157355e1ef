package org.sisimport.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.district.Settings;
import org.sisimport.district.Times;
import org.sisimport.importer.Night;
import org.sisimport.importer.NoRun;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Spool;

/**
 * Imports all districts of a home, each in its window, until it is closed. Nothing that goes wrong
 * with one district stops another, and nothing stops the service.
 */
public final class NightService implements AutoCloseable {

  private static final Logger LOG = LogManager.getLogger();

  private static final Duration ROUND = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Who had the district may be gone. */
  private static final Duration AFTER_BUSY = Duration.ofSeconds(15);

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(365);

  /** A file that is under way when the service ends has so long to be finished ... */
  private static final Duration TO_FINISH = Duration.ofSeconds(15);

  /** ... and then so long to stop. */
  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private static final Set<AlertKind> OF_A_LOOK =
      EnumSet.of(
          AlertKind.SETUP,
          AlertKind.RULES,
          AlertKind.SHARED_PLACE,
          AlertKind.STRAY,
          AlertKind.CLOCK,
          AlertKind.MISSED);

  private final Parts parts;
  private final Roster roster;
  private final ClockWatch clockWatch;
  private final OperatorCommand command;
  private final Alerts alerts;
  private final Announcements announcements = new Announcements();
  private final UnderWay underWay = new UnderWay();
  private final DistrictQueue queue;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "rounds");
            thread.setDaemon(true);
            return thread;
          });

  /** Districts whose next visit is to be found; those that changed while the database was away. */
  private final Set<String> toSchedule = new LinkedHashSet<>();

  private Map<String, Map<AlertKind, String>> troublesBefore = Map.of();
  private boolean begun;
  private @Nullable Instant tidied;
  private volatile @Nullable String missed;

  /**
   * What the service is made of.
   *
   * @param home holds {@code rules} and {@code districts}
   * @param settings those of the home when it starts
   * @param queue a database with db-scheduler's table; processes that share it share the districts
   * @param sessions opens the database of students and runs
   * @param sharedDatabase whether other processes work with that database at the same time, so that
   *     it is asked every minute; else it is opened only where there is something to do
   * @param holder names this process among all that share the queue
   * @param nanos a time that only passes, in nanoseconds
   */
  public record Parts(
      Path home,
      Settings settings,
      RuleSets ruleSets,
      DataSource queue,
      Session.Opener sessions,
      boolean sharedDatabase,
      Visitor visitor,
      Spool spool,
      String holder,
      Clock clock,
      LongSupplier nanos) {}

  /** A service that is not yet started. */
  public NightService(Parts parts) {
    this.parts = parts;
    this.roster = new Roster(parts.home(), parts.settings(), parts.ruleSets());
    this.clockWatch = new ClockWatch(parts.clock(), parts.nanos());
    this.command = new OperatorCommand(parts.settings().alert());
    this.alerts = new Alerts(parts.clock(), command);
    this.queue =
        new DistrictQueue(
            parts.queue(),
            parts.clock(),
            parts.settings().serve().districtsAtOnce(),
            parts.holder(),
            Duration.ofSeconds(1),
            this::visit);
  }

  /** Begins, and returns at once. */
  public void start() {
    LOG.info("serve begins as {}", parts.holder());
    rounds.scheduleWithFixedDelay(this::goRound, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    queue.start();
  }

  /** Looks round and for due visits now rather than within a minute, and returns when it has. */
  public void wake() {
    goRound();
    queue.wake();
  }

  /** Whether no visit is due or under way. */
  public boolean isIdle() {
    return queue.isIdle();
  }

  /** Whether a file that is under way is to be broken off, because the service ends. */
  public boolean isBreakingOff() {
    return underWay.isBreakingOff();
  }

  /**
   * Ends. A file that is under way is finished, or broken off before its transaction where that
   * takes long: then it is taken again by whoever serves next.
   */
  @Override
  public void close() {
    LOG.info("serve ends; {} districts are under way", underWay.count());
    rounds.shutdownNow();
    underWay.end(TO_FINISH, TO_STOP);
    queue.close();
    command.close();
    LOG.info("serve has ended");
  }

  // ---- every minute ----

  private synchronized void goRound() {
    try {
      lookRound();
    } catch (RuntimeException e) {
      LOG.error("a round broke off: {}", describe(e));
    }
  }

  private void lookRound() {
    Roster.Look look = roster.look();
    command.use(roster.settings().alert());
    Map<String, Map<AlertKind, String>> troubles = new HashMap<>(look.troubles());
    Optional<Duration> jump = clockWatch.findJump();
    jump.ifPresent(
        by -> {
          troubles.put("clock", Map.of(AlertKind.CLOCK, jumped(by)));
          toSchedule.addAll(roster.listCodes());
        });
    putMissed(troubles);
    toSchedule.addAll(look.changed());
    look.gone().forEach(code -> LOG.info("district {} is gone", code));
    Instant now = parts.clock().instant();
    boolean tidy = tidied == null || !tidied.plus(A_DAY).isAfter(now);
    boolean announce =
        roster.listDistricts().stream().anyMatch(one -> announcements.isDue(one, now));
    Map<String, NightBook.LastVisit> visits = new HashMap<>();
    if (parts.sharedDatabase()
        || !begun
        || tidy
        || announce
        || !toSchedule.isEmpty()
        || !troubles.equals(troublesBefore)) {
      try (Session session = parts.sessions().open()) {
        settleDatabase(session.book(), null);
        if (!begun || !toSchedule.isEmpty()) {
          session.book().listLastVisits().forEach(last -> visits.put(last.district(), last));
        }
        Set<String> toldBefore = new LinkedHashSet<>();
        if (!begun) {
          toldBefore.addAll(listOpenSubjects(session.book()));
          noteMissed(session, visits, now);
          begun = true;
        }
        settle(session.book(), troubles, toldBefore, look);
        roster.listDistricts().forEach(one -> announcements.tell(session, one, now));
        if (tidy) {
          tidy(session, now);
          tidied = now;
        }
      } catch (SisImportException e) {
        settleDatabase(null, e);
        settle(null, troubles, Set.of(), look);
      }
      troublesBefore = troubles;
    }
    schedule(look, visits, now);
  }

  private void tidy(Session session, Instant now) {
    session.book().forget(now.minus(KEPT));
    Set<String> needed =
        session.journal().listOpenHolds(null).stream()
            .map(hold -> hold.run().district() + hold.run().sha256())
            .collect(Collectors.toSet());
    int removed =
        parts
            .spool()
            .purge(
                roster.settings().keepArchive(),
                (district, sha256) -> needed.contains(district + sha256));
    if (removed > 0) {
      LOG.info("{} files of the archive were older than it keeps them", removed);
    }
  }

  /** What is found when a process starts: nights in which there was none. */
  private void noteMissed(Session session, Map<String, NightBook.LastVisit> visits, Instant now) {
    int districts = 0;
    for (DistrictFolder district : roster.listDistricts()) {
      NightBook.LastVisit last = visits.get(district.code());
      if (last != null && Unvisited.note(session, district, last, now) > 0) {
        districts++;
      }
    }
    if (districts > 0) {
      missed =
          "windows of "
              + districts
              + (districts == 1 ? " district" : " districts")
              + " passed while no sis-import ran; \"history --all\" tells which";
    }
  }

  private void putMissed(Map<String, Map<AlertKind, String>> troubles) {
    String windows = missed;
    if (windows != null) {
      troubles.put("windows", Map.of(AlertKind.MISSED, windows));
    }
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
      Roster.Look look) {
    putMissed(troubles);
    Set<String> subjects = new LinkedHashSet<>(troubles.keySet());
    subjects.addAll(troublesBefore.keySet());
    subjects.addAll(toldBefore);
    for (String subject : subjects) {
      boolean gone = Districts.isCode(subject) && !roster.listCodes().contains(subject);
      alerts.settle(
          book,
          subject,
          gone ? EnumSet.allOf(AlertKind.class) : OF_A_LOOK,
          troubles.getOrDefault(subject, Map.of()));
    }
    look.gone()
        .forEach(code -> alerts.settle(book, code, EnumSet.allOf(AlertKind.class), Map.of()));
  }

  private void settleDatabase(@Nullable NightBook book, @Nullable SisImportException trouble) {
    alerts.settle(
        book,
        "database",
        Set.of(AlertKind.DATABASE),
        trouble == null
            ? Map.of()
            : Map.of(AlertKind.DATABASE, "no import runs: " + Visitor.firstLine(trouble)));
  }

  private static String jumped(Duration by) {
    return "this machine's clock was set "
        + (by.isNegative() ? "back" : "forward")
        + " by "
        + by.abs().toMinutes()
        + " minutes; all visits are planned anew";
  }

  private void schedule(Roster.Look look, Map<String, NightBook.LastVisit> visits, Instant now) {
    try {
      Set<String> planned = queue.list().keySet();
      for (String code : roster.listCodes()) {
        if (toSchedule.contains(code) || !planned.contains(code)) {
          NightBook.LastVisit last = visits.get(code);
          queue.put(code, visits(code).nextVisit(now, last == null ? null : last.at()));
        }
      }
      toSchedule.clear();
      look.gone().forEach(queue::remove);
    } catch (RuntimeException e) {
      // the library's own kinds of exceptions; what is not planned now is planned in a minute
      LOG.warn("the visits cannot be planned: {}", describe(e));
    }
  }

  private Visits visits(String code) {
    return new Visits(
        new Openings(times(roster.find(code))), code, roster.settings().serve().every());
  }

  /** A district that is not in order is looked at as if it had said nothing of its times. */
  private Times times(Optional<DistrictFolder> district) {
    Settings settings = roster.settings();
    return district
        .map(DistrictFolder::times)
        .orElseGet(() -> new Times(Times.DEFAULT_ZONE, settings.window(), settings.pauses()));
  }

  // ---- visits ----

  /** Visits a district and says when it is visited next; empty where there is none any more. */
  private Optional<Instant> visit(String code) {
    Instant began = parts.clock().instant();
    if (!underWay.begin()) {
      return Optional.of(began);
    }
    try (CloseableThreadContext.Instance context = CloseableThreadContext.put("district", code)) {
      return visit(code, began);
    } catch (SisImportException e) {
      LOG.error("district {} could not be visited: {}", code, e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("district {} could not be visited: {}", code, describe(e));
    } finally {
      underWay.end();
    }
    return Optional.of(parts.clock().instant().plus(SOON));
  }

  private Optional<Instant> visit(String code, Instant began) {
    Optional<DistrictFolder> district = Optional.empty();
    @Nullable DistrictSetupException wrong = null;
    Districts districts = roster.districts();
    try {
      district = Optional.of(districts.get(code));
    } catch (DistrictSetupException e) {
      if (!districts.listCodes().contains(code)) {
        return Optional.empty();
      }
      wrong = e;
    }
    Times times = times(district);
    Openings openings = new Openings(times);
    Visits visits = new Visits(openings, code, roster.settings().serve().every());
    Optional<Duration> again = Optional.empty();
    if (openings.at(began) instanceof Opening.Open open) {
      again = visitOpen(code, district, wrong, open, began);
    }
    Instant now = parts.clock().instant();
    Instant next = visits.nextVisit(now, began);
    return Optional.of(again.map(now::plus).filter(next::isAfter).orElse(next));
  }

  /** After how long the district is to be visited again; empty where it has time. */
  private Optional<Duration> visitOpen(
      String code,
      Optional<DistrictFolder> district,
      @Nullable DistrictSetupException wrong,
      Opening.Open open,
      Instant began) {
    try (Session session = parts.sessions().open()) {
      if (district.isEmpty()) {
        String sentence = wrong == null ? "" : Visitor.firstLine(wrong);
        session.book().putVisit(code, open.night(), began);
        session
            .journal()
            .note(new NoRun(code, open.night(), "", NoRun.Reason.SETUP, sentence, began, began, 1));
        return Optional.empty();
      }
      return visitOpen(session, district.get(), open, began);
    } catch (SisImportException e) {
      if (isAway()) {
        settleDatabase(null, e);
      } else {
        alerts.settle(
            null,
            code,
            Set.of(AlertKind.FAILED),
            Map.of(AlertKind.FAILED, "district " + code + ": " + Visitor.firstLine(e)));
      }
      return Optional.of(SOON);
    }
  }

  private Optional<Duration> visitOpen(
      Session session, DistrictFolder district, Opening.Open open, Instant began) {
    session
        .book()
        .findLastVisit(district.code())
        .ifPresent(last -> Unvisited.note(session, district, last, began));
    Night night = parts.visitor().visit(session, district, open);
    missed = null;
    Map<AlertKind, Optional<String>> judged =
        Visitor.judge(district.code(), night, session.journal().listOpenHolds(district.code()));
    Map<AlertKind, String> troubles = new EnumMap<>(AlertKind.class);
    judged.forEach((kind, sentence) -> sentence.ifPresent(told -> troubles.put(kind, told)));
    alerts.settle(session.book(), district.code(), judged.keySet(), troubles);
    return night.left().stream()
        .flatMap(
            one ->
                switch (one.reason()) {
                  case BUSY -> Stream.of(AFTER_BUSY);
                  case NOT_QUIET, WRITTEN_WHILE_READ -> Stream.of(SOON);
                  default -> Stream.empty();
                })
        .min(Duration::compareTo);
  }

  private boolean isAway() {
    try (Session session = parts.sessions().open()) {
      session.book().findLastVisit("");
      return false;
    } catch (SisImportException e) {
      return true;
    }
  }

  /** Only our own messages are known to hold nothing of a student. */
  private static String describe(Throwable e) {
    StackTraceElement[] course = e.getStackTrace();
    return (e instanceof SisImportException ? e.getMessage() : e.getClass().getName())
        + (course.length == 0 ? "" : " at " + course[0]);
  }
}
