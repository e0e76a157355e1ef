package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every SFTP server. */
abstract class SftpSourceContract {

  static final Instant NIGHT = Instant.parse("2026-11-03T10:00:00Z");
  static final String DEMOGRAPHICS = "9900001_demographics.csv";

  private final Path temp;
  private ClientKey key;
  private SftpServer server;
  private TcpProxy proxy;
  private SftpHome home;

  SftpSourceContract(@TempDir Path temp) {
    this.temp = temp;
  }

  /** Starts a server that lets a user with this key in. */
  abstract SftpServer start(Path root, String publicKey) throws Exception;

  @BeforeEach
  void start() throws Exception {
    key = ClientKey.create(temp.resolve("login_key"), null);
    server = start(Files.createDirectory(temp.resolve("server")), key.line());
    proxy = new TcpProxy(server.port());
    home = new SftpHome(temp.resolve("home"), server, proxy.port()).withKey(key);
  }

  @AfterEach
  void stop() {
    if (proxy != null) {
      proxy.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aFileIsCopiedWithItsHashOverOneConnectionAndStaysWhereItLies() throws IOException {
    Path sent = send(DEMOGRAPHICS, "SSID\n", NIGHT);
    send("a_504_demographics.csv", "SSID,504\n", NIGHT);

    try (Source source = home.source()) {
      List<Offer> offers = source.listNewest();
      assertThat(offers)
          .extracting(Offer::name, Offer::size, Offer::modified)
          .containsExactly(
              tuple("a_504_demographics.csv", 9L, NIGHT), tuple(DEMOGRAPHICS, 5L, NIGHT));
      assertThat(offers.get(0).fetch().content()).hasContent("SSID,504\n");
      Delivery delivery = offers.get(1).fetch();

      assertThat(delivery.size()).isEqualTo(5);
      assertThat(delivery.modified()).isEqualTo(NIGHT);
      // printf 'SSID\n' | sha256sum
      assertThat(delivery.sha256())
          .isEqualTo("317922200423e45745d4eed943383857e7c03ce6ec391d32862c2f3fde26d6f0");
      assertThat(delivery.content()).hasContent("SSID\n");
      assertThat(delivery.content().getFileName().toString())
          .startsWith("9900001-")
          .endsWith(delivery.sha256());
    }
    assertThat(sent).hasContent("SSID\n");
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void aLargeFileArrivesWhole() throws IOException {
    byte[] content = new byte[20_000_001];
    new Random(1).nextBytes(content);
    Files.write(server.files().resolve(DEMOGRAPHICS), content);

    assertThat(fetchOnly().content()).hasBinaryContent(content);
  }

  @Test
  void anEmptyFileIsAFileAndOneOfOneByteIsAConnectionTest() throws IOException {
    send("a_demographics.csv", "", NIGHT);
    send("b_demographics.csv", "x", NIGHT.plusSeconds(9));

    Delivery delivery = fetchOnly();

    assertThat(delivery.name()).isEqualTo("a_demographics.csv");
    assertThat(delivery.size()).isZero();
  }

  @Test
  void linksDirectoriesAndUnfinishedFilesArePassedOver() throws IOException {
    Path secret = Files.writeString(temp.resolve("server/secret.csv"), "secret");
    Files.createSymbolicLink(server.files().resolve("a_demographics.csv"), secret);
    Files.createSymbolicLink(server.files().resolve("b_demographics.csv"), temp);
    Files.createSymbolicLink(server.files().resolve("c_demographics.csv"), Path.of("nowhere"));
    Files.createDirectory(server.files().resolve("d_demographics.csv"));
    send("e_demographics.csv.filepart", "half", NIGHT);
    send("f_demographics.tmp", "half", NIGHT);
    send(".g_demographics.csv", "half", NIGHT);

    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*_demographics.csv",
        "a?b_demographics.csv",
        "a\\b_demographics.csv",
        "a\\*b_demographics.csv",
        "[a]_demographics.csv",
        "a b'c\"d_demographics.csv",
        "a\r\nb_demographics.csv",
        "a\u001b[31m_demographics.csv",
        "Ca\u00f1ada_demographics.csv"
      })
  void aNameIsTakenLetterByLetter(String name) throws IOException {
    send(name, "this", NIGHT);
    send("aXb_demographics.csv", "another", NIGHT.minusSeconds(60));
    send("a_demographics.csv", "another", NIGHT.minusSeconds(60));

    Delivery delivery = fetchOnly();

    assertThat(delivery.content()).hasContent("this");
    assertThat(delivery.name()).isEqualTo(DisplayName.of(name)).doesNotContain("\n", "\u001b");
  }

  @Test
  void aVeryLongNameIsTaken() throws IOException {
    String name = "a".repeat(255 - "_demographics.csv".length()) + "_demographics.csv";
    send(name, "long", NIGHT);

    assertThat(fetchOnly().content()).hasContent("long");
  }

  @Test
  void ofTenThousandFilesTheNewestIsTaken() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(server.files().resolve(i + "_demographics.csv"));
    }
    send("7_demographics.csv", "newest", Instant.parse("2030-01-01T00:00:00Z"));

    assertThat(fetchOnly().content()).hasContent("newest");
  }

  @Test
  void theDirectoryMayBeALinkAndHaveAnyName() throws IOException {
    Path odd = Files.createDirectory(server.files().resolve("what? a * [dir]"));
    Files.writeString(odd.resolve(DEMOGRAPHICS), "odd");
    Files.createSymbolicLink(server.files().resolve("link"), odd.getFileName());

    home.with("directory", "\"" + server.directory() + "/what? a * [dir]/\"");
    assertThat(fetchOnly().content()).hasContent("odd");
    home.with("directory", server.directory() + "/link");
    assertThat(fetchOnly().content()).hasContent("odd");
  }

  @Test
  void aDirectoryThatIsNotThereIsTold() throws IOException {
    home.with("directory", server.directory() + "/nowhere");

    assertTrouble(SourceException.Trouble.MISSING)
        .hasMessageContaining(
            "of district 9900001 has no directory " + server.directory() + "/nowhere");
  }

  @Test
  void aDirectoryThatIsAFileIsTold() throws IOException {
    send(DEMOGRAPHICS, "SSID\n", NIGHT);
    home.with("directory", server.directory() + "/" + DEMOGRAPHICS);

    assertTrouble(SourceException.Trouble.MISSING).hasMessageContaining("but that is a file");
  }

  @Test
  void aKeyOfSomebodyElseIsTold() throws Exception {
    home.withKey(ClientKey.create(temp.resolve("other_key"), null));

    assertTrouble(SourceException.Trouble.CREDENTIALS)
        .hasMessageContaining(
            "does not accept the user "
                + server.user()
                + " with the key in the file "
                + temp.resolve("other_key"));
  }

  enum Change {
    GROWN,
    TRUNCATED,
    REWRITTEN,
    REPLACED,
    DELETED,
    LINKED
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void aFileThatChangesWhileItIsReadIsLeft(Change change) throws IOException {
    byte[] content = new byte[16 << 20];
    Path file = server.files().resolve(DEMOGRAPHICS);
    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(NIGHT));
    byte[] other = "other".getBytes(StandardCharsets.UTF_8);
    Path beside = Files.write(server.files().resolve("other"), content);

    try (Source source = home.source()) {
      Offer offer = source.listNewest().get(0);
      proxy.at(
          1 << 20,
          () -> {
            try {
              switch (change) {
                case GROWN:
                  Files.write(file, other, StandardOpenOption.APPEND);
                  break;
                case TRUNCATED:
                  Files.write(file, other, StandardOpenOption.TRUNCATE_EXISTING);
                  break;
                case REWRITTEN:
                  Files.write(file, content, StandardOpenOption.WRITE);
                  break;
                case REPLACED:
                  Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
                  break;
                case DELETED:
                  Files.delete(file);
                  break;
                default:
                  Files.delete(file);
                  Files.createSymbolicLink(file, beside);
              }
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });

      assertThatThrownBy(offer::fetch)
          .isInstanceOf(FileChangedException.class)
          .hasMessageContaining(DEMOGRAPHICS + " of district 9900001");
    }
    assertThat(home.spooled()).isEmpty();
  }

  @Test
  void afterAFileThatWasLeftTheNextIsTaken() throws IOException {
    Path file = send(DEMOGRAPHICS, "SSID\n", NIGHT);
    send("a_504_demographics.csv", "504", NIGHT);

    try (Source source = home.source()) {
      List<Offer> offers = source.listNewest();
      Files.delete(file);
      assertThatThrownBy(offers.get(1)::fetch).isInstanceOf(FileChangedException.class);
      assertThat(offers.get(0).fetch().content()).hasContent("504");
    }
  }

  @Test
  void aBrokenConnectionIsMadeAgain() throws IOException {
    byte[] content = new byte[2 << 20];
    new Random(2).nextBytes(content);
    Files.write(server.files().resolve(DEMOGRAPHICS), content);
    proxy.breakAt(1 << 20, TcpProxy.Fault.RST, 1);

    assertThat(fetchOnly().content()).hasBinaryContent(content);
    assertThat(proxy.connections()).isEqualTo(2);
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertTrouble(
      SourceException.Trouble trouble) {
    return assertThatThrownBy(this::names)
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.trouble()).isEqualTo(trouble))
        .hasMessageNotContainingAny("\n", "jcraft");
  }

  private List<String> names() throws IOException {
    try (Source source = home.source()) {
      return source.listNewest().stream().map(Offer::name).toList();
    }
  }

  final Delivery fetchOnly() throws IOException {
    try (Source source = home.source()) {
      List<Offer> offers = source.listNewest();
      assertThat(offers).hasSize(1);
      return offers.get(0).fetch();
    }
  }

  final Path send(String name, String content, Instant modified) throws IOException {
    Path file = Files.writeString(server.files().resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }
}
