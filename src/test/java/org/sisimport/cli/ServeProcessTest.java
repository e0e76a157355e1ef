package org.sisimport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.source.ClientKey;
import org.sisimport.source.OpenSshServer;
import org.sisimport.store.Database;
import org.sisimport.store.PostgresServer;

/** {@code serve} as a process of its own, by the clock of this machine. */
class ServeProcessTest {

  /** Its first visit comes within the first second in which it may come. */
  private static final String EARLY = "9900103";

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void whatArrivesInAWindowThatIsOpenIsImportedAndATermSignalEndsItInOrder() throws Exception {
    district("source: { folder: inbox }");
    upload(home.path("districts/" + EARLY + "/inbox"));

    servesUntilItIsImported();
  }

  @Test
  void whatArrivesAtAnSftpServerIsImportedIntoPostgresql(@TempDir Path server) throws Exception {
    assumeThat(OpenSshServer.SSHD).as("OpenSSH's server is not installed here").exists();
    ClientKey key = ClientKey.create(home.path("key"), null);
    try (OpenSshServer sftp = new OpenSshServer(server, key.line());
        PostgresServer.Place place = PostgresServer.shared().newDatabase()) {
      Path password = Files.writeString(home.path("password"), PostgresServer.PASSWORD);
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      home.write(
          "sis-import.yaml",
          "database:",
          "  url: " + place.url(),
          "  user: " + PostgresServer.USER,
          "  password: { file: " + password + " }");
      district(
          "source:",
          "  sftp:",
          "    host: 127.0.0.1",
          "    port: " + sftp.port(),
          "    user: " + sftp.user(),
          "    directory: " + sftp.directory(),
          "    key: { file: " + key.file() + " }",
          "    host-key: " + sftp.hostKey());
      upload(sftp.files());

      servesUntilItIsImported();

      try (Database database = place.connect()) {
        assertThat(database.journal().list(EARLY))
            .singleElement()
            .extracting(Run::status)
            .isEqualTo(RunStatus.APPLIED);
      }
    }
  }

  @Test
  void aSecondTermSignalEndsItAtOnce() throws Exception {
    Path told = home.path("told");
    // who is told takes longer than a test waits
    home.write(
        "sis-import.yaml", "alert: { command: [sh, -c, 'touch " + told + "; exec sleep 60'] }");
    home.settings("state: alive");
    Process serve = start();
    List<ProcessHandle> operators = List.of();
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(told));
      operators = serve.descendants().toList();
      serve.destroy();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> home.read(home.path("data/sis-import.log")).contains("serve ends"));
      assertThat(serve.isAlive()).isTrue();

      serve.destroy();

      assertThat(serve.waitFor(3, TimeUnit.SECONDS)).isTrue();
      assertThat(serve.exitValue()).isEqualTo(128 + 15);
    } finally {
      serve.destroyForcibly().waitFor();
      operators.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** A district whose window is open. */
  private void district(String... source) {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.of("America/Los_Angeles"));
    home.settings("state: paused");
    List<String> lines = new ArrayList<>(List.of(source));
    lines.add("state: live");
    lines.add("options: { create: [SPED] }");
    lines.add(
        "window: \"" + HOUR.format(now.minusHours(2)) + "-" + HOUR.format(now.plusHours(8)) + "\"");
    home.settingsOf(EARLY, lines.toArray(String[]::new));
    home.write(
        "districts/" + EARLY + "/schools.csv", "code,siteCode,name,default", "9900201,,Cedar,");
  }

  private static void upload(Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve(EARLY + "_demographics.csv"),
            "SSID,Last Name,First Name,Birthdate,Grade Level,Designation\n"
                + "1000000001,Alvarez,Marisol,20140309,05,SPED\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--home",
            home.path("").toString())
        .redirectErrorStream(true)
        .redirectOutput(home.path("said").toFile())
        .start();
  }

  private void servesUntilItIsImported() throws Exception {
    Path said = home.path("said");
    Process serve = start();
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> home.run("history", EARLY).out().contains("APPLIED"));

      serve.destroy();
      assertThat(serve.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      serve.destroyForcibly().waitFor();
    }

    assertThat(serve.exitValue()).as(Files.readString(said, UTF_8)).isZero();
    assertThat(Files.readString(said, UTF_8))
        .startsWith("serving the districts of ")
        .hasLineCount(1);
    assertThat(home.read(home.path("data/sis-import.log"))).contains("serve has ended");
  }
}
