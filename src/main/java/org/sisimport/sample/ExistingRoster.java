package org.sisimport.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.oneroster.RosterPackage;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.oneroster.RosterPlanner;
import org.sisimport.store.Database;

/**
 * The roster that a sample says we keep: that of {@code existing/OneRoster.zip}, as if a run of the
 * night before had brought it, and no student.
 */
final class ExistingRoster {

  private static final String FILE = "OneRoster.zip";
  private static final String PATTERN = "existing/" + FILE;
  private static final Instant NIGHT_BEFORE = Instant.parse("2026-10-14T09:00:00Z");
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  private final DistrictFolder district;
  private final Database database;
  private final Path file;

  private ExistingRoster(DistrictFolder district, Database database) {
    this.district = district;
    this.database = database;
    this.file = district.folder().resolve("existing").resolve(FILE);
  }

  /** Brings the roster in; without effect where the sample has none, or one is kept already. */
  static void load(DistrictFolder district, Database database) {
    ExistingRoster roster = new ExistingRoster(district, database);
    if (Files.exists(roster.file) && database.roster().isEmpty(district.code())) {
      roster.load();
    }
  }

  private void load() {
    RosterPlan plan =
        new RosterPlanner(database.roster())
            .plan(district.code(), RosterPackage.open(file, FILE, false), NIGHT_BEFORE);
    Journal journal = database.journal();
    Claim claim =
        journal
            .claim(district.code(), "a sample", LONG_ENOUGH)
            .orElseThrow(
                () ->
                    new SisImportException(
                        "District "
                            + district.code()
                            + " is being imported by another process; the sample's roster was not"
                            + " loaded: try again when that has ended"));
    try {
      Attempt attempt = attempt();
      long number = journal.begin(claim, attempt);
      journal.apply(claim, run(number, attempt), log(), List.of(), new int[0], plan.changes());
    } finally {
      journal.release(claim);
    }
  }

  private Attempt attempt() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Attempt(
          0,
          UUID.randomUUID().toString(),
          district.code(),
          FILE,
          PATTERN,
          bytes.length,
          NIGHT_BEFORE,
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          NIGHT_BEFORE,
          "a sample");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Run run(long number, Attempt attempt) {
    return new Run(
        number,
        attempt.night(),
        attempt.district(),
        LocalDate.ofInstant(NIGHT_BEFORE, ZoneOffset.UTC),
        attempt.file(),
        attempt.pattern(),
        attempt.size(),
        attempt.modified(),
        attempt.sha256(),
        RunStatus.APPLIED,
        NIGHT_BEFORE,
        NIGHT_BEFORE,
        Counts.NONE,
        null,
        null,
        null,
        null);
  }

  private static RunLog log() {
    return new RunLog(
        zipped("The roster that the sample had before its night.\n"), zipped(""), zipped("[]"));
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
