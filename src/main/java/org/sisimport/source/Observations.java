package org.sisimport.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;

/**
 * Since when files have stood still, as this program itself has seen: somebody may still be writing
 * a file whose size and time have not been the same for the district's {@code quiet} interval.
 *
 * <p>A file's own time is not asked how old it is. A server's clock may be wrong by hours, and what
 * is being written would then look old. So a file is first seen, and taken by a later visit, or
 * after the interval was waited out. Only of a folder of this machine, whose files are stamped by
 * this machine's clock, a file that is {@value #SETTLED_MINUTES} minutes older than the interval is
 * taken at first sight.
 *
 * <p>One object serves all districts and threads. It holds the newest files of each district's last
 * listing, and nothing that must survive a restart.
 */
public final class Observations {

  static final int SETTLED_MINUTES = 10;

  /** Waits. */
  @FunctionalInterface
  public interface Pause {

    /**
     * Returns after that time.
     *
     * @param file the file that is waited for, safe to show
     */
    void pause(String file, Duration duration) throws InterruptedException;
  }

  private record Sight(long size, Instant modified, Instant since) {}

  private final Clock clock;
  private final @Nullable Pause pause;
  private final Map<String, Map<String, Sight>> sights = new HashMap<>();

  private Observations(Clock clock, @Nullable Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * For whoever comes again: what is not quiet yet is left with a {@link NotQuietException}. Keep
   * the object from visit to visit.
   */
  public static Observations acrossVisits(Clock clock) {
    return new Observations(clock, null);
  }

  /** For whoever comes once: what is not quiet yet is waited for, one interval at most. */
  public static Observations waiting(Clock clock, Pause pause) {
    return new Observations(clock, pause);
  }

  /** Notes what a listing shows now; what it no longer shows is forgotten. */
  synchronized void see(DistrictFolder district, List<? extends ListedFile<?>> files) {
    Instant now = clock.instant();
    Map<String, Sight> before = sights.getOrDefault(district.code(), Map.of());
    Map<String, Sight> seen = new HashMap<>();
    for (ListedFile<?> file : files) {
      Sight last = before.get(file.name());
      boolean still =
          last != null
              && last.size == file.size()
              && last.modified.equals(file.modified())
              // the clock was set back
              && !last.since.isAfter(now);
      seen.put(file.name(), still ? last : new Sight(file.size(), file.modified(), now));
    }
    sights.put(district.code(), seen);
  }

  /**
   * How long a file must still stand still.
   *
   * @param stampedHere whether its time was set by this machine's clock
   */
  synchronized Duration remaining(
      DistrictFolder district, ListedFile<?> file, boolean stampedHere) {
    Duration quiet = district.source().quiet();
    Instant now = clock.instant();
    if (quiet.isZero()
        || (stampedHere
            && file.modified()
                .isBefore(now.minus(quiet).minus(Duration.ofMinutes(SETTLED_MINUTES))))) {
      return Duration.ZERO;
    }
    Sight sight = sights.getOrDefault(district.code(), Map.of()).get(file.name());
    if (sight == null
        || sight.size != file.size()
        || !sight.modified.equals(file.modified())
        || sight.since.isAfter(now)) {
      return quiet;
    }
    Duration remaining = quiet.minus(Duration.between(sight.since, now));
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  /**
   * Waits until the file has stood still for long enough; whether it has, the caller asks the
   * source.
   *
   * @throws NotQuietException where this is for whoever comes again
   */
  void await(DistrictFolder district, ListedFile<?> file, boolean stampedHere) {
    Duration remaining = remaining(district, file, stampedHere);
    if (remaining.isZero()) {
      return;
    }
    String name = DisplayName.of(file.name());
    if (pause == null) {
      throw new NotQuietException(
          "The file "
              + name
              + " of district "
              + district.code()
              + " may still be written to; it stays where it lies and is taken when its size and"
              + " time have not changed for "
              + district.source().quiet().toSeconds()
              + " s",
          remaining);
    }
    try {
      pause.pause(name, remaining);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SisImportException(
          "The wait for the file "
              + name
              + " of district "
              + district.code()
              + " was interrupted; the file stays where it lies",
          e);
    }
  }
}
