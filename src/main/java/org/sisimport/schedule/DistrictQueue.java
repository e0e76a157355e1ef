package org.sisimport.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The districts and when each is visited next, in a table that any number of processes share. Each
 * visit is one process's; where a process is killed, another takes its visits over within a minute.
 * Two may come to visit one district all the same, after a process was stopped and woken: who
 * imports is decided by the claim on the district.
 */
final class DistrictQueue implements AutoCloseable {

  /**
   * A process is taken for dead when it has been silent for so many of these: longer than a claim
   * lasts, so that whoever takes its visits over finds their districts free. This is looked for at
   * every second one, so that the next visit begins at most 40 seconds after a process was killed.
   */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED_HEARTBEATS = 5;
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration AFTER_AN_ERROR = Duration.ofMinutes(1);

  private final Clock clock;
  private final Scheduler scheduler;

  /**
   * A queue.
   *
   * @param table where db-scheduler's table is
   * @param threads how many districts are visited at the same time
   * @param holder this process; no other has that name
   * @param patience how long the end waits for visits that are under way
   * @param visits visits a district for each duty and says when it is visited next; empty where
   *     there is no such district any more
   */
  DistrictQueue(
      DataSource table,
      Clock clock,
      int threads,
      String holder,
      Duration patience,
      Map<Duty, Function<String, Optional<Instant>>> visits) {
    this.clock = clock;
    List<Task<?>> tasks = new ArrayList<>();
    visits.forEach((duty, visit) -> tasks.add(task(duty, visit)));
    this.scheduler =
        Scheduler.create(table, tasks)
            .clock(clock::instant)
            .threads(threads)
            .schedulerName(new SchedulerName.Fixed(holder))
            // asks nothing of a database that may be away at this moment
            .jdbcCustomization(new DefaultJdbcCustomization(false))
            .serializer(NO_DATA)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(patience)
            .build();
  }

  private Task<Void> task(Duty duty, Function<String, Optional<Instant>> visit) {
    return Tasks.custom(duty.task(), Void.class)
        .onFailure(
            (ended, operations) ->
                operations.reschedule(ended, clock.instant().plus(AFTER_AN_ERROR)))
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .execute(
            (district, context) -> {
              Optional<Instant> next = visit.apply(district.getId());
              return (ended, operations) -> {
                if (next.isPresent()) {
                  operations.reschedule(ended, next.get());
                } else {
                  operations.remove();
                }
              };
            });
  }

  void start() {
    scheduler.start();
  }

  /** Visits the district at that time; no effect while it is visited, as that says the next. */
  void put(Duty duty, String district, Instant next) {
    try {
      scheduler.schedule(
          new TaskInstance<>(duty.task(), district), next, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    } catch (TaskInstanceCurrentlyExecutingException e) {
      // as documented
    }
  }

  /** Forgets a district; no effect while it is visited. */
  void remove(Duty duty, String district) {
    try {
      scheduler.cancel(TaskInstanceId.of(duty.task(), district));
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
      // as documented; or another process was quicker
    }
  }

  /** When each district is visited next for a duty. */
  Map<String, Instant> list(Duty duty) {
    Map<String, Instant> next = new HashMap<>();
    scheduler.fetchScheduledExecutionsForTask(
        duty.task(),
        Void.class,
        execution -> next.put(execution.getTaskInstance().getId(), execution.getExecutionTime()));
    return next;
  }

  /** Looks at once whether a visit is due. */
  void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Whether no visit is due or under way. */
  boolean isIdle() {
    Instant now = clock.instant();
    boolean[] busy = new boolean[1];
    for (Duty duty : Duty.values()) {
      scheduler.fetchScheduledExecutionsForTask(
          duty.task(),
          Void.class,
          ScheduledExecutionsFilter.all(),
          execution ->
              busy[0] |= execution.isPicked() || !execution.getExecutionTime().isAfter(now));
    }
    return !busy[0];
  }

  /** Begins no visit any more and waits for those that are under way. */
  @Override
  public void close() {
    scheduler.stop();
  }

  /** No task has data. */
  private static final Serializer NO_DATA =
      new Serializer() {
        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
          if (data != null) {
            throw new IllegalArgumentException("a district's task has no data");
          }
          return null;
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte[] serialized) {
          return null;
        }
      };
}
