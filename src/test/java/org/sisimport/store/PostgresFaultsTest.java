package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.TODAY;
import static org.sisimport.store.Invented.grade;
import static org.sisimport.store.Invented.loaded;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.StudentChange;

/** The line to PostgreSQL breaks; the runs are whole or not there, and the next one works. */
class PostgresFaultsTest {

  private static final int STUDENTS = 300;

  private final PostgresServer.Place place = PostgresServer.shared().newDatabase();
  private final Relay relay;
  private Database database;
  private Claim claim;

  PostgresFaultsTest() throws IOException {
    relay = new Relay(place.server().port());
  }

  @BeforeEach
  void connect() {
    database = Database.connect(relay.url(place), PostgresServer.USER, PostgresServer.PASSWORD);
    database.students().load(DISTRICT, loaded(STUDENTS), false);
    claim = Invented.claim(database.journal());
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    relay.close();
    place.close();
  }

  @Test
  void aRunWhoseCommitWasDoneAlthoughTheAnswerWasLostIsApplied() {
    Runnable apply = planned(1, "06");
    relay.breakAt("COMMIT", Relay.Cut.BEFORE_THE_ANSWER);

    apply.run();

    assertThat(relay.hasBroken()).isTrue();
    assertThat(grades()).containsOnly("06");
    assertThat(database.journal().findApplied(DISTRICT, "bytes 1")).isPresent();
    assertThat(database.journal().listAudit(1)).hasSize(STUDENTS);
  }

  @Test
  void aRunWhoseCommitNeverReachedTheServerWroteNothingAndSaysSo() {
    Runnable apply = planned(1, "06");
    relay.breakAt("COMMIT", Relay.Cut.BEFORE_THE_SERVER);

    assertThatThrownBy(apply::run)
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("Run 1 could not be written (SQL state 08")
        .hasMessageContaining("the database " + place.name() + " at localhost:");

    requireNothingWrittenAndTheNextRunWorks();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO run ",
        "INSERT INTO run_log",
        "UPDATE student",
        "COPY audit",
        "INSERT INTO sighting",
      })
  void aRunThatIsCutInTheMiddleWroteNothing(String statement) {
    Runnable apply = planned(1, "06");
    relay.breakAt(statement, Relay.Cut.BEFORE_THE_ANSWER);

    assertThatThrownBy(apply::run)
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("Run 1 could not be written (SQL state 08");

    requireNothingWrittenAndTheNextRunWorks();
  }

  @Test
  void aReadThatIsCutIsToldInOneSentenceAndTheNextOneWorks() {
    relay.breakAt("SELECT id, version", Relay.Cut.BEFORE_THE_ANSWER);

    assertThatThrownBy(() -> database.students().read(DISTRICT, TODAY))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith(
            "The students of district " + DISTRICT + " could not be read (SQL state 08")
        .hasMessageEndingWith("it is used again as soon as it answers.");

    assertThat(database.students().read(DISTRICT, TODAY).all()).hasSize(STUDENTS);
  }

  @Test
  void aRunThatIsOnRecordAlthoughItsCommitFailedIsRecordedOnce() {
    relay.breakAt("COMMIT", Relay.Cut.BEFORE_THE_ANSWER);
    Run refused = run(1, "aa", RunStatus.REFUSED, "2026-11-02T10:00:00Z");

    database.journal().record(claim, refused, log("why"));

    assertThat(relay.hasBroken()).isTrue();
    assertThat(database.journal().list(null)).containsExactly(refused);
  }

  @Test
  void connectionsThatTheServerEndsWhileNobodyUsesThemAreReplaced() {
    for (int number = 1; number <= 3; number++) {
      place.terminateConnections();
      try {
        apply(number, "0" + number);
      } catch (SisImportException e) {
        assertThat(e).hasMessageContaining("it is used again as soon as it answers");
        apply(number, "0" + number);
      }
      assertThat(grades()).containsOnly("0" + number);
    }
    assertThat(database.journal().list(null)).hasSize(3);
  }

  private void requireNothingWrittenAndTheNextRunWorks() {
    assertThat(relay.hasBroken()).isTrue();
    assertThat(grades()).containsOnly("05");
    assertThat(database.journal().list(null)).isEmpty();

    apply(2, "07");

    assertThat(grades()).containsOnly("07");
    assertThat(database.journal().list(null)).extracting(Run::number).containsExactly(2L);
    assertThat(database.journal().listAudit(2)).hasSize(STUDENTS);
  }

  private void apply(long number, String grade) {
    planned(number, grade).run();
  }

  /** Students are read now and written when it runs. */
  private Runnable planned(long number, String grade) {
    List<StudentChange> changes = new ArrayList<>();
    List<ExistingStudent> students = database.students().list(DISTRICT, TODAY);
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

  private List<String> grades() {
    return database.students().list(DISTRICT, TODAY).stream()
        .map(student -> String.valueOf(student.grade()))
        .distinct()
        .toList();
  }
}
