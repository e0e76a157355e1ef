package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SftpYamlTest {

  private static final String KEY =
      "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";
  private static final String SHORTEST =
      """
      name: A
      source:
        sftp:
          host: sftp.example.org
          user: golden-valley
          directory: upload
          key: { file: /etc/sis-import/key }
          host-key: ssh-ed25519 %s
      """
          .formatted(KEY);

  private final Path home;
  private final Path folder;

  SftpYamlTest(@TempDir Path home) {
    this.home = home;
    this.folder = home.resolve("districts/9900001");
  }

  @Test
  void fiveKeysAreEnough() throws IOException {
    SftpSourceConfig config = read(SHORTEST);

    assertThat(config.host()).isEqualTo("sftp.example.org");
    assertThat(config.port()).isEqualTo(22);
    assertThat(config.user()).isEqualTo("golden-valley");
    assertThat(config.directory()).isEqualTo("upload");
    assertThat(config.key()).isEqualTo(new Secret(null, Path.of("/etc/sis-import/key")));
    assertThat(config.passphrase()).isNull();
    assertThat(config.password()).isNull();
    assertThat(config.hostKeys()).containsExactly(new HostKey("ssh-ed25519", KEY));
    assertThat(config.connectLimit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.readLimit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.quiet()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.line()).isEqualTo(4);
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    SftpSourceConfig config =
        read(
            SHORTEST
                + "    port: 2222\n    passphrase: { env: PASSPHRASE }\n    password: { file: pw }\n"
                + "    connect-limit: 5s\n    read-limit: 2m\nquiet: 90s\n");

    assertThat(config.port()).isEqualTo(2222);
    assertThat(config.passphrase()).isEqualTo(new Secret("PASSPHRASE", null));
    assertThat(config.password()).isEqualTo(new Secret(null, folder.resolve("pw")));
    assertThat(config.connectLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.readLimit()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.quiet()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void whatSshKeyscanPrintsCanBePasted() throws IOException {
    String pasted =
        "|\n      # sftp.example.org:22 SSH-2.0-OpenSSH_9.6\n      sftp.example.org ssh-ed25519 "
            + KEY
            + "\n      [sftp.example.org]:2222 ssh-ed25519 "
            + KEY
            + " a comment";

    assertThat(read(SHORTEST.replace("ssh-ed25519 " + KEY, pasted)).hostKeys())
        .containsExactly(new HostKey("ssh-ed25519", KEY), new HostKey("ssh-ed25519", KEY));
  }

  @Test
  void aFingerprintIsThatOfOpenSsh() {
    // ssh-keygen -lf
    assertThat(new HostKey("ssh-ed25519", KEY).fingerprint())
        .isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        Arguments.of("host: sftp.example.org", "host: ''", 4, "`source.sftp.host` is blank"),
        Arguments.of("    host: sftp.example.org\n", "", 4, "`source.sftp.host` is missing"),
        Arguments.of("    user: golden-valley\n", "", 4, "`source.sftp.user` is missing"),
        Arguments.of("    directory: upload\n", "", 4, "`source.sftp.directory` is missing"),
        Arguments.of(
            "host: sftp.example.org", "host: sftp://a.b/", 4, "only the name or the address"),
        Arguments.of(
            "    key: { file: /etc/sis-import/key }\n", "", 4, "`source.sftp.key` is missing"),
        Arguments.of(
            "    host-key: ssh-ed25519 " + KEY + "\n", "", 4, "`ssh-keyscan sftp.example.org`"),
        Arguments.of("ssh-ed25519 " + KEY, "ssh-rsa " + KEY, 8, "that holds no host key"),
        Arguments.of("ssh-ed25519 " + KEY, KEY, 8, "that holds no host key"),
        Arguments.of("ssh-ed25519 " + KEY, "'# nothing'", 8, "`source.sftp.host-key` has no key"),
        Arguments.of("user:", "port: 70000\n    user:", 5, "write a number from 1 to 65535"),
        Arguments.of("user:", "port: ssh\n    user:", 5, "write a number from 1 to 65535"),
        Arguments.of(
            "user:",
            "users: x\n    user:",
            5,
            "unknown key `source.sftp.users` (did you mean `user`?)"),
        Arguments.of(
            "user:",
            "read-limit: 30\n    user:",
            5,
            "`source.sftp.read-limit` is `30`; write a length of time, such as 30s"),
        Arguments.of("user:", "read-limit: 0s\n    user:", 5, "from 1s to 10m"),
        Arguments.of("  sftp:", "  folder: inbox\n  sftp:", 3, "names folder and sftp"),
        Arguments.of(
            "name: A",
            "name: A\nquiet: soon",
            2,
            "`quiet` is `soon`; write a length of time, such as 60s"),
        Arguments.of(
            "key: { file: /etc/sis-import/key }",
            "password: { env: X }\n    passphrase: { env: X }",
            8,
            "is a key's, but no `key` is given"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void aSlipIsToldWithItsLine(String right, String wrong, int line, String message) {
    assertThatThrownBy(() -> read(SHORTEST.replace(right, wrong)))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageContaining("districts/9900001/district.yaml:" + line + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key: xyzzy",
        "key: [xyzzy]",
        "key: { xyzzy }",
        "key: { secret: xyzzy }",
        "key: { env: xyzzy-1 }",
        "key: { env: A, file: xyzzy }",
        "key: *xyzzy",
        "password: xyzzy",
        "passphrase: xyzzy\n    key: { env: A }",
        "host: golden-valley:xyzzy@sftp.example.org\n    key: { env: A }"
      })
  void whatMayBeASecretIsRefusedAndNotShown(String clear) {
    String yaml = SHORTEST.replace("key: { file: /etc/sis-import/key }", clear);

    assertThatThrownBy(
            () -> read(yaml.replaceFirst("    host: sftp.example.org\n(?=(.|\n)*host: gold)", "")))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageNotContaining("xyzzy");
  }

  @Test
  void aSecretInClearIsTold() {
    assertThatThrownBy(
            () -> read(SHORTEST.replace("key: { file: /etc/sis-import/key }", "password: xyzzy")))
        .hasMessage(
            "districts/9900001/district.yaml:7: `source.sftp.password` stands here in clear, where"
                + " others can read it; write { env: NAME } or { file: PATH }, and change the secret,"
                + " for it has been seen");
  }

  private SftpSourceConfig read(String yaml) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("district.yaml"), yaml);
    return (SftpSourceConfig) new Districts(home).get("9900001").source();
  }
}
