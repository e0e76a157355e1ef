package org.sisimport.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Hold;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Spool;

/**
 * What is done once a day, also in a pause: students whose last day has passed become Inactive, and
 * what is older than it is kept is removed.
 */
final class Upkeep {

  private static final Logger LOG = LogManager.getLogger();

  private static final Duration A_DAY = Duration.ofDays(1);

  /** For reasons, alerts that have ended, and visits. */
  private static final Duration KEPT = Duration.ofDays(365);

  private static final Duration LEAST_FOR_RULES = Duration.ofDays(30);

  private final Spool spool;
  private final RuleSets ruleSets;
  private @Nullable Instant last;

  Upkeep(Spool spool, RuleSets ruleSets) {
    this.spool = spool;
    this.ruleSets = ruleSets;
  }

  boolean isDue(Instant now) {
    return last == null || !last.plus(A_DAY).isAfter(now);
  }

  /**
   * Does it.
   *
   * @param districts whose students are looked at
   * @param keepArchive how long the bytes of past files are kept
   */
  void run(Session session, List<DistrictFolder> districts, Duration keepArchive, Instant now) {
    session.book().forget(now.minus(KEPT));
    List<Hold> open = session.journal().listOpenHolds(null);
    last = now;
    districts.forEach(district -> endOverdue(session, district));
    try {
      purge(open, keepArchive);
    } catch (SisImportException e) {
      // no reason to leave tonight's files
      LOG.error("{}", e.getMessage());
    }
  }

  private static void endOverdue(Session session, DistrictFolder district) {
    try {
      int ended = session.standings().endOverdue(district.code(), district.zone());
      if (ended > 0) {
        LOG.info(
            "district {}: {} students became Inactive, because their day has passed",
            district.code(),
            ended);
      }
    } catch (SisImportException e) {
      // the next visit does it
      LOG.warn("{}", e.getMessage());
    }
  }

  private void purge(List<Hold> open, Duration keepArchive) {
    Set<String> bytes = new HashSet<>();
    Set<String> rules = new HashSet<>();
    for (Hold hold : open) {
      bytes.add(hold.run().district() + hold.run().sha256());
      rules.add(String.valueOf(hold.run().ruleSet()));
    }
    int removed = spool.purge(keepArchive, (district, sha256) -> bytes.contains(district + sha256));
    if (removed > 0) {
      LOG.info("{} files of the archive were older than it keeps them", removed);
    }
    // a night is explained with its rules, whose last use is known to the day
    Duration keepRules = keepArchive.compareTo(LEAST_FOR_RULES) < 0 ? LEAST_FOR_RULES : keepArchive;
    int unused = ruleSets.purge(keepRules.plus(A_DAY), rules);
    if (unused > 0) {
      LOG.info("{} files of earlier rules were not used any more", unused);
    }
  }
}
