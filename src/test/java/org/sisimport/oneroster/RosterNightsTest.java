package org.sisimport.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.importer.Importer;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Progress;
import org.sisimport.importer.Run;
import org.sisimport.report.DistrictLog;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Observations;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;
import org.sisimport.source.Spool;
import org.sisimport.store.Database;
import org.sisimport.store.TestEngine;
import org.sisimport.students.LoadedStudent;

/** Nights of rosters by chance, from the zip in the inbox to the tables. */
class RosterNightsTest {

  private static final Path HOME = Path.of("");
  private static final String CODE = "9900001";
  private static final Instant FIRST_NIGHT = Instant.parse("2026-11-02T09:00:00Z");
  private static final int ROSTERS = 12;
  private static final int NIGHTS = 4;

  private final Path temp;
  private final RuleSets ruleSets;

  RosterNightsTest(@TempDir Path temp) {
    this.temp = temp;
    this.ruleSets = new RuleSets(HOME, temp.resolve("rules"));
  }

  @TestFactory
  Stream<DynamicTest> bulkAndTheEqualDeltaEndInTheSameTables() {
    return Stream.concat(
            IntStream.range(0, ROSTERS).mapToObj(seed -> Map.entry(seed, TestEngine.HSQLDB)),
            Stream.of(Map.entry(ROSTERS, TestEngine.POSTGRESQL)))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getValue() + ", seed " + one.getKey(),
                    () -> bulkAndDelta(one.getKey(), one.getValue())));
  }

  private void bulkAndDelta(int seed, TestEngine engine) throws IOException {
    RandomRoster roster = new RandomRoster(seed);
    try (Side bulk = new Side(engine, temp.resolve(seed + "-bulk"));
        Side delta = new Side(engine, temp.resolve(seed + "-delta"))) {
      bulk.night(roster.bulk());
      delta.night(roster.bulk());
      for (int night = 1; night < NIGHTS; night++) {
        Map<RosterFile, Map<String, String>> before = roster.now();
        roster.change();

        bulk.night(roster.bulk());
        delta.night(roster.delta(before, delta.time().minus(Duration.ofHours(1))));

        assertThat(delta.roster()).isEqualTo(bulk.roster());
        assertThat(delta.values()).isEqualTo(bulk.values());
        roster
            .now()
            .forEach(
                (file, records) ->
                    assertThat(bulk.database().roster().count(CODE, file).active())
                        .as(file.title())
                        .isEqualTo(records.size()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> theSameOnceMoreChangesNothing() {
    return IntStream.range(0, 5)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> onceMore(seed)));
  }

  private void onceMore(int seed) throws IOException {
    RandomRoster roster = new RandomRoster(seed);
    try (Side side = new Side(TestEngine.HSQLDB, temp.resolve(seed + "-twice"))) {
      side.night(roster.bulk());
      Map<RosterFile, Map<String, String>> before = roster.now();
      roster.change();
      for (PackageBuilder sent :
          List.of(roster.bulk(), roster.delta(before, side.time().minus(Duration.ofHours(1))))) {
        assertThat(side.night(sent).status()).hasToString("APPLIED");
        List<KeptRecord> kept = side.records();
        List<Values> students = side.values();

        assertThat(side.night(sent).status()).as("the same bytes").hasToString("UNCHANGED");
        // other bytes that say the same
        Run again = side.night(sent.manifest("source.systemName", "again"));

        assertThat(again.status()).hasToString("APPLIED");
        assertThat(again.counts().updated()).isZero();
        assertThat(side.records()).isEqualTo(kept);
        assertThat(side.values()).isEqualTo(students);
      }
    }
  }

  /** A district with half of the students as ours, and a database of its own. */
  private final class Side implements AutoCloseable {
    private final TestEngine.TestDatabase opened;
    private final Path folder;
    private final DistrictFolder district;
    private int nights;

    Side(TestEngine engine, Path folder) throws IOException {
      this.folder = folder;
      opened = engine.create();
      Files.createDirectories(folder.resolve("incoming"));
      Files.writeString(
          folder.resolve("district.yaml"),
          """
          code: "9900001"
          name: Golden Valley Unified
          state: live
          files: [{ name: OneRoster.zip }]
          limits:
            identity: none
            updated: none
            changed: none
            blanked: none
            school-changed: none
            school-blanked: none
            roster-loss: none
          """);
      Files.writeString(
          folder.resolve("schools.csv"),
          "code,siteCode,name,default\n9900100,,Oak,\n9900101,,Elm,\n9900102,,Ash,\n9900103,,Fir,\n");
      district = new Districts(HOME).readSample(folder);
      database().students().load(CODE, ours(), false);
    }

    private List<LoadedStudent> ours() {
      List<LoadedStudent> ours = new ArrayList<>();
      for (int student = 0; student < RandomRoster.students(); student += 2) {
        Values values =
            Values.of(
                Map.of(
                    Field.SSID, RandomRoster.ssid(student),
                    Field.LAST_NAME, "Ruiz" + student,
                    Field.FIRST_NAME, "Ana0",
                    Field.BIRTHDATE, "2015-01-01",
                    Field.GRADE, "05"));
        ours.add(new LoadedStudent(student + 2, values, "Active", null, null, null));
      }
      return ours;
    }

    Database database() {
      return opened.database();
    }

    /** When the next night is. */
    Instant time() {
      return FIRST_NIGHT.plus(Duration.ofDays(nights));
    }

    /** A night's run. */
    Run night(PackageBuilder sent) throws IOException {
      Clock clock = Clock.fixed(time(), ZoneOffset.UTC);
      nights++;
      Path zip = sent.writeTo(folder.resolve("incoming/OneRoster.zip"));
      Files.setLastModifiedTime(zip, FileTime.from(clock.instant().minusSeconds(1_800)));
      Spool spool = new Spool(folder.resolve("data"), clock);
      Importer importer =
          new Importer(
              ruleSets,
              database().students(),
              database().roster(),
              database().journal(),
              spool,
              new LogFiles(folder.resolve("data")),
              DistrictLog::new,
              clock,
              Progress.NONE);
      try (Source source = Sources.of(district, spool, Observations.acrossVisits(clock))) {
        return importer.run(district, source::listNewest).runs().get(0).run();
      }
    }

    /** Whatever is kept. */
    List<KeptRecord> records() {
      List<KeptRecord> records = new ArrayList<>();
      for (RosterFile file : RosterFile.values()) {
        records.addAll(database().roster().page(CODE, file, "", 10_000));
      }
      return records;
    }

    /** What is kept, whenever and by whatever line it came: the values and the status. */
    Map<String, String> roster() {
      Map<String, String> roster = new TreeMap<>();
      for (KeptRecord kept : records()) {
        RosterRecord record = kept.record();
        roster.put(
            record.file().title() + " " + record.sourcedId(),
            record.status() + " " + record.values() + " " + record.metadata());
      }
      return roster;
    }

    /** What is known of our students, in the order of their SSIDs. */
    List<Values> values() {
      return database().students().list(CODE, LocalDate.ofInstant(time(), ZoneOffset.UTC)).stream()
          .map(ExistingStudent::values)
          .toList();
    }

    @Override
    public void close() {
      opened.close();
    }
  }
}
