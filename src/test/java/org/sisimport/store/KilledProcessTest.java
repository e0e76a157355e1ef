package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.TODAY;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.importer.AuditEntry;
import org.sisimport.importer.Run;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterAudit;
import org.sisimport.oneroster.RosterFile;

class KilledProcessTest {

  private static final int FIRST_STUDENTS = 150;
  private static final int KILLS = 3;

  @Test
  void everyAcknowledgedRunInAFolderIsWholeAfterAKillAndNoneIsHalfThere(@TempDir Path folder)
      throws Exception {
    requireWholeAfterKills(List.of(folder.toString()), () -> Database.open(folder));
  }

  @Test
  void everyAcknowledgedRunInPostgresqlIsWholeAfterAKillAndNoneIsHalfThere() throws Exception {
    try (PostgresServer.Place place = PostgresServer.shared().newDatabase()) {
      requireWholeAfterKills(
          List.of(place.url(), PostgresServer.USER, PostgresServer.PASSWORD), place::connect);
    }
  }

  private static void requireWholeAfterKills(List<String> arguments, Supplier<Database> opens)
      throws Exception {
    try (Database database = opens.get()) {
      database.students().load(DISTRICT, Invented.loaded(FIRST_STUDENTS), false);
    }
    List<Long> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(applyAndKill(arguments, 5 + 3 * kill));
      Instant before = Instant.now();
      try (Database database = opens.get()) {
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        // the server may still be at work for the process that was killed
        Invented.claimUntilTheNext(database.journal());
        requireWhole(database, acknowledged);
      }
    }
  }

  /** Returns the runs that the process said it had applied. */
  private static List<Long> applyAndKill(List<String> arguments, int runs)
      throws IOException, InterruptedException {
    Process process = ApplyingProcess.start(arguments, ProcessBuilder.Redirect.INHERIT);
    List<Long> applied = new ArrayList<>();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      while (line != null) {
        applied.add(Long.valueOf(line));
        if (applied.size() == runs) {
          // by its handle: what the process has said remains to be read
          process.toHandle().destroyForcibly();
        }
        line = output.readLine();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(applied).hasSizeGreaterThanOrEqualTo(runs);
    return applied;
  }

  private static void requireWhole(Database database, List<Long> acknowledged) {
    List<Run> runs = new ArrayList<>(database.journal().list(DISTRICT));
    runs.sort(Comparator.comparingLong(Run::number));
    assertThat(runs).extracting(Run::number).containsAll(acknowledged);
    assertThat(runs.size() - acknowledged.size()).isBetween(0, KILLS);

    Map<String, String> gradeBySsid = new TreeMap<>();
    for (int i = 0; i < FIRST_STUDENTS; i++) {
      gradeBySsid.put(Invented.ssid(i), "05");
    }
    for (Run run : runs) {
      List<AuditEntry> audit = database.journal().listAudit(run.number());
      assertThat(audit).hasSize(gradeBySsid.size() + 5);
      assertThat(audit)
          .filteredOn(entry -> entry.field() == Field.GRADE && entry.before() != null)
          .hasSize(gradeBySsid.size())
          .extracting(AuditEntry::after)
          .containsOnly(String.valueOf(run.number()));
      assertThat(database.journal().findLog(run.number())).isPresent();
      gradeBySsid.replaceAll((ssid, grade) -> String.valueOf(run.number()));
      gradeBySsid.put(Invented.ssid(gradeBySsid.size()), "05");
    }
    assertThat(
            database.students().list(DISTRICT, TODAY).stream()
                .collect(
                    Collectors.toMap(
                        ExistingStudent::ssid, student -> String.valueOf(student.grade()))))
        .isEqualTo(gradeBySsid);
    requireWholeRoster(database, runs.stream().map(Run::number).toList());
  }

  /** The first run added the classes, and each later one gave all of them another title. */
  private static void requireWholeRoster(Database database, List<Long> runs) {
    long last = runs.get(runs.size() - 1);
    List<KeptRecord> classes = new ArrayList<>();
    database.roster().forEach(DISTRICT, RosterFile.CLASSES, classes::add);
    assertThat(classes)
        .hasSize(ApplyingProcess.CLASSES)
        .allMatch(kept -> kept.run() == last && kept.addedRun() == runs.get(0))
        .extracting(kept -> kept.record().value("title"))
        .containsOnly(String.valueOf(last));
    for (int i = 0; i < runs.size(); i++) {
      assertThat(database.roster().listAudit(runs.get(i)))
          .hasSize(i == 0 ? 0 : ApplyingProcess.CLASSES)
          .extracting(RosterAudit::after)
          .allMatch(String.valueOf(runs.get(i))::equals);
    }
  }
}
