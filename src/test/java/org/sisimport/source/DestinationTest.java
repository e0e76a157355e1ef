package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.FolderSourceConfig;
import org.sisimport.district.SftpSourceConfig;
import org.sisimport.source.SourceException.Trouble;

/** Files that are put into a folder, or a directory of a server. */
class DestinationTest {

  private static final String NAME = "studentData.csv";

  private final Path temp;
  private MinaServer server;
  private SftpHome home;

  DestinationTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @BeforeEach
  void start() throws IOException {
    server = new MinaServer(Files.createDirectory(temp.resolve("server")), "");
    home = home();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private SftpHome home() throws IOException {
    return new SftpHome(temp.resolve("home"), server, server.port())
        .withPassword(MinaServer.PASSWORD);
  }

  private Destination remote() throws IOException {
    DistrictFolder district = home.district();
    return new SftpDestination(district, (SftpSourceConfig) district.source(), SftpHome.LIMITS);
  }

  @Test
  void aFileIsPutIntoAServersDirectoryAndReplaced() throws IOException {
    Files.writeString(server.files().resolve("." + NAME + ".part"), "of a program that was killed");
    try (Destination remote = remote()) {
      remote.check();
      assertThat(listed(server.files())).containsExactly("." + NAME + ".part");
      remote.put(NAME, bytes("one\n"));
      assertThat(server.files().resolve(NAME)).hasContent("one\n");
      remote.put(NAME, bytes("two and more\n"));
    }
    assertThat(server.files().resolve(NAME)).hasContent("two and more\n");
    assertThat(listed(server.files())).containsExactly(NAME);
  }

  @Test
  void aServerThatCannotReplaceByRenamingIsHelpedByRemoving() throws IOException {
    server.withoutPosixRename();
    Files.writeString(server.files().resolve(NAME), "before");
    try (Destination remote = remote()) {
      remote.put(NAME, bytes("after\n"));
    }
    assertThat(server.files().resolve(NAME)).hasContent("after\n");
    assertThat(listed(server.files())).containsExactly(NAME);
  }

  /** More than one packet of the protocol holds. */
  @Test
  void aLargeFileArrivesWhole() throws IOException {
    byte[] large = bytes("1000000001,\"\",9900101,,Active,,\n".repeat(80_000));
    try (Destination remote = remote()) {
      remote.put(NAME, large);
    }
    assertThat(server.files().resolve(NAME)).hasBinaryContent(large);
  }

  /** Wherever it breaks: while logging in, writing aside, or renaming. */
  @ParameterizedTest
  @ValueSource(longs = {500, 1_500, 2_000, 2_200, 2_300, 2_400, 2_500, 2_600, 2_700, 2_800})
  void aConnectionThatBreaksIsMadeAgainAndTheFileIsWhole(long bytes) throws IOException {
    Files.writeString(server.files().resolve(NAME), "before");
    try (TcpProxy proxy = new TcpProxy(server.port())) {
      home.with("port", String.valueOf(proxy.port()));
      proxy.breakAt(bytes, TcpProxy.Fault.RST, 1);
      try (Destination remote = remote()) {
        remote.put(NAME, bytes("after\n"));
      }
    }
    assertThat(server.files().resolve(NAME)).hasContent("after\n");
    assertThat(listed(server.files())).containsExactly(NAME);
  }

  @Test
  void aDirectoryThatIsMissingIsNamed() throws IOException {
    home.with("directory", "/elsewhere");
    try (Destination remote = remote()) {
      assertThatThrownBy(() -> remote.put(NAME, bytes("one\n")))
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.MISSING))
          .hasMessageContaining("has no directory /elsewhere for the user golden-valley");
      assertThatThrownBy(remote::check).hasMessageContaining("has no directory /elsewhere");
    }
  }

  @Test
  void anotherHostKeyThanThePinnedOneGetsNothing() throws IOException {
    DistrictFolder district = home.district();
    server.changeHostKey();
    try (Destination remote =
        new SftpDestination(district, (SftpSourceConfig) district.source(), SftpHome.LIMITS)) {
      assertThatThrownBy(() -> remote.put(NAME, bytes("one\n")))
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.HOST_KEY));
    }
    assertThat(listed(server.files())).isEmpty();
  }

  @Test
  void aFileIsPutIntoAFolderAndReplaced() throws IOException {
    Path outbox = Files.createDirectory(temp.resolve("outbox"));
    Path secret = Files.writeString(temp.resolve("secret"), "keep out");
    Files.writeString(outbox.resolve("other.csv"), "stays");
    Files.createSymbolicLink(outbox.resolve("." + NAME + ".part"), secret);
    try (Destination folder = folder(outbox)) {
      folder.check();
      folder.put(NAME, bytes("one\n"));
      folder.put(NAME, bytes("two\n"));
    }
    assertThat(outbox.resolve(NAME)).hasContent("two\n");
    assertThat(listed(outbox)).containsExactly("other.csv", NAME);
    assertThat(secret).hasContent("keep out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "a file"})
  void aFolderThatIsNoneIsToldWithItsLine(String kind) throws IOException {
    Path outbox = temp.resolve("outbox");
    if (kind.equals("a file")) {
      Files.writeString(outbox, "");
    }
    assertThatThrownBy(() -> folder(outbox))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageContaining("district.yaml:7: there is no folder " + outbox);
  }

  @Test
  void whatCannotBeReplacedStaysAsItIs() throws IOException {
    Path outbox = Files.createDirectory(temp.resolve("outbox"));
    Files.createDirectories(outbox.resolve(NAME).resolve("in the way"));
    try (Destination folder = folder(outbox)) {
      assertThatThrownBy(() -> folder.put(NAME, bytes("one\n")))
          .isInstanceOf(SisImportException.class)
          .hasMessageContaining("of district 9900001 cannot be put into " + outbox);
    }
    assertThat(outbox.resolve(NAME).resolve("in the way")).isDirectory();
    assertThat(listed(outbox)).containsExactly(NAME);
  }

  private Destination folder(Path outbox) throws IOException {
    return FolderDestination.open(
        home.district(),
        new FolderSourceConfig(
            outbox, java.time.Duration.ZERO, "districts/9900001/district.yaml", 7));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
