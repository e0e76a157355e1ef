package org.sisimport.schedule;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Settings;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Destination;
import org.sisimport.source.Spool;

/**
 * Imports all districts of a home, each in its window, until it is closed. Nothing that goes wrong
 * with one district stops another, and nothing stops the service.
 */
public final class NightService implements AutoCloseable {

  private static final Logger LOG = LogManager.getLogger();

  private static final Duration ROUND = Duration.ofMinutes(1);

  /** A file that is under way when the service ends has so long to be finished ... */
  private static final Duration TO_FINISH = Duration.ofSeconds(15);

  /** ... and then so long to stop. */
  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private final Parts parts;
  private final OperatorCommand command;
  private final UnderWay underWay = new UnderWay();
  private final DistrictQueue queue;
  private final Rounds rounds;
  private final ScheduledExecutorService everyMinute =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "rounds");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * What the service is made of.
   *
   * @param home holds {@code rules} and {@code districts}
   * @param settings those of the home when it starts
   * @param queue a database with db-scheduler's table; processes that share it share the districts
   * @param sessions opens the database of students and runs
   * @param sharedDatabase whether other processes work with that database at the same time, so that
   *     it is asked every minute; else it is opened only where there is something to do
   * @param destinations opens the place of a district's outgoing files
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
      Function<DistrictFolder, Destination> destinations,
      Spool spool,
      String holder,
      Clock clock,
      LongSupplier nanos) {}

  /** A service that is not yet started. */
  public NightService(Parts parts) {
    this.parts = parts;
    SetupWatch watch = new SetupWatch(parts.home(), parts.settings(), parts.ruleSets());
    this.command = new OperatorCommand(parts.settings().alert());
    Alerts alerts = new Alerts(parts.clock(), command);
    MissedWindows missed = new MissedWindows();
    VisitFrame frame = new VisitFrame(parts.clock(), underWay);
    DistrictVisits visits = new DistrictVisits(parts, watch, alerts, missed, frame);
    OutgoingVisits outgoing = new OutgoingVisits(parts, watch, alerts, frame, parts.destinations());
    this.queue =
        new DistrictQueue(
            parts.queue(),
            parts.clock(),
            parts.settings().serve().districtsAtOnce(),
            parts.holder(),
            Duration.ofSeconds(1),
            Map.of(Duty.IMPORT, visits::visit, Duty.OUTGOING, outgoing::visit));
    this.rounds = new Rounds(parts, watch, queue, alerts, missed, command);
  }

  /** Begins, and returns at once. */
  public void start() {
    LOG.info("serve begins as {}", parts.holder());
    everyMinute.scheduleWithFixedDelay(rounds::go, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    queue.start();
  }

  /** Looks round and for due visits now rather than within a minute, and returns when it has. */
  public void wake() {
    rounds.go();
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
    everyMinute.shutdownNow();
    underWay.end(TO_FINISH, TO_STOP);
    queue.close();
    command.close();
    LOG.info("serve has ended");
  }

  /** Only our own messages are known to hold nothing of a student. */
  static String describe(Throwable e) {
    StackTraceElement[] course = e.getStackTrace();
    return (e instanceof SisImportException ? e.getMessage() : e.getClass().getName())
        + (course.length == 0 ? "" : " at " + course[0]);
  }
}
