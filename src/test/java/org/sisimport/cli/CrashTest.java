package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nights that end in the middle. */
class CrashTest {

  private static final String HEADER =
      "SSID,Last Name,First Name,Birthdate,Grade Level,Designation";

  /** Enough for the commit to take a while. */
  private static final int ROWS = 1_500;

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void aNightThatIsKilledIsDoneWhollyByTheNext() throws Exception {
    home.settings("state: live", "options: { create: [SPED] }");
    String[] lines = new String[ROWS + 1];
    lines[0] = HEADER;
    for (int i = 0; i < ROWS; i++) {
      lines[i + 1] =
          "%d,Alvarez,Marisol,201403%02d,05,SPED".formatted(1_000_000_000 + i, i % 28 + 1);
    }
    home.send(lines);

    killOnceItWrites(home.path("data/database/hsqldb/students.log"));
    // half of a night is never seen
    assertThat(home.students().size()).isIn(0, ROWS);

    Night night = home.night();
    assertThat(night.status()).isIn("APPLIED", "UNCHANGED");
    assertThat(home.students()).hasSize(ROWS);
    assertThat(listLogs()).isNotEmpty().noneMatch(log -> log.endsWith(".part"));
    assertThat(home.night().status()).isEqualTo("UNCHANGED");
  }

  @Test
  void theLogOfACommittedRunIsWrittenByTheNextNightEvenWithoutAFile() throws IOException {
    Path sent = home.send(HEADER, "1000000001,Alvarez,Marisol,20140309,05,SPED");
    String log = home.night().run().logText();
    for (Path file : logs()) {
      Files.delete(file);
    }
    Files.delete(sent);

    assertThat(home.nightOfAll().runs()).isEmpty();

    assertThat(logs()).hasSize(2);
    assertThat(home.read(logs().get(1))).isEqualTo(log);
  }

  @Test
  void theRowsBesideALogAreWrittenByTheNextNightAlthoughTheLogIsThere() throws IOException {
    home.send(HEADER, "1000000001,Alvarez,Marisol,20140309,05,SPED");
    home.night();
    Path rows = logs().get(0);
    assertThat(rows).hasExtension("csv");
    Files.delete(rows);

    home.nightOfAll();

    assertThat(rows).exists();
  }

  @ParameterizedTest
  @CsvSource({"evaluation, SSID, EVALUATED", "live, Nobody, REFUSED"})
  void bytesThatARunHasReadAreKeptAlthoughACrashKeptThemFromTheArchive(
      String state, String heading, String status) throws IOException {
    home.settings("state: " + state);
    Path sent =
        home.send(HEADER.replace("SSID", heading), "1000000001,Alvarez,Marisol,20140309,05,SPED");
    Night night = home.night();
    assertThat(night.status()).isEqualTo(status);
    byte[] bytes = Files.readAllBytes(sent);
    String sha256 = DigestUtils.sha256Hex(bytes);
    Path archived = home.path("data/archive/" + HomeFixture.CODE + "/" + sha256);
    Path left = home.path("data/spool/" + HomeFixture.CODE + "-1-" + sha256);
    Files.move(archived, left);
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Files.delete(sent);

    home.nightOfAll();

    assertThat(archived).hasBinaryContent(bytes);
    assertThat(left).doesNotExist();
  }

  @Test
  void whatACrashLeftInTheSpoolIsRemovedAfterADay() throws IOException {
    home.send(HEADER, "1000000001,Alvarez,Marisol,20140309,05,SPED");
    home.night();
    Path left = Files.writeString(home.path("data/spool/9900001-1.part"), "left");
    Path fresh = Files.writeString(home.path("data/spool/9900001-2.part"), "another process's");
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    home.night();

    assertThat(left).doesNotExist();
    assertThat(fresh).exists();
  }

  /** Runs the night in a process of its own, and kills it in the middle of its commit. */
  private void killOnceItWrites(Path log) throws Exception {
    Process night =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--now",
                "--home",
                home.path("").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (night.isAlive() && log.toFile().length() < 100_000) {
      Thread.sleep(2);
    }
    night.destroyForcibly().waitFor();
  }

  private List<String> listLogs() throws IOException {
    return logs().stream().map(Path::toString).toList();
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(home.path("data/logs/" + HomeFixture.CODE))) {
      return files.sorted().toList();
    }
  }
}
