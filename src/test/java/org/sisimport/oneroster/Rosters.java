package org.sisimport.oneroster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.store.Database;

/** Writes rosters as a night does. */
public final class Rosters {

  private static final String FILE = "OneRoster.zip";
  private static final Instant STARTED = Instant.parse("2026-11-02T10:00:00Z");

  private Rosters() {}

  /** Writes changes by a run of their own; returns its number. */
  public static long write(Database database, String district, RosterChanges changes) {
    Journal journal = database.journal();
    Claim claim = journal.claim(district, "a test", Duration.ofHours(1)).orElseThrow();
    Attempt attempt =
        new Attempt(0, "a night", district, FILE, FILE, 1, STARTED, "", STARTED, "a test");
    long number = journal.begin(claim, attempt);
    journal.apply(
        claim,
        run(number, district),
        new RunLog(new byte[0], new byte[0], new byte[0]),
        List.of(),
        new int[0],
        changes);
    journal.release(claim);
    return number;
  }

  private static Run run(long number, String district) {
    return new Run(
        number,
        "a night",
        district,
        LocalDate.of(2026, 11, 2),
        FILE,
        FILE,
        1,
        STARTED,
        "bytes of run " + number,
        RunStatus.APPLIED,
        STARTED,
        STARTED,
        Counts.NONE,
        null,
        null,
        null,
        null);
  }
}
