package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.cli.HomeFixture.Answer;

/** Files and folders that cannot be worked with: one sentence, and nothing half done. */
class BadFilesTest {

  private static final String HEADER =
      "SSID,Last Name,First Name,Birthdate,Grade Level,Designation";
  private static final String ROW = "1000000001,Alvarez,Marisol,20140309,05,SPED";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  static Stream<Arguments> badFiles() {
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    noise[0] = 0;
    return Stream.of(
        Arguments.of("empty", "csv", bytes(""), "it is empty (0 bytes); send it with a row of"),
        Arguments.of("blank", "csv", bytes("\n \n\n"), "it holds only blank rows"),
        Arguments.of("binary", "csv", noise, "it is not a table: character 1 is NUL"),
        Arguments.of("PDF", "xlsx", bytes("%PDF-1.7 x"), "it is a PDF document"),
        Arguments.of("web page", "xls", bytes("<html><table>"), "it is a web page (HTML)"),
        Arguments.of("PGP", "csv", bytes("-----BEGIN PGP MESSAGE-----"), "encrypted with PGP"),
        Arguments.of("cut off", "xlsx", bytes("PK\u0003\u0004 the rest is gone"), "cut off"),
        Arguments.of("5,000 columns", "csv", bytes(HEADER + ",x".repeat(5_000)), "more than 500"),
        Arguments.of(
            "unclosed quote",
            "csv",
            bytes(HEADER + "\n1000000001,\"Alvarez\n" + (ROW + "\n").repeat(200)),
            "line 2 opens a quote that is not closed"),
        Arguments.of(
            "a cell of 20 MB",
            "csv",
            bytes(HEADER + "\n1000000001," + "x".repeat(20 << 20)),
            "line 2 has a cell of more than 100,000 characters"),
        Arguments.of(
            "no heading of ours",
            "csv",
            bytes("a,b,c\n1000000001,Alvarez,Marisol\n"),
            "no heading is SSID, which every file must have"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void aFileThatIsNoTableOfStudentsIsRefusedWithOneSentenceAndNothingIsLeftOfIt(
      String kind, String extension, byte[] content, String sentence) throws IOException {
    home.settings("state: live", "options: { create: [SPED] }");
    home.ours("SSID,Last Name,First Name,Birthdate", "1000000009,Okafor,Daniel,2013-11-21");
    Path file =
        home.sendBytes(HomeFixture.CODE, HomeFixture.CODE + "_demographics." + extension, content);

    Night night = home.night();

    assertThat(night.exit()).isEqualTo(3);
    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.counts()).isEqualTo("0 read");
    assertThat(night.run().notices())
        .anySatisfy(notice -> assertThat(notice.message()).contains(sentence));
    assertThat(night.run().logText()).contains("REFUSED: the file was refused", sentence);
    assertThat(night.err()).isEmpty();
    assertThat(home.read(home.path("data/sis-import.log")))
        .doesNotContain("Exception", "\tat ", "Alvarez");
    assertThat(file).exists();
    assertThat(home.students()).hasSize(1);
    assertThat(home.path("data/spool")).isEmptyDirectory();
    // refused bytes are taken again
    assertThat(home.night().status()).isEqualTo("REFUSED");
  }

  @Test
  void nothingOfThemIsLeftInTheFolderForTemporaryFiles(@TempDir Path temporary) throws Exception {
    List<Arguments> bad = badFiles().toList();
    for (int i = 0; i < bad.size(); i++) {
      String code = String.valueOf(9_900_101 + i);
      home.settingsOf(code, "state: live");
      home.sendBytes(
          code, code + "_demographics." + bad.get(i).get()[1], (byte[]) bad.get(i).get()[2]);
    }
    Path said = home.path("said");
    Process night =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--now",
                "--home",
                home.path("").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    assertThat(night.waitFor()).isEqualTo(3);
    assertThat(home.read(said).lines().filter(line -> line.contains(": REFUSED")))
        .hasSameSizeAs(bad);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aFileWithoutStudentsIsToldAndChangesNothing() {
    home.send(HEADER);
    Night night = home.night();

    assertThat(night.exit()).isZero();
    assertThat(night.counts()).isEqualTo("0 read");
    assertThat(night.notices("no-rows")).hasSize(1);
  }

  @Test
  void oneByteIsTheSendersTestOfTheConnection() {
    home.sendBytes(HomeFixture.CODE, "9900001_demographics.csv", bytes("x"));
    Night night = home.night();

    assertThat(night.exit()).isZero();
    assertThat(night.runs()).isEmpty();
  }

  @Test
  void aFileThatMayNotBeReadFailsAndStaysWhereItIs() throws IOException {
    Path file = home.send(HEADER, ROW);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "root may read every file, so there is nothing to see");
    Night night = home.night();

    assertThat(night.exit()).isEqualTo(3);
    assertThat(night.status()).isEqualTo("FAILED");
    assertThat(night.notices("failed").get(0).message())
        .contains("cannot be read (no permission)", "check that this program may read it");
  }

  @Test
  void aDatabaseInUseOrDamagedIsOneSentence() throws IOException {
    home.send(HEADER, ROW);
    refuses(
        "is in use by another sis-import", () -> home.ask(database -> home.run("run", "--now")));

    byte[] noise = bytes("this is no database");
    Files.write(home.path("data/database/hsqldb/students.script"), noise);
    refuses("its files are damaged or not readable", () -> home.run("run", "--now"));
    assertThat(home.path("data/database/hsqldb/students.script")).hasBinaryContent(noise);
  }

  @Test
  void aMissingFolderIsOneSentence() throws IOException {
    Files.delete(home.path("districts/9900001/inbox"));
    Answer answer = home.run("run", "--now", HomeFixture.CODE);

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .hasLineCount(1)
        .contains("there is no folder", "districts/9900001/inbox to take files from; create it");
  }

  @Test
  void aFullDiskIsOneSentenceAndLeavesNothingBehind() throws Exception {
    home.settings("state: live", "options: { create: [SPED] }");
    Path data = mounted("tmpfs", "size=80m");
    try {
      // the copy in the spool does not fit
      Path large = home.send(HEADER, ROW);
      try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
        file.setLength(200 << 20);
      }
      Answer left = home.run("run", "--now");
      assertThat(left.exit()).isEqualTo(3);
      assertThat(left.err())
          .hasLineCount(1)
          .contains("cannot be copied to", "No space left on device", "make room");
      assertThat(data.resolve("spool")).isEmptyDirectory();

      Files.write(data.resolve("filler"), new byte[40 << 20]);
      Answer full = home.run("run", "--now");
      assertThat(full.exit()).isEqualTo(2);
      assertThat(full.err())
          .hasLineCount(1)
          .contains("The disk of the database in " + data, "make room until 64 MB are free");

      Files.delete(data.resolve("filler"));
      home.send(HEADER, ROW);
      assertThat(home.night().status()).isEqualTo("APPLIED");
    } finally {
      execute("umount", "-l", data.toString());
    }
  }

  @Test
  void aHomeThatMayOnlyBeReadIsOneSentence() throws Exception {
    home.send(HEADER, ROW);
    Path data = mounted("tmpfs", "size=1m,ro");
    try {
      refuses("cannot be written (Read-only file system)", () -> home.run("run", "--now"));
      refuses("cannot be used (Read-only file system)", () -> home.run("preview", "9900001"));
    } finally {
      execute("umount", "-l", data.toString());
    }
  }

  private interface Command {
    Answer run();
  }

  private void refuses(String sentence, Command command) {
    Answer answer = command.run();
    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err()).contains(sentence).hasLineCount(1).doesNotContain("Exception");
    assertThat(answer.out()).isEmpty();
  }

  /** A small disk in place of the home's data. */
  private Path mounted(String type, String options) throws Exception {
    Path data = home.path("data");
    assumeTrue(
        execute("mount", "-t", type, "-o", options, type, data.toString()),
        "no small disk can be mounted here: that takes Linux and root");
    return data;
  }

  private static boolean execute(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
