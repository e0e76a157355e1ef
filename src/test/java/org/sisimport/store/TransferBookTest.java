package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.OTHER_DISTRICT;
import static org.sisimport.store.Invented.TODAY;
import static org.sisimport.store.Invented.grade;
import static org.sisimport.store.Invented.loaded;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;
import static org.sisimport.store.Invented.ssid;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.importer.Claim;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.Journal;
import org.sisimport.importer.Run;
import org.sisimport.importer.StandingEntry;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.importer.TransferBook;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.StudentChange;
import org.sisimport.students.StudentRegister;
import org.sisimport.students.TransferAsks;
import org.sisimport.students.TransferDecision;
import org.sisimport.students.TransferRequest;

@ParameterizedClass
@EnumSource(TestEngine.class)
class TransferBookTest {

  private static final Instant NOON = Instant.parse("2026-11-05T20:00:00Z");

  private final TestEngine.TestDatabase opened;
  private final StudentRegister register;
  private final Journal journal;
  private final TransferBook book;
  private final StandingBookOf standings;
  private final Claim asking;
  private final Claim asked;

  /** The entries of one district. */
  private interface StandingBookOf {
    List<StandingEntry> of(String district);
  }

  TransferBookTest(TestEngine engine) {
    opened = engine.create();
    Database database = opened.database();
    register = database.students();
    journal = database.journal();
    book = database.transfers();
    standings = district -> database.standings().listSince(district, 0);
    asking = Invented.claim(journal);
    asked = Invented.claim(journal, OTHER_DISTRICT);
    register.load(DISTRICT, loaded(2), false);
    register.load(
        OTHER_DISTRICT, List.of(loaded(2, ssid(7), "Gebre"), loaded(3, ssid(8), "Holm")), false);
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void aRequestIsWrittenWithTheRunThatAsks() {
    Run run = apply("aa", List.of(), ask(ssid(7)));

    assertThat(book.list(DISTRICT))
        .containsExactly(
            new TransferRequest(
                1,
                there(7).id(),
                OTHER_DISTRICT,
                DISTRICT,
                run.number(),
                5,
                run.finished().truncatedTo(ChronoUnit.MICROS),
                run.day(),
                null));
    assertThat(book.list(OTHER_DISTRICT)).isEqualTo(book.list(null)).isEqualTo(book.list(DISTRICT));
    assertThat(book.listAbout(OTHER_DISTRICT, ssid(7))).hasSize(1);
    assertThat(book.listAbout(OTHER_DISTRICT, ssid(8))).isEmpty();
    assertThat(register.read(DISTRICT, TODAY).findInOtherDistricts(List.of(ssid(7))))
        .hasEntrySatisfying(ssid(7), elsewhere -> assertThat(elsewhere.asked()).isTrue());
  }

  @Test
  void aRunThatIsNotWrittenAsksNobody() {
    ExistingStudent first = register.findBySsid(DISTRICT, ssid(0), TODAY).orElseThrow();
    apply("aa", List.of(grade(first, 2, "06")), ask());

    assertThatThrownBy(() -> apply("bb", List.of(grade(first, 2, "07")), ask(ssid(7))))
        .isInstanceOf(StudentsChangedException.class);

    assertThat(book.list(null)).isEmpty();
  }

  @Test
  void eachStudentIsAskedForOnceAndWhoIsNoLongerAskedForIsClosed() {
    apply("aa", List.of(), ask(ssid(7), ssid(8)));
    apply("bb", List.of(), ask(ssid(7), ssid(8)));
    Run last = apply("cc", List.of(), ask(ssid(8)));

    assertThat(book.list(null)).extracting(TransferRequest::open).containsExactly(true, false);
    assertThat(lastDecision())
        .satisfies(
            closed -> {
              assertThat(closed.kind()).isEqualTo(TransferDecision.Kind.WITHDRAWN);
              assertThat(closed.run()).isEqualTo(last.number());
            });
    // nor is anybody closed twice
    apply("dd", List.of(), ask(ssid(8)));
    assertThat(lastDecision().run()).isEqualTo(last.number());
  }

  @Test
  void aFileThatHasOnlyWhatChangedClosesNothing() {
    apply("aa", List.of(), ask(ssid(7)));
    apply("bb", List.of(), new TransferAsks(List.of(), Set.of(), false));

    assertThat(book.list(null)).extracting(TransferRequest::open).containsExactly(true);
  }

  @Test
  void whoStandsInARowOfWhichNothingWasDecidedIsStillAskedFor() {
    apply("aa", List.of(), ask(ssid(7), ssid(8)));
    apply("bb", List.of(), new TransferAsks(List.of(), Set.of(ssid(7), ssid(99)), true));

    assertThat(book.list(null)).extracting(TransferRequest::open).containsExactly(false, true);
  }

  @Test
  void whoIsInNoOtherDistrictWhenTheRunIsWrittenIsNotAskedFor() {
    apply("aa", List.of(), ask(ssid(0), ssid(99)));

    assertThat(book.list(null)).isEmpty();
  }

  @Test
  void aDeclinedStudentIsNotAskedForAgainUnlessTheFileHasCeasedToAsk() {
    apply("aa", List.of(), ask(ssid(7)));
    book.decide(asking, 1, decision(TransferDecision.Kind.DECLINED));
    apply("bb", List.of(), ask(ssid(7)));
    assertThat(book.list(null)).hasSize(1);
    assertThat(lastDecision()).isEqualTo(decision(TransferDecision.Kind.DECLINED));

    apply("cc", List.of(), ask());
    assertThat(lastDecision().kind()).isEqualTo(TransferDecision.Kind.WITHDRAWN);
    apply("dd", List.of(), ask(ssid(7)));
    assertThat(book.list(null)).extracting(TransferRequest::open).containsExactly(true, false);
  }

  @Test
  void aMoveIsWrittenWithItsDecisionAndItsAuditInBothDistricts() {
    apply("aa", List.of(), ask(ssid(7)));
    ExistingStudent before = there(7);

    move(before);

    ExistingStudent arrived = register.findBySsid(DISTRICT, ssid(7), TODAY).orElseThrow();
    assertThat(arrived)
        .isEqualTo(
            new ExistingStudent(
                before.id(), before.values(), "Pending", null, null, false, null, 2));
    assertThat(register.findBySsid(OTHER_DISTRICT, ssid(7), TODAY)).isEmpty();
    assertThat(standings.of(OTHER_DISTRICT))
        .extracting(StandingEntry::cause)
        .containsExactly(StandingEntry.Cause.MOVED_AWAY);
    assertThat(standings.of(DISTRICT))
        .extracting(StandingEntry::cause)
        .containsExactly(StandingEntry.Cause.ARRIVED);
    assertThat(book.listMovesSince(OTHER_DISTRICT, 0))
        .singleElement()
        .satisfies(move -> assertThat(move.before()).isEqualTo(before.values()));
    assertThat(book.listMovesSince(DISTRICT, 1)).hasSize(1);
    assertThat(book.listMovesSince(DISTRICT, 2)).isEmpty();
    // a later night of the district finds a student of its own
    apply("bb", List.of(grade(arrived, 2, "08")), ask());
    assertThat(lastDecision().kind()).isEqualTo(TransferDecision.Kind.ACCEPTED);
  }

  @Test
  void whoHasArrivedHasJoinedSinceTheRunsBefore() {
    Run before = apply("aa", List.of(), ask(ssid(7)));
    assertThat(register.haveJoinedSince(DISTRICT, before.number())).isFalse();

    move(there(7));

    assertThat(register.haveJoinedSince(DISTRICT, before.number())).isTrue();
    assertThat(register.haveJoinedSince(OTHER_DISTRICT, 0)).as("has lost one").isFalse();
    Run after = apply("bb", List.of(), ask());
    assertThat(register.haveJoinedSince(DISTRICT, after.number())).isFalse();
  }

  @Test
  void whoWasLoadedIsNotSeenUntilAFileSpeaksOfThem() {
    assertThat(register.isSeen(DISTRICT)).isFalse();
    ExistingStudent first = register.findBySsid(DISTRICT, ssid(0), TODAY).orElseThrow();
    Run run = run(Invented.begin(journal, asking), "aa");
    journal.apply(asking, run, log("text"), List.of(), new int[] {first.id()}, RosterChanges.NONE);
    assertThat(register.isSeen(DISTRICT)).isTrue();
    assertThat(register.isSeen(OTHER_DISTRICT)).isFalse();

    register.load(DISTRICT, loaded(2), true);

    assertThat(register.isSeen(DISTRICT)).isFalse();
  }

  @Test
  void aRecordThatWasChangedMeanwhileIsNotMovedAndNothingIsDecided() {
    apply("aa", List.of(), ask(ssid(7)));
    ExistingStudent older = there(7);
    Run others = run(Invented.begin(journal, asked), "zz");
    journal.apply(
        asked,
        of(OTHER_DISTRICT, others),
        log("text"),
        List.of(grade(older, 2, "06")),
        new int[0],
        RosterChanges.NONE);

    assertThatThrownBy(() -> move(older)).isInstanceOf(StudentsChangedException.class);

    assertThat(book.list(null)).extracting(TransferRequest::open).containsExactly(true);
    assertThat(standings.of(DISTRICT)).isEmpty();
    assertThat(there(7).values().get(Field.GRADE)).isEqualTo("06");
  }

  @Test
  void whoHasLostOneOfTheDistrictsMovesAndDecidesNothing() {
    apply("aa", List.of(), ask(ssid(7)));
    ExistingStudent student = there(7);
    TransferRequest request = book.find(1).orElseThrow();
    TransferDecision accepted = decision(TransferDecision.Kind.ACCEPTED);
    Claim lostAsking = new Claim(DISTRICT, asking.token() - 1);
    Claim lostAsked = new Claim(OTHER_DISTRICT, asked.token() - 1);

    assertThatThrownBy(() -> book.move(lostAsked, asking, request, accepted, student))
        .isInstanceOf(FencedException.class);
    assertThatThrownBy(() -> book.move(asked, lostAsking, request, accepted, student))
        .isInstanceOf(FencedException.class);
    assertThatThrownBy(() -> book.decide(lostAsking, 1, decision(TransferDecision.Kind.DECLINED)))
        .isInstanceOf(FencedException.class);

    assertThat(book.list(null)).extracting(TransferRequest::open).containsExactly(true);
    assertThat(there(7)).isEqualTo(student);
  }

  @Test
  void ofTwoWhoMoveOneStudentAtOnceOneSucceeds() throws Exception {
    apply("aa", List.of(), ask(ssid(7)));
    ExistingStudent student = there(7);
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            threads.submit(
                () -> {
                  together.await();
                  try {
                    move(student);
                    return true;
                  } catch (SisImportException e) {
                    return false;
                  }
                }));
      }
      assertThat(List.of(both.get(0).get(), both.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdown();
    }
    assertThat(register.count(DISTRICT)).isEqualTo(3);
    assertThat(standings.of(DISTRICT)).hasSize(1);
  }

  private TransferDecision lastDecision() {
    return Objects.requireNonNull(book.find(1).orElseThrow().decision());
  }

  private void move(ExistingStudent student) {
    book.move(
        asked,
        asking,
        book.find(1).orElseThrow(),
        decision(TransferDecision.Kind.ACCEPTED),
        student);
  }

  private static TransferDecision decision(TransferDecision.Kind kind) {
    return new TransferDecision(
        kind, "Ana Ruiz", "they moved", NOON, LocalDate.of(2026, 11, 5), null);
  }

  private ExistingStudent there(int i) {
    return register.findBySsid(OTHER_DISTRICT, ssid(i), TODAY).orElseThrow();
  }

  private static TransferAsks ask(String... ssids) {
    return new TransferAsks(
        Arrays.stream(ssids)
            .map(ssid -> new TransferAsks.Ask(5, ssid, OTHER_DISTRICT, false))
            .toList(),
        Set.of(),
        true);
  }

  private Run apply(String sha256, List<StudentChange> changes, TransferAsks asks) {
    Run run = run(Invented.begin(journal, asking), sha256);
    journal.apply(asking, run, log("text"), changes, new int[0], asks, RosterChanges.NONE);
    return run;
  }

  private static Run of(String district, Run run) {
    return new Run(
        run.number(),
        run.night(),
        district,
        run.day(),
        run.file(),
        run.pattern(),
        run.size(),
        run.modified(),
        run.sha256(),
        run.status(),
        run.started(),
        run.finished(),
        run.counts(),
        run.ruleSet(),
        run.reason(),
        run.sameAs(),
        run.log());
  }
}
