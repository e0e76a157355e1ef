package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.SisImportException;
import org.sisimport.district.HostKey;
import org.sisimport.source.SourceException.Trouble;
import org.sisimport.source.TcpProxy.Fault;

/** What is said when something is wrong at a server, and what is done about it. */
class SftpTroubleTest {

  private static final String DEMOGRAPHICS = "9900001_demographics.csv";

  private final Path temp;
  private MinaServer server;
  private TcpProxy proxy;
  private SftpHome home;

  SftpTroubleTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @BeforeEach
  void start() throws IOException {
    server = new MinaServer(Files.createDirectory(temp.resolve("server")), "");
    proxy = new TcpProxy(server.port());
    home = home(server);
    Files.writeString(server.files().resolve(DEMOGRAPHICS), "SSID\n");
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  private SftpHome home(MinaServer of) throws IOException {
    return new SftpHome(temp.resolve("home"), of, proxy.port()).withPassword(MinaServer.PASSWORD);
  }

  @Test
  void aPasswordLogsIn() throws IOException {
    assertThat(list()).containsExactly(DEMOGRAPHICS);
  }

  @Test
  void aWrongPasswordIsToldOnceAndNotShown() throws IOException {
    home.withPassword("a wrong secret");

    assertTrouble(Trouble.CREDENTIALS)
        .hasMessage(
            "The SFTP server 127.0.0.1:"
                + proxy.port()
                + " of district 9900001 does not accept the user golden-valley with the password in"
                + " the file "
                + temp.resolve("home/password")
                + "; correct them, or have its keeper add the user");
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void aPasswordFileThatOthersCanReadIsNotUsed() throws IOException {
    Files.setPosixFilePermissions(
        temp.resolve("home/password"), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(this::list)
        .isExactlyInstanceOf(SisImportException.class)
        .hasMessageContaining("can be read or changed by others than its owner; chmod 600 it");
    assertThat(proxy.connections()).isZero();
  }

  @Test
  void aLockedKeyLogsInWithItsPassphrase() throws Exception {
    ClientKey key = ClientKey.create(temp.resolve("locked"), "open sesame");
    Path passphrase = Files.writeString(temp.resolve("passphrase"), "open sesame\n");
    ClientKey.ownersOnly(passphrase);
    try (MinaServer other = new MinaServer(temp.resolve("server"), key.line())) {
      home = new SftpHome(temp.resolve("home"), other, other.port()).withKey(key);

      assertTrouble(Trouble.CREDENTIALS)
          .hasMessageContaining("the private key in the file " + key.file())
          .hasMessageContaining("is locked, and no passphrase is given");

      home.with("passphrase", "{ file: " + passphrase + " }");
      assertThat(list()).containsExactly(DEMOGRAPHICS);

      Files.writeString(passphrase, "open barley");
      assertTrouble(Trouble.CREDENTIALS)
          .hasMessageContaining(
              "the passphrase in the file " + passphrase + " does not open it; correct it")
          .hasMessageNotContaining("barley");
    }
  }

  @Test
  void whatIsNoKeyIsTold() throws IOException {
    Path noKey = Files.writeString(temp.resolve("key"), "-----BEGIN NOTHING-----\nsecret\n");
    ClientKey.ownersOnly(noKey);
    home.with("key", "{ file: " + noKey + " }");

    assertTrouble(Trouble.CREDENTIALS)
        .hasMessageContaining(
            "what is in the file " + noKey + " is no private key that can be read")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aKeyAndAPasswordMayBothBeGiven() throws Exception {
    home.withKey(ClientKey.create(temp.resolve("unknown"), null));

    assertThat(list()).containsExactly(DEMOGRAPHICS);
  }

  @Test
  void aChangedHostKeyIsToldWithBothFingerprintsAndNothingIsSent() throws IOException {
    String pinned = server.hostKey();
    list();
    String shown = server.changeHostKey();

    assertTrouble(Trouble.HOST_KEY)
        .hasMessageContaining("shows a changed host key, ecdsa-sha2-nistp256 " + fingerprint(shown))
        .hasMessageContaining(
            "districts/9900001/district.yaml:5 pins ecdsa-sha2-nistp256 " + fingerprint(pinned))
        .hasMessageContaining("`ssh-keyscan -p " + proxy.port() + " 127.0.0.1`");
    assertThat(proxy.connections()).isEqualTo(2);
  }

  @Test
  void aHostKeyOfAnotherKindIsUnknown() throws IOException {
    home.with(
        "host-key",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");

    assertTrouble(Trouble.HOST_KEY)
        .hasMessageContaining("shows an unknown host key, ecdsa-sha2-nistp256 ")
        .hasMessageContaining("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
  }

  @Test
  void oneOfSeveralPinnedKeysIsEnough() throws IOException {
    String next = server.hostKey();
    home.with("host-key", "[\"" + server.changeHostKey() + "\", \"" + next + "\"]");

    assertThat(list()).containsExactly(DEMOGRAPHICS);
  }

  @Test
  void aServerWithoutStrictKeyExchangeIsRefused() throws IOException {
    proxy.change(
        bytes ->
            new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("kex-strict-s-v00", "kex-slack--s-v00")
                .getBytes(StandardCharsets.ISO_8859_1));

    assertTrouble(Trouble.PROTOCOL).hasMessageContaining("does not offer the strict key exchange");
  }

  @Test
  void aServerThatSpeaksSomethingElseIsTold() throws IOException {
    try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answers =
          new Thread(
              () -> {
                try {
                  while (true) {
                    var socket = web.accept();
                    socket
                        .getOutputStream()
                        .write("SSH-1.5-old\r\n".getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                  }
                } catch (IOException e) {
                  // closed
                }
              });
      answers.start();
      home.with("port", String.valueOf(web.getLocalPort()));

      assertTrouble(Trouble.PROTOCOL)
          .hasMessageContaining("does not answer as an SSH server does; check host and port");
    }
  }

  @Test
  void aServerWithoutSftpIsTold() {
    server.withoutSftp();

    assertTrouble(Trouble.PERMISSION)
        .hasMessageContaining("lets the user golden-valley log in, but does not offer SFTP");
  }

  @Test
  void aHostThatNobodyKnowsIsTold() {
    home.with("host", "nowhere.invalid");

    assertTrouble(Trouble.UNKNOWN_HOST)
        .hasMessageContaining(
            "nowhere.invalid:" + proxy.port() + " of district 9900001 is not known");
  }

  @Test
  void aPortAtWhichNobodyAnswersIsToldAfterAllAttempts() throws IOException {
    proxy.close();

    assertTrouble(Trouble.UNREACHABLE)
        .hasMessageContaining("cannot be reached (it does not take the connection)");
  }

  @ParameterizedTest
  @CsvSource({"FIN, CUT", "RST, CUT", "STALL, STALLED"})
  void aServerThatAlwaysBreaksOffIsToldAfterAllAttempts(Fault fault, Trouble trouble)
      throws IOException {
    home.with("connect-limit", "2s").with("read-limit", "1s");
    proxy.breakAt(500, fault, Integer.MAX_VALUE);

    assertTrouble(trouble);
    assertThat(proxy.connections()).isEqualTo(SftpHome.LIMITS.attempts());
  }

  @Test
  void aServerThatNeverEndsItsGreetingIsLeft() throws IOException {
    try (ServerSocket tarpit = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread drips =
          new Thread(
              () -> {
                try {
                  while (true) {
                    var socket = tarpit.accept();
                    Thread drip =
                        new Thread(
                            () -> {
                              try {
                                while (true) {
                                  socket
                                      .getOutputStream()
                                      .write("wait\r\n".getBytes(StandardCharsets.UTF_8));
                                  Thread.sleep(50);
                                }
                              } catch (IOException | InterruptedException e) {
                                // the client has gone
                              }
                            });
                    drip.setDaemon(true);
                    drip.start();
                  }
                } catch (IOException e) {
                  // closed
                }
              });
      drips.start();
      home.with("port", String.valueOf(tarpit.getLocalPort())).with("connect-limit", "1s");

      assertTrouble(Trouble.STALLED).hasMessageContaining("is too slow to finish in time");
    }
  }

  @Test
  void aFileThatTakesForEverIsLeft() throws IOException {
    Files.write(server.files().resolve(DEMOGRAPHICS), new byte[1 << 20]);
    home.withLimits(
        new SftpLimits(1, Duration.ofMillis(10), Duration.ofSeconds(30), Duration.ofSeconds(1)));
    try (Source source = home.source()) {
      Offer offer = source.listNewest().get(0);
      long before = proxy.received();
      proxy.change(
          bytes -> {
            if (proxy.received() > before + 10_000) {
              pause();
            }
            return bytes;
          });

      assertThatThrownBy(offer::fetch)
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.STALLED));
    }
    assertThat(home.spooled()).isEmpty();
  }

  /** The place within a visit at which the connection breaks, in hundredths. */
  @ParameterizedTest
  @CsvSource({
    "0, FIN", "20, FIN", "50, FIN", "90, FIN", "101, FIN", "150, FIN", "199, FIN",
    "0, RST", "20, RST", "50, RST", "90, RST", "101, RST", "150, RST", "199, RST",
    "0, STALL", "50, STALL", "90, STALL", "101, STALL", "150, STALL", "199, STALL"
  })
  void aConnectionThatBreaksAnywhereIsMadeAgainAndTheFileIsWhole(int place, Fault fault)
      throws IOException {
    byte[] content = "0123456789abcdef".repeat(40_000).getBytes(StandardCharsets.US_ASCII);
    Files.write(server.files().resolve(DEMOGRAPHICS), content);
    long toListing;
    long toEnd;
    try (Source source = home.source()) {
      List<Offer> offers = source.listNewest();
      toListing = proxy.received();
      offers.get(0).fetch();
      toEnd = proxy.received();
    }
    long at =
        place <= 100
            ? toListing * place / 100
            : toListing + (toEnd - toListing) * (place - 100) / 100;
    home.with("connect-limit", "3s").with("read-limit", "1s");
    proxy.breakAt(at, fault, 1);

    try (Source source = home.source()) {
      assertThat(source.listNewest().get(0).fetch().content()).hasBinaryContent(content);
    }
    assertThat(home.spooled()).hasSize(2);
    assertThat(proxy.connections()).isEqualTo(3);
  }

  @Test
  void noThreadAndNoConnectionIsLeft() throws IOException {
    list();

    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("Connect thread")));
  }

  private static String fingerprint(String line) {
    return HostKey.of(Base64.getDecoder().decode(line.substring(line.indexOf(' ') + 1)))
        .fingerprint();
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertTrouble(Trouble trouble) {
    return assertThatThrownBy(this::list)
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.trouble()).isEqualTo(trouble))
        .hasMessageNotContainingAny("\n", "jcraft", MinaServer.PASSWORD);
  }

  private List<String> list() throws IOException {
    try (Source source = home.source()) {
      return source.listNewest().stream().map(Offer::name).toList();
    }
  }
}
