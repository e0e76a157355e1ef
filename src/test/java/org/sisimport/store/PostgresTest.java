package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.TODAY;
import static org.sisimport.store.Invented.created;
import static org.sisimport.store.Invented.grade;
import static org.sisimport.store.Invented.loaded;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;
import static org.sisimport.store.Invented.ssid;
import static org.sisimport.store.Invented.values;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.importer.AuditEntry;
import org.sisimport.importer.Claim;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.students.FieldChange;
import org.sisimport.students.StudentChange;

class PostgresTest {

  private static final String SECRET = PostgresServer.PASSWORD;

  private static final List<String> CHANGES_OF_THE_RECORD =
      List.of(
          "UPDATE run SET status = 'FAILED'",
          "DELETE FROM run",
          "TRUNCATE run CASCADE",
          "UPDATE run_log SET notices = NULL",
          "DELETE FROM run_log",
          "TRUNCATE run_log",
          "UPDATE audit SET because = 'another reason'",
          "DELETE FROM audit WHERE run = 1",
          "TRUNCATE audit",
          "UPDATE run_number SET token = 0",
          "DELETE FROM run_number",
          "TRUNCATE run_number",
          "UPDATE held_run SET planned = ''",
          "DELETE FROM held_run",
          "TRUNCATE held_run CASCADE",
          "UPDATE hold_decision SET decided_by = 'somebody else'",
          "DELETE FROM hold_decision",
          "UPDATE disclosure SET students = 0",
          "DELETE FROM disclosure",
          "TRUNCATE hold_decision",
          "UPDATE transfer_request SET asking = '9900003'",
          "DELETE FROM transfer_request",
          "TRUNCATE transfer_request CASCADE",
          "UPDATE transfer_decision SET decided_by = 'somebody else'",
          "DELETE FROM transfer_decision",
          "TRUNCATE transfer_decision",
          "UPDATE transfer_audit SET value_after = 'another'",
          "DELETE FROM transfer_audit",
          "TRUNCATE transfer_audit",
          "UPDATE standing_entry SET changed_by = 'somebody else'",
          "DELETE FROM standing_entry",
          "TRUNCATE standing_entry",
          "UPDATE sent_file SET file_rows = 0",
          "DELETE FROM sent_file",
          "TRUNCATE sent_file CASCADE",
          "DELETE FROM sent_file_arrival",
          "TRUNCATE sent_file_arrival",
          "UPDATE outgoing_night SET files_sent = 0",
          "DELETE FROM outgoing_night",
          "TRUNCATE outgoing_night",
          "DELETE FROM lease",
          "TRUNCATE lease");

  private final PostgresServer server = PostgresServer.shared();
  private final PostgresServer.Place place = server.newEmptyDatabase();

  @AfterEach
  void drop() {
    place.close();
  }

  @Test
  void eachDistrictThatIsImportedAtOnceHasTwoConnections() throws SQLException {
    int districts = 12;
    List<Connection> taken = new ArrayList<>();
    try (Database database =
        Database.connect(place.url(), PostgresServer.USER, PostgresServer.PASSWORD, districts)) {
      DataSource connections = database.scheduling();
      for (int i = 0; i < 2 * districts; i++) {
        taken.add(connections.getConnection());
      }
      assertThat(database.journal().list(null)).as("with those that are beside").isEmpty();
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  @Test
  void whatIsOnRecordStaysAsItIs() throws SQLException {
    place.connect().close();
    List<String> refused = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(place.url(), PostgresServer.USER, PostgresServer.PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String change : CHANGES_OF_THE_RECORD) {
        try {
          statement.execute(change);
        } catch (SQLException e) {
          assertThat(e.getMessage()).contains("is a record: what is in it stays as it is, and ");
          refused.add(change);
        }
      }
    }
    assertThat(refused).isEqualTo(CHANGES_OF_THE_RECORD);
  }

  @Test
  void theServerOfTheTestsKeepsWhatItAcknowledges() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(place.url(), PostgresServer.USER, PostgresServer.PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('fsync'), current_setting('synchronous_commit')")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("on");
      assertThat(row.getString(2)).isEqualTo("on");
    }
  }

  @Test
  void processesThatStartAtOnceOnAnEmptyDatabaseMakeItsTablesOnce() throws Exception {
    int processes = 4;
    CyclicBarrier together = new CyclicBarrier(processes);
    ExecutorService threads = Executors.newFixedThreadPool(processes);
    try {
      List<Future<Boolean>> empty = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        empty.add(
            threads.submit(
                () -> {
                  together.await();
                  try (Database database = place.connect()) {
                    return database.students().isEmpty(DISTRICT);
                  }
                }));
      }
      for (Future<Boolean> each : empty) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftAlone() throws SQLException {
    place.connect().close();
    execute("UPDATE schema_history SET version = '999'");

    assertThatThrownBy(place::connect)
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("has the tables of a newer sis-import (version 999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:hsqldb:mem:x", "postgres://localhost/x", "jdbc:postgresql:x", "", "sis"})
  void aUrlOfAnythingElseIsRefusedWithAnExample(String url) {
    assertThatThrownBy(() -> Database.connect(url, "sis", SECRET))
        .isInstanceOf(SisImportException.class)
        .hasMessage(
            "The url of the database is not understood: it is of the form"
                + " jdbc:postgresql://db.example.org:5432/sis.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "user"})
  void aUrlWithASecretIsRefusedWithoutRepeatingIt(String name) {
    assertThatThrownBy(() -> Database.connect(place.url() + "?" + name + "=hunter2", "sis", SECRET))
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("holds " + name + "=")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void theSimpleProtocolIsRefused() {
    assertThatThrownBy(
            () -> Database.connect(place.url() + "?preferQueryMode=simple", "sis", SECRET))
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("preferQueryMode=simple");
  }

  @Test
  void aServerThatIsNotThereIsToldInOneSentence() {
    assertThatThrownBy(() -> Database.connect("jdbc:postgresql://localhost:1/sis", "sis", SECRET))
        .isInstanceOf(SisImportException.class)
        .hasMessage(
            "The database sis at localhost:1 cannot be opened (SQL state 08001): the database sis"
                + " at localhost:1 cannot be reached; look whether its server runs and the network"
                + " lets through, and it is used again as soon as it answers.");
  }

  @Test
  void aDatabaseThatIsNotThereIsToldInOneSentence() {
    assertThatThrownBy(() -> new PostgresServer.Place(server, "nowhere").connect())
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("(SQL state 3D000): the database nowhere at localhost:")
        .hasMessageEndingWith("is not there; create it, or mend the url.");
  }

  @Test
  void aUserWhoMayNotConnectIsToldInOneSentence() {
    server.execute("CREATE USER nobody_" + place.name() + " NOLOGIN");
    assertThatThrownBy(() -> Database.connect(place.url(), "nobody_" + place.name(), SECRET))
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("(SQL state 28000)")
        .hasMessageContaining("refuses the user")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aUserWhoDoesNotOwnTheDatabaseIsToldWhatToDo() {
    String user = "guest_" + place.name();
    server.execute("CREATE USER " + user);
    assertThatThrownBy(() -> Database.connect(place.url(), user, SECRET))
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("make the user the owner of the database");
  }

  @Test
  void anEncodingThatCannotHoldEveryNameIsRefused() {
    String name = place.name() + "_latin";
    server.execute(
        "CREATE DATABASE "
            + name
            + " OWNER "
            + PostgresServer.USER
            + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    try (PostgresServer.Place latin = new PostgresServer.Place(server, name)) {
      assertThatThrownBy(latin::connect)
          .isInstanceOf(SisImportException.class)
          .hasMessageContaining("has the encoding LATIN1, which cannot hold every name");
    }
  }

  @Test
  void whatIsAcknowledgedIsOnDiskAlthoughTheServersDefaultIsNot() throws SQLException {
    server.execute("ALTER DATABASE " + place.name() + " SET synchronous_commit = off");
    try (PostgresEngine engine =
        PostgresEngine.connect(
            new Credentials(place.url(), PostgresServer.USER, PostgresServer.PASSWORD), 1)) {
      String setting =
          engine
              .jdbi()
              .withHandle(
                  handle ->
                      handle.createQuery("SHOW synchronous_commit").mapTo(String.class).one());
      assertThat(setting).isEqualTo("on");
    }
  }

  @Test
  void aStudentWhoChangedMeanwhileIsFoundAmongThousands() {
    try (Database database = place.connect()) {
      database.students().load(DISTRICT, loaded(12_000), false);
      Claim claim = Invented.claim(database.journal());
      List<ExistingStudent> students = database.students().list(DISTRICT, TODAY);
      ExistingStudent stale = students.get(11_234);
      database
          .journal()
          .apply(
              claim,
              run(1, "aa"),
              log(""),
              List.of(grade(stale, 2, "06")),
              new int[0],
              RosterChanges.NONE);
      List<StudentChange> changes = new ArrayList<>();
      for (ExistingStudent student : students) {
        changes.add(grade(student, changes.size() + 2, "07"));
      }

      assertThatThrownBy(
              () ->
                  database
                      .journal()
                      .apply(claim, run(2, "bb"), log(""), changes, new int[0], RosterChanges.NONE))
          .isInstanceOf(StudentsChangedException.class)
          .hasMessageStartingWith("Student " + stale.id() + " was changed by somebody else");

      assertThat(database.students().list(DISTRICT, TODAY))
          .extracting(ExistingStudent::grade)
          .containsOnly("05", "06")
          .containsOnlyOnce("06");
    }
  }

  @Test
  void textsThatCopyWritesInItsOwnWayComeBackAsTheyWere() {
    List<String> texts =
        List.of(
            "\\N", "\\.", "\\", "a\tb", "a\nb", "a\r\nb", "", "\"", "Núñez", "李", "𝔘", "\u0001");
    try (Database database = place.connect()) {
      Claim claim = Invented.claim(database.journal());
      List<StudentChange> changes = new ArrayList<>();
      for (String text : texts) {
        changes.add(
            created(
                changes.size() + 2,
                values(ssid(changes.size()), "L").with(Field.MIDDLE_NAME, text)));
      }
      database
          .journal()
          .apply(claim, run(1, "aa"), log(""), changes, new int[0], RosterChanges.NONE);
      List<ExistingStudent> created = database.students().list(DISTRICT, TODAY);
      assertThat(created)
          .extracting(student -> student.values().get(Field.MIDDLE_NAME))
          .containsExactlyElementsOf(texts);
      assertThat(database.journal().listAudit(1))
          .filteredOn(entry -> entry.field() == Field.MIDDLE_NAME)
          .extracting(AuditEntry::after)
          .containsExactlyElementsOf(texts);

      List<StudentChange> again = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(texts.size() - 1 - i);
        ExistingStudent before = created.get(i);
        again.add(
            new StudentChange(
                i + 2,
                before,
                before.values().with(Field.FIRST_NAME, text),
                List.of(new FieldChange(Field.FIRST_NAME, "Imani", text, Invented.RULE, text))));
      }
      database.journal().apply(claim, run(2, "bb"), log(""), again, new int[0], RosterChanges.NONE);
      assertThat(database.students().list(DISTRICT, TODAY))
          .extracting(student -> student.values().get(Field.FIRST_NAME))
          .containsExactlyElementsOf(
              again.stream().map(change -> change.after().get(Field.FIRST_NAME)).toList());
    }
  }

  @Test
  void aServerThatIsRestartedBetweenTwoNightsIsUsedAgain(@TempDir Path data) {
    try (PostgresServer own = PostgresServer.own(data);
        PostgresServer.Place there = own.newEmptyDatabase();
        Database database = there.connect()) {
      database.students().load(DISTRICT, loaded(3), false);
      Claim claim = Invented.claim(database.journal());
      database
          .journal()
          .apply(claim, run(1, "aa"), log(""), List.of(), new int[0], RosterChanges.NONE);

      own.stop();
      assertThatThrownBy(
              () ->
                  database
                      .journal()
                      .apply(
                          claim, run(2, "bb"), log(""), List.of(), new int[0], RosterChanges.NONE))
          .isInstanceOf(SisImportException.class)
          .hasMessageContaining("it is used again as soon as it answers");
      own.restart(data);

      database
          .journal()
          .apply(claim, run(2, "bb"), log(""), List.of(), new int[0], RosterChanges.NONE);
      assertThat(database.journal().list(DISTRICT)).hasSize(2);
      assertThat(database.students().count(DISTRICT)).isEqualTo(3);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(place.url(), PostgresServer.USER, PostgresServer.PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
