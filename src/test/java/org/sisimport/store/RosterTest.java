package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.oneroster.Records.dated;
import static org.sisimport.oneroster.Records.everything;
import static org.sisimport.oneroster.Records.gone;
import static org.sisimport.oneroster.Records.record;
import static org.sisimport.oneroster.RosterChange.Kind.ADDED;
import static org.sisimport.oneroster.RosterChange.Kind.BACK;
import static org.sisimport.oneroster.RosterChange.Kind.CHANGED;
import static org.sisimport.oneroster.RosterChange.Kind.CONFIRMED;
import static org.sisimport.oneroster.RosterChange.Kind.TO_BE_DELETED;
import static org.sisimport.oneroster.RosterFile.CLASSES;
import static org.sisimport.oneroster.RosterFile.ENROLLMENTS;
import static org.sisimport.oneroster.RosterFile.ORGS;
import static org.sisimport.oneroster.RosterFile.USERS;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.OTHER_DISTRICT;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.SisImportException;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Counts;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.Finished;
import org.sisimport.importer.HoldDecision;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Plan;
import org.sisimport.importer.RunStatus;
import org.sisimport.notice.Notices;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterAudit;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterFingerprint;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.oneroster.RosterRegister.KeptFile;
import org.sisimport.oneroster.RosterRegister.School;
import org.sisimport.oneroster.RosterStatus;
import org.sisimport.students.TransferAsks;

@ParameterizedClass
@EnumSource(TestEngine.class)
class RosterTest {

  private static final int[] NOBODY = {};
  private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00.123456Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-03T09:00:00Z");

  private final TestEngine.TestDatabase opened;
  private final RosterRegister register;
  private final Journal journal;
  private Claim claim;
  private long runs;

  RosterTest(TestEngine engine) {
    opened = engine.create();
    register = opened.database().roster();
    journal = opened.database().journal();
    claim = Invented.claim(journal);
  }

  @AfterEach
  void close() {
    opened.close();
  }

  // ---- what is kept ----

  @Test
  void whatWasWrittenIsReadAsItIs() {
    List<RosterChange> changes = new ArrayList<>();
    for (RosterFile file : RosterFile.values()) {
      changes.add(new RosterChange(ADDED, everything(file, "a-1")));
      changes.add(new RosterChange(ADDED, record(file, "a-2")));
    }

    write(changes);

    for (RosterFile file : RosterFile.values()) {
      assertThat(all(file))
          .containsExactlyInAnyOrder(
              new KeptRecord(everything(file, "a-1"), 1, 1),
              new KeptRecord(record(file, "a-2"), 1, 1));
      assertThat(register.count(DISTRICT, file)).isEqualTo(new KeptFile(file, 2, 0, 1L));
    }
    assertThat(register.listAudit(1)).isEmpty();
  }

  @Test
  void fingerprintsAreThoseOfTheRecords() {
    RosterRecord imani = everything(USERS, "usr-1");
    write(ADDED, imani);

    List<Object> read = new ArrayList<>();
    register.forEachFingerprint(
        DISTRICT, USERS, (id, status, print) -> read.addAll(List.of(id, status, print)));

    assertThat(read)
        .containsExactly("usr-1", RosterStatus.ACTIVE, new RosterFingerprint().of(imani));
  }

  @Test
  void everyRecordOfALargeFileIsReadAndFound() {
    List<String> ids = IntStream.range(0, 12_345).mapToObj(i -> "enr-" + i).toList();
    write(ids.stream().map(id -> new RosterChange(ADDED, record(ENROLLMENTS, id))).toList());

    assertThat(all(ENROLLMENTS))
        .extracting(kept -> kept.record().sourcedId())
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(register.find(DISTRICT, ENROLLMENTS, ids.subList(100, 2_600)))
        .extracting(kept -> kept.record().sourcedId())
        .containsExactlyInAnyOrderElementsOf(ids.subList(100, 2_600));
    List<String> paged = new ArrayList<>();
    List<KeptRecord> page;
    do {
      String last = paged.isEmpty() ? "" : paged.get(paged.size() - 1);
      page = register.page(DISTRICT, ENROLLMENTS, last, 1_000);
      page.forEach(kept -> paged.add(kept.record().sourcedId()));
    } while (page.size() == 1_000);
    assertThat(paged).hasSize(ids.size()).doesNotHaveDuplicates();
  }

  @Test
  void oneDistrictDoesNotSeeTheRosterOfAnother() {
    write(ADDED, record(ORGS, "org-1"));

    assertThat(register.isEmpty(DISTRICT)).isFalse();
    assertThat(register.isEmpty(OTHER_DISTRICT)).isTrue();
    assertThat(register.count(OTHER_DISTRICT, ORGS)).isEqualTo(new KeptFile(ORGS, 0, 0, null));
    assertThat(register.find(OTHER_DISTRICT, ORGS, List.of("org-1"))).isEmpty();
    assertThat(register.page(OTHER_DISTRICT, ORGS, "", 10)).isEmpty();
    assertThat(register.schools(OTHER_DISTRICT)).isEmpty();
  }

  @Test
  void aSchoolCountsWhoIsInItsClassesOnceAndNobodyWhoIsGone() {
    write(
        ADDED,
        record(ORGS, "dst", "name", "Golden Valley Unified", "type", "district"),
        record(ORGS, "oak", "name", "Oak", "type", "school", "identifier", "9900101"),
        record(ORGS, "elm", "name", "Elm", "type", "school"),
        gone(record(ORGS, "old", "name", "Old", "type", "school"), MONDAY),
        record(CLASSES, "c-1", "schoolSourcedId", "oak"),
        record(CLASSES, "c-2", "schoolSourcedId", "oak"),
        gone(record(CLASSES, "c-3", "schoolSourcedId", "oak"), MONDAY),
        enrollment("e-1", "oak", "teacher", "t-1"),
        enrollment("e-2", "oak", "teacher", "t-1"),
        enrollment("e-3", "oak", "student", "s-1"),
        enrollment("e-4", "oak", "student", "s-2"),
        enrollment("e-5", "oak", "student", "s-2"),
        gone(enrollment("e-6", "oak", "student", "s-3"), MONDAY),
        enrollment("e-7", "oak", "proctor", "p-1"));

    assertThat(register.schools(DISTRICT))
        .containsExactly(
            new School("elm", "Elm", "", 0, 0, 0), new School("oak", "Oak", "9900101", 2, 1, 2));
  }

  @Test
  void whatIsWrittenBetweenTwoReadsOfOneMomentDoesNotShow() {
    write(ADDED, record(ORGS, "oak"), record(USERS, "usr-1"));

    List<Integer> active =
        register.atOneMoment(
            DISTRICT,
            () -> {
              int schools = register.count(DISTRICT, ORGS).active();
              elsewhere(
                  () -> {
                    write(ADDED, record(ORGS, "elm"), record(USERS, "usr-2"));
                    opened
                        .database()
                        .students()
                        .load(DISTRICT, List.of(Invented.loaded(2, null, "New")), false);
                  });
              return List.of(
                  schools,
                  register.count(DISTRICT, ORGS).active(),
                  all(USERS).size(),
                  opened.database().students().read(DISTRICT, LocalDate.EPOCH).all().size());
            });

    assertThat(active).containsExactly(1, 1, 1, 0);
    assertThat(register.count(DISTRICT, ORGS).active()).isEqualTo(2);
    assertThat(opened.database().students().count(DISTRICT)).isEqualTo(1);
  }

  /** Another thread writes as another process does. */
  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  // ---- what changes, and the audit of it ----

  @Test
  void aChangeIsAuditedColumnByColumn() {
    write(
        ADDED,
        record(USERS, "usr-0"),
        dated(
            record(
                USERS,
                "usr-1",
                "givenName",
                "Imani",
                "email",
                "imani@example.org",
                "metadata.ell",
                "Y",
                "metadata.program",
                "RSP"),
            MONDAY));
    RosterRecord after =
        record(
            USERS,
            "usr-1",
            "givenName",
            "Imany",
            "middleName",
            "J",
            "metadata.ell",
            "N",
            "metadata.homeroom",
            "12");

    write(CHANGED, after);

    assertThat(register.listAudit(2))
        .containsExactly(
            audit("usr-1", CHANGED, "givenName", "Imani", "Imany"),
            audit("usr-1", CHANGED, "middleName", null, "J"),
            audit("usr-1", CHANGED, "email", "imani@example.org", null),
            audit("usr-1", CHANGED, "metadata.ell", "Y", "N"),
            audit("usr-1", CHANGED, "metadata.homeroom", null, "12"),
            audit("usr-1", CHANGED, "metadata.program", "RSP", null));
    assertThat(all(USERS))
        .as("what bears no date keeps its own")
        .containsExactlyInAnyOrder(
            new KeptRecord(record(USERS, "usr-0"), 1, 1),
            new KeptRecord(dated(after, MONDAY), 1, 2));
    assertThat(register.count(DISTRICT, USERS)).isEqualTo(new KeptFile(USERS, 2, 0, 2L));
  }

  @Test
  void whatIsGoneStaysOnRecordAndComesBack() {
    RosterRecord oak = record(ORGS, "oak", "name", "Oak");
    write(ADDED, oak);

    write(TO_BE_DELETED, gone(oak, TUESDAY));

    assertThat(all(ORGS)).containsExactly(new KeptRecord(gone(oak, TUESDAY), 1, 2));
    assertThat(register.count(DISTRICT, ORGS)).isEqualTo(new KeptFile(ORGS, 0, 1, 2L));
    assertThat(register.listAudit(2))
        .containsExactly(
            new RosterAudit(2, ORGS, "oak", TO_BE_DELETED, "status", "active", "tobedeleted"));

    write(BACK, record(ORGS, "oak", "name", "Oak Elementary"));

    assertThat(all(ORGS))
        .containsExactly(new KeptRecord(record(ORGS, "oak", "name", "Oak Elementary"), 1, 3));
    assertThat(register.listAudit(3))
        .containsExactly(
            new RosterAudit(3, ORGS, "oak", BACK, "status", "tobedeleted", "active"),
            new RosterAudit(3, ORGS, "oak", BACK, "name", "Oak", "Oak Elementary"));
  }

  @Test
  void aLaterDateAloneIsKeptAndNoChangeOfValues() {
    RosterRecord oak = record(ORGS, "oak", "name", "Oak");
    write(ADDED, oak);

    write(CONFIRMED, dated(oak, TUESDAY));

    assertThat(all(ORGS)).containsExactly(new KeptRecord(dated(oak, TUESDAY), 1, 2));
    assertThat(register.listAudit(2)).isEmpty();
  }

  @Test
  void manyChangesOfSeveralFilesAreAuditedInOneOrder() {
    List<RosterChange> added = new ArrayList<>();
    List<RosterChange> changed = new ArrayList<>();
    for (RosterFile file : List.of(USERS, ENROLLMENTS)) {
      for (int i = 0; i < 2_500; i++) {
        added.add(new RosterChange(ADDED, record(file, "id-" + i)));
        changed.add(new RosterChange(CHANGED, record(file, "id-" + i, "role", "teacher")));
      }
    }
    write(added);

    write(changed);

    List<RosterAudit> audit = register.listAudit(2);
    assertThat(audit).hasSize(5_000);
    for (int i = 0; i < changed.size(); i++) {
      RosterRecord record = changed.get(i).record();
      assertThat(audit.get(i))
          .isEqualTo(
              new RosterAudit(
                  2, record.file(), record.sourcedId(), CHANGED, "role", null, "teacher"));
    }
  }

  // ---- one transaction ----

  @Test
  void nothingIsWrittenWhereSomebodyElseTookTheDistrictOver() {
    journal.release(claim);
    Claim lost = Invented.claimUntilTheNext(journal);
    claim = Invented.claim(journal);

    assertThatThrownBy(
            () ->
                journal.apply(
                    lost,
                    run(1, "aa"),
                    log("text"),
                    List.of(),
                    NOBODY,
                    reader -> {
                      throw new AssertionError("asked for before it is known whose district it is");
                    }))
        .isInstanceOf(FencedException.class);

    assertThat(register.isEmpty(DISTRICT)).isTrue();
  }

  @Test
  void nothingIsWrittenWhereThePackageCannotBeReadToItsEnd() {
    RosterChanges damaged =
        reader -> {
          IntStream.range(0, 30_000)
              .forEach(i -> reader.accept(new RosterChange(ADDED, record(USERS, "usr-" + i))));
          throw new SisImportException("damaged further down");
        };

    assertThatThrownBy(
            () ->
                journal.apply(
                    claim,
                    run(1, "aa"),
                    log("text"),
                    List.of(Invented.created(2, Invented.values(null, "New"))),
                    NOBODY,
                    damaged))
        .hasMessage("damaged further down");

    assertThat(register.isEmpty(DISTRICT)).isTrue();
    assertThat(opened.database().students().isEmpty(DISTRICT)).isTrue();
    assertThat(journal.list(null)).isEmpty();
  }

  @Test
  void aRecordThatIsNotThereCannotChange() {
    assertThatThrownBy(() -> write(CHANGED, record(USERS, "usr-1")))
        .hasMessageContaining("roster_user")
        .hasMessageNotContaining("usr-1");
  }

  @Test
  void whatWasHeldIsWrittenWhenItIsApproved() {
    long held = Invented.begin(journal, claim);
    journal.hold(
        claim,
        run(held, "aa", RunStatus.HELD, "2026-11-02T10:00:00Z"),
        log("held"),
        "what it would do");
    long number = Invented.begin(journal, claim);
    RosterChanges changes =
        reader -> reader.accept(new RosterChange(ADDED, record(ORGS, "oak", "name", "Oak")));

    journal.approve(
        claim,
        new HoldDecision(
            held, HoldDecision.Kind.APPROVED, "somebody", "it is right", MONDAY, number),
        new Finished(run(number, "aa"), log("applied")),
        new Plan(
            null,
            false,
            Counts.NONE,
            List.of(),
            NOBODY,
            new Notices(),
            TransferAsks.NONE,
            new RosterPlan(List.of(), changes, "", List.of())));

    assertThat(all(ORGS)).extracting(KeptRecord::addedRun).containsExactly(number);
  }

  // ---- how it is written ----

  private void write(RosterChange.Kind kind, RosterRecord... records) {
    write(Arrays.stream(records).map(record -> new RosterChange(kind, record)).toList());
  }

  private void write(List<RosterChange> changes) {
    long number = ++runs;
    journal.apply(
        claim, run(number, "bytes " + number), log("text"), List.of(), NOBODY, changes::forEach);
  }

  private List<KeptRecord> all(RosterFile file) {
    List<KeptRecord> all = new ArrayList<>();
    register.forEach(DISTRICT, file, all::add);
    return all;
  }

  private static RosterRecord enrollment(String id, String school, String role, String user) {
    return record(ENROLLMENTS, id, "schoolSourcedId", school, "role", role, "userSourcedId", user);
  }

  private static RosterAudit audit(
      String id,
      RosterChange.Kind kind,
      String column,
      @Nullable String before,
      @Nullable String after) {
    return new RosterAudit(2, USERS, id, kind, column, before, after);
  }
}
