package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.attempt;
import static org.sisimport.store.Invented.begin;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.importer.Attempt;
import org.sisimport.importer.Claim;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.Journal;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.oneroster.RosterChanges;

@ParameterizedClass
@EnumSource(TestEngine.class)
class LeaseTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration OVER_AT_ONCE = Duration.ofSeconds(-1);

  private final TestEngine.TestDatabase opened;
  private final Database database;
  private final Journal journal;

  LeaseTest(TestEngine engine) {
    opened = engine.create();
    database = opened.database();
    journal = database.journal();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void aDistrictIsClaimedByOneAtATime() {
    Claim first = journal.claim(DISTRICT, "first", LONG).orElseThrow();

    assertThat(journal.claim(DISTRICT, "second", LONG)).isEmpty();
    assertThat(journal.findHolder(DISTRICT)).contains("first");
    assertThat(journal.claim(Invented.OTHER_DISTRICT, "second", LONG)).isPresent();

    journal.release(first);
    assertThat(journal.claim(DISTRICT, "second", LONG))
        .contains(new Claim(DISTRICT, first.token() + 1));
  }

  @Test
  void aClaimThatIsNotRenewedPassesToWhoeverComesNext() {
    Claim lost = journal.claim(DISTRICT, "paused", OVER_AT_ONCE).orElseThrow();
    Claim ours = journal.claim(DISTRICT, "next", LONG).orElseThrow();

    assertThat(journal.renew(lost, LONG)).isFalse();
    journal.release(lost);
    assertThat(journal.claim(DISTRICT, "third", LONG)).isEmpty();
    assertThat(journal.renew(ours, LONG)).isTrue();
  }

  @Test
  void aClaimThatWasGivenUpIsNotBroughtBackByALateRenewal() {
    Claim released = journal.claim(DISTRICT, "first", LONG).orElseThrow();
    journal.release(released);

    assertThat(journal.renew(released, LONG)).isFalse();
    assertThat(journal.claim(DISTRICT, "second", LONG)).isPresent();
  }

  @Test
  void aClaimThatRanOutAndThatNobodyTookOverIsRenewed() {
    Claim late = journal.claim(DISTRICT, "slow", OVER_AT_ONCE).orElseThrow();

    assertThat(journal.renew(late, LONG)).isTrue();
    assertThat(journal.claim(DISTRICT, "second", LONG)).isEmpty();
  }

  @Test
  void whoeverLostADistrictWritesNothingMore() {
    database.students().load(DISTRICT, Invented.loaded(4), false);
    Claim lost = journal.claim(DISTRICT, "paused", OVER_AT_ONCE).orElseThrow();
    long begun = begin(journal, lost);
    assertThat(journal.claim(DISTRICT, "next", LONG)).isPresent();
    var student = database.students().list(DISTRICT, Invented.TODAY).get(0);

    assertThatThrownBy(
            () ->
                journal.apply(
                    lost,
                    run(begun, "aa"),
                    log("text"),
                    List.of(Invented.grade(student, 2, "07")),
                    new int[] {student.id()},
                    RosterChanges.NONE))
        .isInstanceOf(FencedException.class)
        .hasMessage(
            "District "
                + DISTRICT
                + " was taken over by next; this process writes nothing more of it.");
    assertThatThrownBy(
            () ->
                journal.record(
                    lost, run(begun, "aa", RunStatus.REFUSED, "2026-11-02T10:00:00Z"), log("text")))
        .isInstanceOf(FencedException.class);
    assertThatThrownBy(() -> begin(journal, lost)).isInstanceOf(FencedException.class);
    assertThat(journal.list(DISTRICT)).isEmpty();
    assertThat(database.students().list(DISTRICT, Invented.TODAY)).contains(student);
  }

  @Test
  void ofManyWhoClaimADistrictAtOnceOneHasIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        String district = String.format("99%05d", round);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<Claim>>> claims = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          claims.add(
              threads.submit(
                  () -> {
                    start.await();
                    return journal.claim(district, "one of many", LONG);
                  }));
        }
        start.countDown();
        List<Claim> taken = new ArrayList<>();
        for (Future<Optional<Claim>> claim : claims) {
          claim.get().ifPresent(taken::add);
        }
        assertThat(taken).containsExactly(new Claim(district, 1));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatWasBegunAndNeverEndedIsListedForTheNextWhoHasTheDistrict() {
    Claim first = journal.claim(DISTRICT, "killed", OVER_AT_ONCE).orElseThrow();
    long ended = begin(journal, first);
    journal.record(first, run(ended, "aa", RunStatus.REFUSED, "2026-11-02T10:00:00Z"), log("text"));
    long open = begin(journal, first);
    Claim second = journal.claim(DISTRICT, "next", LONG).orElseThrow();
    begin(journal, second);

    Attempt begun = attempt(first);
    assertThat(journal.listUnfinished(second))
        .containsExactly(
            new Attempt(
                open,
                begun.night(),
                begun.district(),
                begun.file(),
                begun.pattern(),
                begun.size(),
                begun.modified(),
                begun.sha256(),
                begun.started(),
                begun.holder()));
  }

  @Test
  void theLastRunThatReadAFileIsFoundByThePatternThatTookIt() {
    Claim claim = Invented.claim(journal);
    Run read = run(1, "aa", RunStatus.REFUSED, "2026-11-02T10:00:00Z");
    journal.record(claim, read, log("read"));
    journal.record(claim, run(2, "bb", RunStatus.FAILED, "2026-11-02T11:00:00Z"), log("failed"));
    journal.record(
        claim, run(3, "", RunStatus.INTERRUPTED, "2026-11-02T12:00:00Z"), log("interrupted"));

    assertThat(journal.findLastRead(DISTRICT, "*_demographics.*")).contains(read);
    assertThat(journal.findLastRead(DISTRICT, "*_504.*")).isEmpty();
    assertThat(journal.findLastRead(Invented.OTHER_DISTRICT, "*_demographics.*")).isEmpty();
  }

  @Test
  void theSameReasonNotToRunIsKeptOnceANight() {
    NoRun seen = noRun("2026-11-02T10:00:00Z", "nothing lies there", LocalDate.of(2026, 11, 2));
    NoRun again = noRun("2026-11-02T10:10:00Z", "still nothing", LocalDate.of(2026, 11, 2));
    NoRun nextNight = noRun("2026-11-03T10:00:00Z", "nothing again", LocalDate.of(2026, 11, 3));
    List.of(seen, again, nextNight).forEach(journal::note);

    assertThat(journal.listNoRuns(DISTRICT))
        .containsExactly(
            nextNight,
            new NoRun(
                DISTRICT,
                seen.day(),
                "*_demographics.*",
                NoRun.Reason.NO_FILE,
                "still nothing",
                seen.first(),
                again.last(),
                2));
    assertThat(journal.listNoRuns(null)).hasSize(2);
    assertThat(journal.listNoRuns(Invented.OTHER_DISTRICT)).isEmpty();
  }

  private static NoRun noRun(String at, String text, LocalDate day) {
    Instant instant = Instant.parse(at);
    return new NoRun(
        DISTRICT, day, "*_demographics.*", NoRun.Reason.NO_FILE, text, instant, instant, 1);
  }
}
