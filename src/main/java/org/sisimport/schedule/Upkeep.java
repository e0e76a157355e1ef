package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Hold;
import org.sisimport.source.Spool;

/** Removes once a day what is older than it is kept. */
final class Upkeep {

  private static final Logger LOG = LogManager.getLogger();

  private static final Duration A_DAY = Duration.ofDays(1);

  /** For reasons, alerts that have ended, and visits. */
  private static final Duration KEPT = Duration.ofDays(365);

  private final Spool spool;
  private @Nullable Instant last;

  Upkeep(Spool spool) {
    this.spool = spool;
  }

  boolean isDue(Instant now) {
    return last == null || !last.plus(A_DAY).isAfter(now);
  }

  /**
   * Removes it.
   *
   * @param keepArchive how long the bytes of past files are kept
   */
  void run(Session session, Duration keepArchive, Instant now) {
    session.book().forget(now.minus(KEPT));
    List<Hold> open = session.journal().listOpenHolds(null);
    Set<String> needed =
        open.stream()
            .map(hold -> hold.run().district() + hold.run().sha256())
            .collect(Collectors.toSet());
    int removed =
        spool.purge(keepArchive, (district, sha256) -> needed.contains(district + sha256));
    if (removed > 0) {
      LOG.info("{} files of the archive were older than it keeps them", removed);
    }
    last = now;
  }
}
