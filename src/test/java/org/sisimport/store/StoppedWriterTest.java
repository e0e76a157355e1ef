package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.TODAY;
import static org.sisimport.store.Invented.grade;
import static org.sisimport.store.Invented.loaded;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Claim;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.Run;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.StudentChange;

/** A process stands still in the middle of what it writes to PostgreSQL. */
@Timeout(60)
class StoppedWriterTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final PostgresServer.Place place = PostgresServer.shared().newDatabase();
  private final Relay relay;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Database stopped;
  private Database next;

  StoppedWriterTest() throws IOException {
    relay = new Relay(place.server().port());
  }

  @BeforeEach
  void connect() {
    stopped = Database.connect(relay.url(place), PostgresServer.USER, PostgresServer.PASSWORD);
    next = place.connect();
    next.students().load(DISTRICT, loaded(20), false);
  }

  @AfterEach
  void close() throws IOException {
    relay.goOn();
    threads.shutdownNow();
    stopped.close();
    next.close();
    relay.close();
    place.close();
  }

  @Test
  void whoeverComesNextNeedNotWaitForItOnceItsClaimHasRunOut() throws Exception {
    Claim lost = stopped.journal().claim(DISTRICT, "stopped", SHORT).orElseThrow();
    Future<?> writing = applyAndStopAt("COPY audit", lost);

    Claim ours =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> next.journal().claim(DISTRICT, "next", LONG), found -> found.isPresent())
            .orElseThrow();
    apply(next, ours, 2, "07");
    relay.goOn();

    assertThatThrownBy(() -> writing.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("Run 1 could not be written (SQL state ");
    assertThat(next.journal().list(DISTRICT)).extracting(Run::number).containsExactly(2L);
    assertThat(next.students().list(DISTRICT, TODAY)).allMatch(one -> "07".equals(one.grade()));
    assertThatThrownBy(() -> apply(stopped, lost, 3, "08"))
        .isInstanceOf(FencedException.class)
        .hasMessageContaining("was taken over by next");
  }

  @Test
  void aClaimIsRenewedWhileItsTransactionWrites() throws Exception {
    Claim claim = stopped.journal().claim(DISTRICT, "slow", SHORT).orElseThrow();
    Future<?> writing = applyAndStopAt("COPY audit", claim);

    assertThat(stopped.journal().renew(claim, LONG)).isTrue();
    assertThat(next.journal().claim(DISTRICT, "next", LONG)).isEmpty();
    relay.goOn();

    writing.get(20, TimeUnit.SECONDS);
    assertThat(next.journal().list(DISTRICT)).extracting(Run::number).containsExactly(1L);
  }

  @Test
  void studentsThatAreLoadedAreWaitedForAlthoughNobodyHasClaimedTheDistrict() throws Exception {
    stopped.journal().release(stopped.journal().claim(DISTRICT, "before", LONG).orElseThrow());
    relay.breakAt("COPY student", Relay.Cut.STANDSTILL);
    Future<?> loading = threads.submit(() -> stopped.students().load(DISTRICT, loaded(30), true));
    await().until(relay::hasBroken);
    Claim claim = next.journal().claim(DISTRICT, "next", LONG).orElseThrow();
    Future<?> applying = threads.submit(planned(next, claim, 1, "06"));
    relay.goOn();

    loading.get(20, TimeUnit.SECONDS);
    assertThat(next.students().count(DISTRICT)).isEqualTo(30);
    assertThatThrownBy(() -> applying.get(20, TimeUnit.SECONDS))
        .hasMessageContaining("plan the file again");
  }

  private Future<?> applyAndStopAt(String statement, Claim claim) {
    relay.breakAt(statement, Relay.Cut.STANDSTILL);
    Future<?> writing = threads.submit(() -> apply(stopped, claim, 1, "06"));
    await().until(relay::hasBroken);
    return writing;
  }

  private static void apply(Database database, Claim claim, long number, String grade) {
    planned(database, claim, number, grade).run();
  }

  /** Students are read now and written when it runs. */
  private static Runnable planned(Database database, Claim claim, long number, String grade) {
    List<ExistingStudent> students = database.students().list(DISTRICT, TODAY);
    List<StudentChange> changes = new ArrayList<>();
    for (ExistingStudent student : students) {
      changes.add(grade(student, changes.size() + 2, grade));
    }
    int[] seen = students.stream().mapToInt(ExistingStudent::id).toArray();
    return () ->
        database
            .journal()
            .apply(
                claim,
                run(number, "bytes " + number),
                log("text"),
                changes,
                seen,
                RosterChanges.NONE);
  }
}
