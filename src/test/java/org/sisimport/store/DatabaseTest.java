package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.TODAY;
import static org.sisimport.store.Invented.loaded;
import static org.sisimport.store.Invented.log;
import static org.sisimport.store.Invented.run;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.SisImportException;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.importer.Claim;
import org.sisimport.importer.Run;
import org.sisimport.oneroster.RosterChanges;

class DatabaseTest {

  private static final List<String> FORBIDDEN =
      List.of(
          "SCRIPT '/tmp/stolen'",
          "SCRIPT",
          "PERFORM EXPORT SCRIPT FOR DATABASE TO '/tmp/stolen'",
          "BACKUP DATABASE TO '/tmp/' BLOCKING",
          "CREATE TEXT TABLE t (a INTEGER)",
          "CREATE TABLE t (a INTEGER)",
          "CREATE FUNCTION f(x VARCHAR(99)) RETURNS VARCHAR(99) LANGUAGE JAVA DETERMINISTIC NO SQL"
              + " EXTERNAL NAME 'CLASSPATH:java.lang.System.getProperty'",
          "CALL \"java.lang.System.getProperty\"('user.home')",
          "VALUES LOAD_FILE('/etc/passwd')",
          "CREATE USER e PASSWORD 'e' ADMIN",
          "GRANT DBA TO IMPORTER",
          "CREATE SCHEMA elsewhere",
          "SET FILES WRITE DELAY TRUE",
          "SET DATABASE TRANSACTION CONTROL LOCKS",
          "CHECKPOINT",
          "SHUTDOWN",
          "DROP TABLE audit",
          "ALTER TABLE student DROP COLUMN grade",
          "UPDATE audit SET because = 'another reason'",
          "DELETE FROM audit",
          "UPDATE run SET status = 'FAILED'",
          "DELETE FROM run_log",
          "UPDATE standing_entry SET changed_by = 'somebody else'",
          "DELETE FROM standing_entry",
          "UPDATE sent_file SET file_rows = 0",
          "DELETE FROM sent_file",
          "DELETE FROM sent_file_arrival",
          "UPDATE outgoing_night SET files_sent = 0",
          "DELETE FROM outgoing_night",
          "UPDATE disclosure SET students = 0",
          "DELETE FROM disclosure");

  private final Path home;

  DatabaseTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void studentsAndRunsAreThereAgainAfterClosing() {
    long number;
    try (Database database = Database.open(folder())) {
      database.students().load(DISTRICT, loaded(3), false);
      Claim claim = Invented.claim(database.journal());
      number = Invented.begin(database.journal(), claim);
      database
          .journal()
          .apply(
              claim,
              run(number, "aa"),
              log("text"),
              List.of(),
              new int[] {1, 2, 3},
              RosterChanges.NONE);
    }
    try (Database database = Database.open(folder())) {
      assertThat(database.students().list(DISTRICT, TODAY))
          .hasSize(3)
          .extracting(ExistingStudent::lastImportDate)
          .doesNotContainNull();
      assertThat(database.journal().list(null)).extracting(Run::number).containsExactly(number);
      Claim claim = Invented.claim(database.journal());
      assertThat(Invented.begin(database.journal(), claim)).isGreaterThan(number);
    }
  }

  @Test
  void onlyItsOwnerMayEnterTheFolder() throws IOException {
    Files.createDirectories(folder());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
    Database.open(folder()).close();

    assertThat(permissions(folder())).isEqualTo("rwx------");
    assertThat(permissions(folder().resolve("hsqldb/importer.password"))).isEqualTo("rw-------");
  }

  @Test
  void aFolderInUseIsRefusedAtOnce() {
    try (Database database = Database.open(folder())) {
      Instant before = Instant.now();

      assertThatThrownBy(() -> Database.open(folder()))
          .isInstanceOf(SisImportException.class)
          .hasMessage(
              "The database in "
                  + folder()
                  + " is in use by another sis-import: wait until that one has ended, or stop it.");

      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
      assertThat(database.students().isEmpty(DISTRICT)).isTrue();
    }
    Database.open(folder()).close();
  }

  @Test
  void anotherProcessIsRefusedAlsoAfterThisOneWasRefusedASecondTime() throws Exception {
    try (Database database = Database.open(folder())) {
      assertThatThrownBy(() -> Database.open(folder())).isInstanceOf(SisImportException.class);

      Process other =
          ApplyingProcess.start(List.of(folder().toString()), ProcessBuilder.Redirect.PIPE);

      assertThat(new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("is in use by another sis-import");
      assertThat(other.waitFor()).isEqualTo(1);
      assertThat(database.journal().list(null)).isEmpty();
    }
  }

  @Test
  void databasesInMemoryAreApart() {
    try (Database one = Database.inMemory("a sample");
        Database other = Database.inMemory("a sample")) {
      one.students().load(DISTRICT, loaded(3), false);

      assertThat(other.students().isEmpty(DISTRICT)).isTrue();
    }
  }

  @Test
  void theApplicationMayNeitherTouchFilesNorChangeTablesNorTheRecord() throws SQLException {
    Database.open(folder()).close();
    List<String> refused = new ArrayList<>();
    try (Connection connection = connect(Hsqldb.APPLICATION);
        Statement statement = connection.createStatement()) {
      for (String sql : FORBIDDEN) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          assertThat(e.getSQLState()).as(sql).isIn("42507", "42501", "0L000", "0L501");
          refused.add(sql);
        }
      }
    }
    assertThat(refused).isEqualTo(FORBIDDEN);
  }

  @Test
  void theAdministratorHasNoEmptyPassword() {
    Database.open(folder()).close();
    Credentials user = credentials(Hsqldb.APPLICATION);

    assertThatThrownBy(() -> DriverManager.getConnection(user.url(), "SA", ""))
        .isInstanceOf(SQLException.class);
    assertThat(user.toString()).doesNotContain(user.password());
  }

  @Test
  void everyFieldHasItsColumn() throws SQLException {
    Database.open(folder()).close();
    List<String> columns = new ArrayList<>();
    try (Connection connection = connect(Hsqldb.OWNER);
        ResultSet row = connection.getMetaData().getColumns(null, "SIS", "STUDENT", null)) {
      while (row.next()) {
        columns.add(row.getString("COLUMN_NAME"));
      }
    }
    assertThat(columns)
        .containsAll(Stream.of(Field.values()).map(Field::name).toList())
        .hasSize(Field.values().length + 7);
  }

  @Test
  void theNewestMigrationIsTheOneThatTheProgramKnows() throws Exception {
    URL migrations =
        Objects.requireNonNull(getClass().getClassLoader().getResource(Schema.MIGRATIONS));
    try (Stream<Path> files = Files.list(Path.of(URI.create(migrations.toString())))) {
      assertThat(
              files.mapToInt(
                  file -> Integer.parseInt(file.getFileName().toString().split("V|__", -1)[1])))
          .contains(Schema.NEWEST)
          .allMatch(version -> version <= Schema.NEWEST);
    }
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftAlone() throws SQLException {
    Database.open(folder()).close();
    try (Connection connection = connect(Hsqldb.OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE \"schema_history\" SET \"version\" = '999'");
    }

    assertThatThrownBy(() -> Database.open(folder()))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith(
            "The database in "
                + folder()
                + " has the tables of a newer sis-import (version 999, this one knows "
                + Schema.NEWEST
                + ")");
  }

  @Test
  void aDatabaseThatLacksTheMigrationsGetsThem() throws SQLException {
    Database.open(folder()).close();
    try (Connection connection = connect(Hsqldb.OWNER);
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "disclosure",
              "transfer_audit",
              "transfer_decision",
              "transfer_request",
              "roster_pending",
              "roster_audit",
              "roster_org",
              "roster_academic_session",
              "roster_course",
              "roster_class",
              "roster_user",
              "roster_role",
              "roster_enrollment",
              "roster_demographics",
              "hold_decision",
              "held_run",
              "lease",
              "no_run",
              "standing_entry",
              "sent_file_arrival",
              "sent_file",
              "outgoing_night",
              "audit",
              "visit",
              "alert",
              "scheduled_tasks",
              "sighting",
              "run_log",
              "run",
              "run_number",
              "student",
              "\"schema_history\"")) {
        statement.execute("DROP TABLE " + table);
      }
    }
    try (Database database = Database.open(folder())) {
      assertThat(database.students().isEmpty(DISTRICT)).isTrue();
    }
  }

  @Test
  void damagedFilesAreToldInOneSentence() throws IOException {
    Database.open(folder()).close();
    Files.writeString(folder().resolve("hsqldb/students.script"), "CREATE NONSENSE\n");

    assertThatThrownBy(() -> Database.open(folder()))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("The database in " + folder() + " cannot be opened (SQL state ")
        .hasMessageEndingWith("put back the folder as it was last saved.");
  }

  @Test
  void aLostPasswordIsToldInOneSentence() throws IOException {
    Database.open(folder()).close();
    Files.delete(folder().resolve("hsqldb/importer.password"));

    assertThatThrownBy(() -> Database.open(folder()))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("The database's password cannot be read from " + folder());
  }

  @Test
  void aFolderThatCannotBeMadeIsToldInOneSentence() throws IOException {
    Files.writeString(folder(), "a file is in the way");

    assertThatThrownBy(() -> Database.open(folder()))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("The database folder " + folder() + " cannot be written");
  }

  @Test
  void aPathThatHsqldbWouldMisreadIsRefused() {
    assertThatThrownBy(() -> Database.open(home.resolve("a;shutdown=false")))
        .isInstanceOf(SisImportException.class)
        .hasMessageContaining("has ; or ${ in its path");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aCreationThatWasCutShortIsBegunAgain() throws IOException {
    Path leftover = Files.createDirectories(folder().resolve("creating"));
    Files.writeString(leftover.resolve("students.script"), "half of it");

    try (Database database = Database.open(folder())) {
      assertThat(database.students().isEmpty(DISTRICT)).isTrue();
    }
    assertThat(leftover).doesNotExist();
  }

  private Path folder() {
    return home.resolve("data base");
  }

  private Credentials credentials(String user) {
    try (DatabaseFolder files = DatabaseFolder.lock(folder())) {
      return user.equals(Hsqldb.OWNER) ? files.owner() : files.application();
    }
  }

  private Connection connect(String name) throws SQLException {
    Credentials user = credentials(name);
    return DriverManager.getConnection(user.url(), user.user(), user.password());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
