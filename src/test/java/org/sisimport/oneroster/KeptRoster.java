package org.sisimport.oneroster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.store.Database;

/** The roster of one district, in a database of its own in memory. */
final class KeptRoster implements AutoCloseable {

  private static final Instant NIGHT = Instant.parse("2026-10-14T09:00:00Z");

  private final String district;
  private final Database database = Database.inMemory("roster-" + UUID.randomUUID());

  KeptRoster(String district) {
    this.district = district;
  }

  RosterRegister register() {
    return database.roster();
  }

  /** Keeps an active record without a date; columns that are not named are empty. */
  void keep(RosterFile file, String sourcedId, Map<String, String> values) {
    keep(file, sourcedId, values, null);
  }

  void keep(
      RosterFile file,
      String sourcedId,
      Map<String, String> values,
      @Nullable String dateLastModified) {
    RosterRecord record =
        new RosterRecord(
            file,
            sourcedId,
            RosterStatus.ACTIVE,
            dateLastModified == null ? null : Instant.parse(dateLastModified),
            file.columns().stream().map(column -> values.getOrDefault(column, "")).toList(),
            new TreeMap<>(),
            2);
    apply(reader -> reader.accept(new RosterChange(RosterChange.Kind.ADDED, record)));
  }

  private void apply(RosterChanges changes) {
    Journal journal = database.journal();
    Claim claim = journal.claim(district, "a test", Duration.ofMinutes(1)).orElseThrow();
    String sha256 = UUID.randomUUID().toString();
    Attempt attempt =
        new Attempt(0, "night", district, "OneRoster.zip", "*", 1, NIGHT, sha256, NIGHT, "a test");
    Run run =
        new Run(
            journal.begin(claim, attempt),
            "night",
            district,
            LocalDate.of(2026, 10, 14),
            "OneRoster.zip",
            "*",
            1,
            NIGHT,
            sha256,
            RunStatus.APPLIED,
            NIGHT,
            NIGHT,
            Counts.NONE,
            null,
            null,
            null,
            null);
    RunLog log = new RunLog(new byte[0], new byte[0], new byte[0]);
    journal.apply(claim, run, log, List.of(), new int[0], changes);
    journal.release(claim);
  }

  @Override
  public void close() {
    database.close();
  }
}
