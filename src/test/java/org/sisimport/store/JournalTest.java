package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.OTHER_DISTRICT;
import static org.sisimport.store.Invented.RULE;
import static org.sisimport.store.Invented.TODAY;
import static org.sisimport.store.Invented.created;
import static org.sisimport.store.Invented.grade;
import static org.sisimport.store.Invented.loaded;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;
import static org.sisimport.store.Invented.ssid;
import static org.sisimport.store.Invented.values;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.importer.AuditEntry;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Counts;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Hold;
import org.sisimport.importer.HoldDecidedException;
import org.sisimport.importer.HoldDecision;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Plan;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.notice.Notices;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.FieldChange;
import org.sisimport.students.LoadedStudent;
import org.sisimport.students.StudentChange;
import org.sisimport.students.StudentRegister;
import org.sisimport.students.TransferAsks;

@ParameterizedClass
@EnumSource(TestEngine.class)
class JournalTest {

  private static final int[] NOBODY = {};

  private final TestEngine.TestDatabase opened;
  private final Database database;
  private final StudentRegister register;
  private Journal journal;
  private Claim claim;

  JournalTest(TestEngine engine) {
    opened = engine.create();
    database = opened.database();
    register = database.students();
    journal = database.journal();
    claim = Invented.claim(journal);
    register.load(DISTRICT, loaded(4), false);
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void whatARunChangesIsWrittenAndAuditedFieldByField() {
    ExistingStudent second = student(1);
    StudentChange update =
        new StudentChange(
            3,
            second,
            second.values().with(Field.GRADE, "06").with(Field.MIDDLE_NAME, "Ada"),
            List.of(
                new FieldChange(Field.MIDDLE_NAME, null, "Ada", RULE, "it was missing"),
                new FieldChange(Field.GRADE, "05", "06", RULE, "the file is newer")));
    StudentChange creation = created(2, values(ssid(50), "Nyström"));

    journal.apply(
        claim, run(1, "aa"), log("text"), List.of(update, creation), NOBODY, RosterChanges.NONE);

    assertThat(student(1))
        .isEqualTo(
            new ExistingStudent(second.id(), update.after(), "Active", null, null, false, null, 2));
    ExistingStudent added = student(50);
    assertThat(added.values()).isEqualTo(creation.after());
    assertThat(added.status()).isEqualTo("Pending");
    String rule = "\"Grades follow\" (rules/x.drl:7)";
    assertThat(journal.listAudit(1))
        .containsExactly(
            new AuditEntry(1, added.id(), 2, Field.SSID, null, ssid(50), rule, "a new one"),
            new AuditEntry(1, added.id(), 2, Field.LAST_NAME, null, "Nyström", rule, "a new one"),
            new AuditEntry(1, added.id(), 2, Field.FIRST_NAME, null, "Imani", rule, "a new one"),
            new AuditEntry(
                1, added.id(), 2, Field.BIRTHDATE, null, "2014-09-03", rule, "a new one"),
            new AuditEntry(1, added.id(), 2, Field.GRADE, null, "05", rule, "a new one"),
            new AuditEntry(
                1, second.id(), 3, Field.MIDDLE_NAME, null, "Ada", rule, "it was missing"),
            new AuditEntry(1, second.id(), 3, Field.GRADE, "05", "06", rule, "the file is newer"));
    assertThat(student(0).version()).isEqualTo(1);
  }

  @Test
  void manyChangesGoThroughInBatchesAndEachIsAuditedForItsOwnStudent() {
    register.load(DISTRICT, loaded(2_500), true);
    List<StudentChange> changes = new ArrayList<>();
    for (ExistingStudent student : register.list(DISTRICT, TODAY)) {
      changes.add(grade(student, changes.size() + 2, "06"));
    }
    for (int i = 0; i < 2_500; i++) {
      changes.add(created(changes.size() + 2, values(ssid(5_000 + i), "New" + i)));
    }

    journal.apply(claim, run(1, "aa"), log("text"), changes, NOBODY, RosterChanges.NONE);

    assertThat(register.count(DISTRICT)).isEqualTo(5_000);
    Map<Integer, ExistingStudent> byId =
        register.list(DISTRICT, TODAY).stream()
            .collect(Collectors.toMap(ExistingStudent::id, student -> student));
    assertThat(journal.listAudit(1))
        .hasSize(2_500 + 2_500 * 5)
        .allMatch(
            entry ->
                changes
                    .get(entry.row() - 2)
                    .after()
                    .equals(Objects.requireNonNull(byId.get(entry.student())).values()));
  }

  @Test
  void aStudentWithoutSsidGetsItsFirst() {
    register.load(DISTRICT, List.of(loaded(2, null, "Abebe")), true);
    ExistingStudent before = register.list(DISTRICT, TODAY).get(0);
    StudentChange change =
        new StudentChange(
            2,
            before,
            before.values().with(Field.SSID, ssid(7)),
            List.of(new FieldChange(Field.SSID, null, ssid(7), RULE, "its first")));

    journal.apply(claim, run(1, "aa"), log("text"), List.of(change), NOBODY, RosterChanges.NONE);

    assertThat(student(7).id()).isEqualTo(before.id());
  }

  @Test
  void aStudentWhoChangedSinceThePlanStopsTheWholeRun() {
    ExistingStudent stale = student(2);
    journal.apply(
        claim,
        run(1, "aa"),
        log("text"),
        List.of(grade(stale, 4, "07")),
        NOBODY,
        RosterChanges.NONE);
    List<StudentChange> changes =
        List.of(
            grade(student(0), 2, "08"),
            grade(stale, 4, "08"),
            created(5, values(ssid(60), "Never")));

    assertThatThrownBy(
            () ->
                journal.apply(
                    claim, run(2, "bb"), log("text"), changes, ids(0, 1), RosterChanges.NONE))
        .isInstanceOf(StudentsChangedException.class)
        .hasMessage(
            "Student "
                + stale.id()
                + " was changed by somebody else while run 2 was under way; it wrote nothing: plan"
                + " the file again.");

    assertThat(student(0).grade()).isEqualTo("05");
    assertThat(student(0).lastImportDate()).isNull();
    assertThat(register.count(DISTRICT)).isEqualTo(4);
    assertThat(journal.list(DISTRICT)).extracting(Run::number).containsExactly(1L);
    assertThat(journal.findLog(2)).isEmpty();
    assertThat(journal.listAudit(2)).isEmpty();
  }

  @Test
  void aStudentOfAnotherDistrictIsNotChanged() {
    register.load(OTHER_DISTRICT, List.of(loaded(2, ssid(90), "X")), false);
    ExistingStudent other = register.list(OTHER_DISTRICT, TODAY).get(0);

    assertThatThrownBy(
            () ->
                journal.apply(
                    claim,
                    run(1, "aa"),
                    log(""),
                    List.of(grade(other, 2, "08")),
                    NOBODY,
                    RosterChanges.NONE))
        .isInstanceOf(StudentsChangedException.class);

    assertThat(register.list(OTHER_DISTRICT, TODAY)).containsExactly(other);
  }

  @Test
  void anSsidThatSomebodyElseCreatedMeanwhileStopsTheRunWithoutTellingIt() {
    register.load(OTHER_DISTRICT, List.of(loaded(2, ssid(90), "Zimmermann")), false);
    List<StudentChange> changes = List.of(created(2, values(ssid(90), "Zimmermann")));

    Throwable thrown =
        catchThrowableOfType(
            StudentsChangedException.class,
            () ->
                journal.apply(
                    claim, run(1, "aa"), log("text"), changes, NOBODY, RosterChanges.NONE));

    assertThat(thrown).hasMessageContaining("plan the file again");
    assertThat(stackTrace(thrown)).doesNotContain(ssid(90), "Zimmermann", "2014-09-03");
    assertThat(journal.list(null)).isEmpty();
  }

  @Test
  void anErrorOfTheDatabaseIsToldWithoutAStudentsData() {
    String tooLong = "Zimmermann".repeat(100_001);

    Throwable thrown =
        catchThrowableOfType(
            SisImportException.class,
            () ->
                journal.apply(
                    claim,
                    run(1, "aa"),
                    log(""),
                    List.of(created(2, values(ssid(90), tooLong))),
                    NOBODY,
                    RosterChanges.NONE));

    assertThat(thrown).hasMessageStartingWith("Run 1 could not be written (SQL state 22001)");
    assertThat(stackTrace(thrown)).doesNotContain(ssid(90), "Zimmermann");
  }

  @Test
  void theSameBytesAreAppliedOnce() {
    journal.apply(
        claim,
        run(1, "aa"),
        log("text"),
        List.of(grade(student(0), 2, "07")),
        NOBODY,
        RosterChanges.NONE);

    assertThatThrownBy(
            () ->
                journal.apply(
                    claim,
                    run(2, "aa"),
                    log("text"),
                    List.of(grade(student(0), 2, "08")),
                    NOBODY,
                    RosterChanges.NONE))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("Run 1 applied the same bytes while run 2 was under way");

    assertThat(student(0).grade()).isEqualTo("07");
    assertThat(journal.list(null)).extracting(Run::number).containsExactly(1L);
    journal.apply(claim, run(3, "cc"), log("text"), List.of(), NOBODY, RosterChanges.NONE);
    assertThat(journal.list(null)).extracting(Run::number).containsExactly(3L, 1L);
  }

  @Test
  void ofTwoWhoApplyTheSameBytesAtOnceOneSucceeds() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        int first = 2 * round + 1;
        String sha256 = "bytes of round " + round;
        StudentChange creation = created(3, values(ssid(100 + round), "Round"));
        List<Future<String>> outcomes = new ArrayList<>();
        for (int number : new int[] {first, first + 1}) {
          Callable<String> apply =
              () -> {
                together.await();
                try {
                  journal.apply(
                      claim,
                      run(number, sha256),
                      log("text"),
                      List.of(creation),
                      ids(0, 1, 2),
                      RosterChanges.NONE);
                  return "applied";
                } catch (SisImportException e) {
                  return String.valueOf(e.getMessage());
                }
              };
          outcomes.add(threads.submit(apply));
        }
        List<String> said = List.of(outcomes.get(0).get(), outcomes.get(1).get());
        assertThat(said).containsOnlyOnce("applied");
        assertThat(said).anyMatch(text -> text.contains("applied the same bytes while run"));
        assertThat(journal.list(DISTRICT)).hasSize(round + 1);
        assertThat(register.count(DISTRICT)).isEqualTo(4 + round + 1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aReadDuringARunSeesAllOfItOrNothing() throws Exception {
    register.load(DISTRICT, loaded(5_200), true);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> runs =
          thread.submit(
              () -> {
                for (int number = 1; number <= 2; number++) {
                  List<StudentChange> changes = new ArrayList<>();
                  for (ExistingStudent student : register.list(DISTRICT, TODAY)) {
                    changes.add(grade(student, changes.size() + 2, "grade " + number));
                  }
                  journal.apply(
                      claim,
                      run(number, "bytes " + number),
                      log("text"),
                      changes,
                      NOBODY,
                      RosterChanges.NONE);
                }
              });
      do {
        assertThat(
                register.read(DISTRICT, TODAY).all().stream()
                    .map(ExistingStudent::grade)
                    .distinct())
            .hasSize(1);
      } while (!runs.isDone());
      runs.get();
    } finally {
      thread.shutdownNow();
    }
    assertThat(student(5_199).grade()).isEqualTo("grade 2");
  }

  @Test
  void aRunIsFoundAgainAsItWas() {
    Run applied = run(1, "aa");
    journal.apply(claim, applied, log("what it said"), List.of(), NOBODY, RosterChanges.NONE);
    Run unchanged =
        new Run(
            2,
            "2026-11-03",
            DISTRICT,
            applied.day(),
            "golden_demographics.csv",
            "*_demographics.*",
            1234,
            applied.modified(),
            "aa",
            RunStatus.UNCHANGED,
            applied.started(),
            applied.finished(),
            applied.counts(),
            null,
            "The same bytes were applied before.",
            1L,
            null);
    journal.record(claim, unchanged, log("nothing new"));

    assertThat(journal.findApplied(DISTRICT, "aa")).contains(applied);
    assertThat(journal.findApplied(OTHER_DISTRICT, "aa")).isEmpty();
    assertThat(journal.findApplied(DISTRICT, "bb")).isEmpty();
    assertThat(journal.list(DISTRICT)).containsExactly(unchanged, applied);
    assertThat(journal.list(null)).containsExactly(unchanged, applied);
    assertThat(journal.list(OTHER_DISTRICT)).isEmpty();
    assertThat(journal.findLog(1)).get().usingRecursiveComparison().isEqualTo(log("what it said"));
    assertThat(journal.findLog(3)).isEmpty();
  }

  @Test
  void bytesThatWereNotAppliedMayComeAgain() {
    for (RunStatus status :
        List.of(RunStatus.EVALUATED, RunStatus.HELD, RunStatus.REFUSED, RunStatus.FAILED)) {
      journal.record(
          claim,
          run(Invented.begin(journal, claim), "aa", status, "2026-11-02T10:00:00Z"),
          log("nothing written"));
    }
    assertThat(journal.findApplied(DISTRICT, "aa")).isEmpty();

    long number = Invented.begin(journal, claim);
    journal.apply(claim, run(number, "aa"), log("text"), List.of(), NOBODY, RosterChanges.NONE);

    assertThat(journal.findApplied(DISTRICT, "aa")).map(Run::number).contains(number);
    assertThat(journal.list(DISTRICT)).hasSize(5);
  }

  @Test
  void aHeldRunIsOpenUntilALaterFileOfItsPatternIsRead() {
    Run held = hold("aa", "*_demographics.*");
    Run ofOther = hold("bb", "*_sst.*");
    assertThat(journal.listOpenHolds(DISTRICT))
        .containsExactly(new Hold(ofOther, "digest", null), new Hold(held, "digest", null));
    assertThat(journal.listOpenHolds(OTHER_DISTRICT)).isEmpty();

    long failed = Invented.begin(journal, claim);
    journal.record(claim, run(failed, "cc", RunStatus.FAILED, LATER), log("failed"));
    assertThat(journal.listOpenHolds(null)).hasSize(2);

    long number = Invented.begin(journal, claim);
    Run applied = run(number, "dd");
    journal.apply(claim, applied, log("text"), List.of(), NOBODY, RosterChanges.NONE);

    assertThat(journal.listOpenHolds(null)).extracting(Hold::run).containsExactly(ofOther);
    assertThat(journal.findHold(held.number()))
        .map(Hold::decision)
        .contains(
            new HoldDecision(
                held.number(),
                HoldDecision.Kind.SUPERSEDED,
                "sis-import",
                "a later file was read",
                applied.finished().truncatedTo(ChronoUnit.MICROS),
                number));
    assertThat(journal.findHold(number)).isEmpty();
    assertThat(journal.listHolds(DISTRICT)).hasSize(2);
  }

  @Test
  void anApprovalAndWhatItAppliesAreWrittenTogetherOrNotAtAll() {
    Run held = hold("aa", "*_demographics.*");
    StudentChange update = grade(student(0), 2, "06");
    Plan plan = plan(List.of(update));
    long number = Invented.begin(journal, claim);

    journal.approve(claim, approval(held, number), finished(number, "aa"), plan);

    assertThat(student(0).grade()).isEqualTo("06");
    assertThat(journal.listAudit(number)).hasSize(1);
    assertThat(journal.findHold(held.number()))
        .map(Hold::decision)
        .contains(approval(held, number));
    // an older state of the student
    Run another = hold("ee", "*_demographics.*");
    long next = Invented.begin(journal, claim);
    assertThatThrownBy(
            () -> journal.approve(claim, approval(another, next), finished(next, "ee"), plan))
        .isInstanceOf(StudentsChangedException.class);
    assertThat(journal.listOpenHolds(DISTRICT)).extracting(Hold::run).containsExactly(another);
    assertThat(journal.find(next)).isEmpty();
  }

  @Test
  void whatIsDecidedIsNotDecidedAgain() {
    Run held = hold("aa", "*_demographics.*");
    HoldDecision rejection =
        new HoldDecision(
            held.number(),
            HoldDecision.Kind.REJECTED,
            "Ana Ruiz",
            "not ours",
            Instant.parse("2026-11-02T18:00:00Z"),
            null);
    journal.decide(claim, rejection);

    long number = Invented.begin(journal, claim);
    assertThatThrownBy(
            () ->
                journal.approve(
                    claim, approval(held, number), finished(number, "aa"), plan(List.of())))
        .isInstanceOf(HoldDecidedException.class)
        .hasMessage("Run 1 was rejected by Ana Ruiz: not ours; nothing was done.");
    assertThatThrownBy(() -> journal.decide(claim, rejection))
        .isInstanceOf(HoldDecidedException.class);
    assertThat(journal.findHold(held.number())).map(Hold::decision).contains(rejection);
    assertThat(journal.find(number)).isEmpty();
  }

  @Test
  void nobodyDecidesOnADistrictThatWasTakenOver() {
    Run held = hold("aa", "*_demographics.*");
    Claim lost = new Claim(DISTRICT, claim.token() - 1);

    assertThatThrownBy(
            () -> journal.approve(lost, approval(held, 9), finished(9, "aa"), plan(List.of())))
        .isInstanceOf(FencedException.class);
    assertThat(journal.listOpenHolds(DISTRICT)).hasSize(1);
  }

  @Test
  void ofTwoWhoDecideAtOnceOneSucceeds() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 20; round++) {
        String sha256 = "bytes of round " + round;
        Run held = hold(sha256, "*_demographics.*");
        StudentChange creation = created(3, values(ssid(100 + round), "Round"));
        List<Future<String>> outcomes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          long number = Invented.begin(journal, claim);
          Callable<String> approve =
              () -> {
                together.await();
                try {
                  journal.approve(
                      claim,
                      approval(held, number),
                      finished(number, sha256),
                      plan(List.of(creation)));
                  return "applied";
                } catch (SisImportException e) {
                  return String.valueOf(e.getMessage());
                }
              };
          outcomes.add(threads.submit(approve));
        }
        List<String> said = List.of(outcomes.get(0).get(), outcomes.get(1).get());
        assertThat(said).containsOnlyOnce("applied");
        assertThat(journal.listOpenHolds(DISTRICT)).isEmpty();
        assertThat(register.count(DISTRICT)).isEqualTo(4 + round + 1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theLastFileThatWasBelievedIsNeitherHeldNorRefused() {
    assertThat(journal.findLastBelieved(DISTRICT, "*_demographics.*")).isEmpty();
    long evaluated = record("ev", RunStatus.EVALUATED);
    hold("aa", "*_demographics.*");
    record("bb", RunStatus.REFUSED);
    assertThat(believed()).isEqualTo(evaluated);

    long applied = Invented.begin(journal, claim);
    journal.apply(claim, run(applied, "cc"), log("text"), List.of(), NOBODY, RosterChanges.NONE);
    record("dd", RunStatus.EVALUATED);
    assertThat(believed()).isEqualTo(applied);

    long newer = Invented.begin(journal, claim);
    journal.apply(claim, run(newer, "ee"), log("text"), List.of(), NOBODY, RosterChanges.NONE);
    assertThat(believed()).isEqualTo(newer);
    assertThat(journal.findLastBelieved(DISTRICT, "*_sst.*")).isEmpty();
    assertThat(journal.findLastBelieved(OTHER_DISTRICT, "*_demographics.*")).isEmpty();
  }

  @Test
  void everyRunGetsANumberOfItsOwn() {
    long first = Invented.begin(journal, claim);
    assertThat(Invented.begin(journal, claim)).isGreaterThan(first);
  }

  @Test
  void aChangeThatIsNotNamedIsNotWritten() {
    ExistingStudent student = student(0);
    StudentChange unnamed =
        new StudentChange(
            2,
            student,
            student.values().with(Field.GRADE, "06").with(Field.GENDER, "X"),
            List.of(new FieldChange(Field.GRADE, "05", "06", RULE, "the file is newer")));

    assertThatThrownBy(
            () ->
                journal.apply(
                    claim, run(1, "aa"), log(""), List.of(unnamed), NOBODY, RosterChanges.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 2 also changes [GENDER]");

    assertThat(student(0)).isEqualTo(student);
    assertThat(journal.list(null)).isEmpty();
  }

  @Test
  void theLastImportDateIsThatOfTheLastNightThatSawTheStudent() {
    night(1, "2026-11-02T10:00:00Z", ids(0, 1, 2, 3));
    night(2, "2026-11-03T10:00:00Z", ids(0, 1));
    // a second file of the same night
    night(3, "2026-11-03T10:05:00Z", ids(2));
    night(4, "2026-11-04T10:00:00Z", ids(0));

    assertThat(dates())
        .containsExactly(
            LocalDate.of(2026, 11, 4),
            LocalDate.of(2026, 11, 3),
            LocalDate.of(2026, 11, 3),
            LocalDate.of(2026, 11, 2));
  }

  @Test
  void anEarlierNightThatIsWrittenLaterTakesNoDateBack() {
    night(1, "2026-11-04T10:00:00Z", ids(0));
    night(2, "2026-11-03T10:00:00Z", ids(0, 1));

    assertThat(dates())
        .containsExactly(LocalDate.of(2026, 11, 4), LocalDate.of(2026, 11, 3), null, null);
  }

  @Test
  void aDateThatWasLoadedCountsUntilANewerNightSeesTheStudent() {
    List<LoadedStudent> rows = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      rows.add(
          new LoadedStudent(
              i + 2, values(ssid(i), "L"), "Active", null, null, LocalDate.of(2026, 11, 3)));
    }
    register.load(DISTRICT, rows, true);
    night(1, "2026-11-02T10:00:00Z", ids(0, 1));
    assertThat(dates()).containsOnly(LocalDate.of(2026, 11, 3));

    night(2, "2026-11-05T10:00:00Z", ids(1));

    assertThat(dates()).containsExactly(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 5));
  }

  @Test
  void aCreatedStudentWasSeenThatNight() {
    journal.apply(
        claim,
        run(1, "aa"),
        log("text"),
        List.of(created(2, values(ssid(50), "New"))),
        ids(0),
        RosterChanges.NONE);

    assertThat(student(50).lastImportDate()).isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(student(0).lastImportDate()).isEqualTo(LocalDate.of(2026, 11, 2));
    assertThat(student(1).lastImportDate()).isNull();
    assertThat(register.findById(student(50).id(), TODAY).orElseThrow()).isEqualTo(student(50));
  }

  @Test
  void bytesAreKnownAsReadOnceARunHasReadThemToAnEndWhateverItDidWithThem() {
    RunStatus[] all = RunStatus.values();
    for (int i = 0; i < all.length; i++) {
      journal.record(claim, run(i + 1, all[i].name(), all[i], "2026-11-02T10:00:00Z"), log("text"));
    }

    assertThat(Arrays.stream(all).filter(one -> journal.hasRead(DISTRICT, one.name())))
        .containsExactly(
            RunStatus.APPLIED,
            RunStatus.EVALUATED,
            RunStatus.UNCHANGED,
            RunStatus.HELD,
            RunStatus.REFUSED);
    assertThat(journal.hasRead(Invented.OTHER_DISTRICT, RunStatus.APPLIED.name())).isFalse();
  }

  @Test
  void replacedStudentsKeepNoDate() {
    night(1, "2026-11-02T10:00:00Z", ids(0, 1, 2, 3));

    register.load(DISTRICT, loaded(4), true);

    assertThat(dates()).containsOnlyNulls();
  }

  private void night(long number, String started, int[] seen) {
    journal.apply(
        claim,
        run(number, "bytes " + number, RunStatus.APPLIED, started),
        log("text"),
        List.of(),
        seen,
        RosterChanges.NONE);
  }

  private List<@Nullable LocalDate> dates() {
    return register.list(DISTRICT, TODAY).stream().map(ExistingStudent::lastImportDate).toList();
  }

  private ExistingStudent student(int i) {
    return register.findBySsid(DISTRICT, ssid(i), TODAY).orElseThrow();
  }

  private int[] ids(int... ssids) {
    return Arrays.stream(ssids).map(i -> student(i).id()).toArray();
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static final String LATER = "2026-11-03T10:00:00Z";

  private Run hold(String sha256, String pattern) {
    long number = Invented.begin(journal, claim);
    Run run = Invented.run(number, sha256, pattern, RunStatus.HELD);
    journal.hold(claim, run, log("held"), "digest");
    return run;
  }

  private long record(String sha256, RunStatus status) {
    long number = Invented.begin(journal, claim);
    journal.record(claim, run(number, sha256, status, LATER), log("text"));
    return number;
  }

  private long believed() {
    return journal.findLastBelieved(DISTRICT, "*_demographics.*").orElseThrow().number();
  }

  private static Finished finished(long number, String sha256) {
    return new Finished(run(number, sha256), log("text"));
  }

  private static Plan plan(List<StudentChange> changes) {
    return new Plan(
        null, false, Counts.NONE, changes, NOBODY, new Notices(), TransferAsks.NONE, null);
  }

  private static HoldDecision approval(Run held, long next) {
    return new HoldDecision(
        held.number(),
        HoldDecision.Kind.APPROVED,
        "Ana Ruiz",
        "grades are new",
        Instant.parse("2026-11-02T18:00:00Z"),
        next);
  }
}
