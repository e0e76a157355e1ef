package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.AskedSystem;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Journal;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;

/**
 * Whether a system is to be asked at a visit. It is read once a night; where that failed it is
 * asked again, a few times and with growing distance.
 *
 * @param whyNot why it is not asked now; {@code null} where it is. It is on record already
 */
record PullTurn(@Nullable NoRun whyNot) {

  /** After the first failure; it doubles with each. */
  private static final Duration DISTANCE = Duration.ofMinutes(15);

  private static final Set<NoRun.Reason> FAILURES =
      EnumSet.of(NoRun.Reason.SOURCE, NoRun.Reason.SERVER, NoRun.Reason.FAILED);

  private static final PullTurn NOW = new PullTurn(null);

  /** How it stands in a night. */
  static PullTurn of(Journal journal, DistrictFolder district, Opening.Open open, Instant now) {
    AskedSystem system = district.source().asked().orElseThrow();
    List<Run> runs =
        journal.list(district.code()).stream()
            .filter(run -> system.patterns().contains(run.pattern()))
            .takeWhile(run -> !run.started().isBefore(open.opened()))
            .toList();
    Optional<Run> read = runs.stream().filter(run -> run.status().hasRead()).findFirst();
    if (read.isPresent()) {
      return new PullTurn(
          whyNot(
              read.get(),
              open,
              NoRun.Reason.OLDER_THAN_LAST_READING,
              "its "
                  + system.name()
                  + " was read at "
                  + time(read.get().started(), district)
                  + " in this night; the next one reads it again, and \"run "
                  + district.code()
                  + "\" at once"));
    }
    List<NoRun> failures =
        journal.listNoRuns(district.code()).stream()
            .filter(one -> system.patterns().contains(one.subject()))
            .filter(one -> FAILURES.contains(one.reason()))
            .filter(one -> one.day().equals(open.night()))
            .filter(one -> !one.last().isBefore(open.opened()))
            .toList();
    int failed = runs.size() + failures.stream().mapToInt(NoRun::times).sum();
    Optional<NoRun> last =
        Stream.concat(
                failures.stream(),
                runs.stream()
                    .map(
                        run ->
                            whyNot(
                                run,
                                open,
                                NoRun.Reason.FAILED,
                                "run " + run.number() + " of this night broke off")))
            .max(Comparator.comparing(NoRun::last));
    if (last.isEmpty()) {
      return NOW;
    }
    Duration distance = DISTANCE.multipliedBy(1L << Math.min(failed, Visitor.ATTEMPTS) - 1);
    boolean again = failed < Visitor.ATTEMPTS && !last.get().last().plus(distance).isAfter(now);
    return again ? NOW : new PullTurn(last.get());
  }

  private static NoRun whyNot(Run run, Opening.Open open, NoRun.Reason reason, String text) {
    return new NoRun(
        run.district(),
        open.night(),
        run.pattern(),
        reason,
        text,
        run.started(),
        run.finished(),
        1);
  }

  private static LocalTime time(Instant instant, DistrictFolder district) {
    return instant.atZone(district.zone()).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
  }
}
