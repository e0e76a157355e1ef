package org.sisimport.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Counts;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.students.FieldChange;
import org.sisimport.students.LoadedStudent;
import org.sisimport.students.StudentChange;

/** Invented students and runs for the tests of this package. */
final class Invented {

  static final String DISTRICT = "9900001";
  static final String OTHER_DISTRICT = "9900002";
  static final LocalDate TODAY = LocalDate.of(2026, 11, 5);
  static final RuleRef RULE = new RuleRef("Grades follow", "rules/x.drl", 7, RuleRef.Rank.SHARED);

  private Invented() {}

  static Values values(@Nullable String ssid, String lastName) {
    return Values.of(
            Map.of(
                Field.LAST_NAME, lastName,
                Field.FIRST_NAME, "Imani",
                Field.BIRTHDATE, "2014-09-03",
                Field.GRADE, "05"))
        .with(Field.SSID, ssid);
  }

  static LoadedStudent loaded(int row, @Nullable String ssid, String lastName) {
    return loaded(row, values(ssid, lastName));
  }

  static LoadedStudent loaded(int row, Values values) {
    return new LoadedStudent(row, values, "Active", null, null, null);
  }

  /** Students with the SSIDs 9900000000, 9900000001, and so on. */
  static List<LoadedStudent> loaded(int count) {
    return IntStream.range(0, count).mapToObj(i -> loaded(i + 2, ssid(i), "Okafor" + i)).toList();
  }

  static String ssid(int i) {
    return String.valueOf(9_900_000_000L + i);
  }

  /** As it would be exported and loaded again; the row is 2, or 3 without SSID. */
  static LoadedStudent asLoaded(ExistingStudent student) {
    return new LoadedStudent(
        student.ssid() == null ? 3 : 2,
        student.values(),
        student.status(),
        student.inactiveDate(),
        student.inactiveReason(),
        student.lastImportDate());
  }

  static StudentChange grade(ExistingStudent before, int row, String grade) {
    return new StudentChange(
        row,
        before,
        before.values().with(Field.GRADE, grade),
        List.of(
            new FieldChange(
                Field.GRADE, before.values().get(Field.GRADE), grade, RULE, "the file is newer")));
  }

  static StudentChange created(int row, Values values) {
    List<FieldChange> fields = new ArrayList<>();
    values
        .known()
        .forEach(
            (field, value) -> fields.add(new FieldChange(field, null, value, RULE, "a new one")));
    return new StudentChange(row, null, values, fields);
  }

  static Run run(long number, String sha256) {
    return run(number, sha256, RunStatus.APPLIED, "2026-11-02T10:00:00.123456Z");
  }

  static Run run(long number, String sha256, RunStatus status, String started) {
    return run(number, sha256, "*_demographics.*", status, started);
  }

  static Run run(long number, String sha256, String pattern, RunStatus status) {
    return run(number, sha256, pattern, status, "2026-11-02T10:00:00.123456Z");
  }

  private static Run run(
      long number, String sha256, String pattern, RunStatus status, String started) {
    Instant instant = Instant.parse(started);
    return new Run(
        number,
        "2026-11-02",
        DISTRICT,
        LocalDate.ofInstant(instant, ZoneId.of("America/Los_Angeles")),
        "golden_demographics.csv",
        pattern,
        1234,
        instant.minusSeconds(7200),
        sha256,
        status,
        instant,
        instant.plusMillis(1500),
        new Counts(21, 1, 2, 3, 4, 5, 6),
        "rules-hash",
        null,
        null,
        "data/logs/golden.txt");
  }

  /** The right to import the district, for longer than a test lasts. */
  static Claim claim(Journal journal) {
    return claim(journal, DISTRICT);
  }

  static Claim claim(Journal journal, String district) {
    return journal.claim(district, "a test", Duration.ofHours(1)).orElseThrow();
  }

  /**
   * The right to import the district until somebody else claims it. What whoever had it was still
   * writing has come to an end.
   */
  static Claim claimUntilTheNext(Journal journal) {
    return journal.claim(DISTRICT, "a test", Duration.ofSeconds(-1)).orElseThrow();
  }

  static long begin(Journal journal, Claim claim) {
    return journal.begin(claim, attempt(claim));
  }

  static Attempt attempt(Claim claim) {
    return new Attempt(
        0,
        "2026-11-02",
        claim.district(),
        "golden_demographics.csv",
        "*_demographics.*",
        1234,
        Instant.parse("2026-11-02T08:00:00Z"),
        "aa",
        Instant.parse("2026-11-02T10:00:00.123456Z"),
        "a test");
  }

  static RunLog log(String text) {
    return new RunLog(
        text.getBytes(StandardCharsets.UTF_8), new byte[] {0, 1, -1}, new byte[] {31, -117});
  }
}
