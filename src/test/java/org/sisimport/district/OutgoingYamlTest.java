package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingYamlTest {

  private final Path home;
  private final Path folder;

  OutgoingYamlTest(@TempDir Path home) throws IOException {
    this.home = home;
    this.folder = home.resolve("districts/9900001");
    Files.createDirectories(home.resolve("rules/receivers"));
    Files.writeString(home.resolve("rules/receivers/school-system.drl"), "");
    Files.writeString(home.resolve("rules/receivers/dessa.drl"), "");
  }

  @Test
  void withoutTheKeyNothingIsSent() throws IOException {
    assertThat(read("name: A\n").outgoing()).isNull();
  }

  @Test
  void aFolderIsEnough() throws IOException {
    Outgoing outgoing =
        outgoing("name: A\ntime-zone: America/Denver\noutgoing: { folder: outbox }\n");

    assertThat(outgoing.place().place()).isEqualTo(folder.resolve("outbox").toString());
    assertThat(outgoing.receiver()).isEqualTo("school-system");
    assertThat(outgoing.times().window()).hasToString("23:00-01:00");
    assertThat(outgoing.times().zone()).isEqualTo(ZoneId.of("America/Denver"));
    assertThat(outgoing.yearBegins()).isEqualTo(MonthDay.of(7, 1));
  }

  /** The pauses of the import are not those of what is sent. */
  @Test
  void everythingCanBeSaidOtherwise() throws IOException {
    Outgoing outgoing =
        outgoing(
            """
            name: A
            pauses: [{ from: 06-05, to: 08-10 }]
            outgoing:
              window: 20:00-21:30
              academic-year: 08-15
              receiver: dessa
              sftp:
                host: sftp.example.org
                user: golden-valley
                directory: /outbound
                password: { env: SIS_PASSWORD }
                host-key: ssh-ed25519 \
            AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
            """);

    assertThat(outgoing.place())
        .isInstanceOf(SftpSourceConfig.class)
        .extracting(SourceConfig::place)
        .isEqualTo("sftp://golden-valley@sftp.example.org:22 /outbound");
    assertThat(outgoing.times().window()).hasToString("20:00-21:30");
    assertThat(outgoing.times().pauses()).isEmpty();
    assertThat(outgoing.yearBegins()).isEqualTo(MonthDay.of(8, 15));
    assertThat(outgoing.receiver()).isEqualTo("dessa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ folder: outbox, every: 5m }|unknown key `outgoing.every`",
        "{ window: 23:00-01:00 }|`outgoing` does not say where the files go; write it as { folder:"
            + " outbox }",
        "{ folder: a, sftp: { host: b } }|`outgoing` names a folder and a server; keep one of them",
        "{ folder: ../9900002 }|`outgoing.folder` `../9900002` leads out of the district's folder",
        "{ folder: a, window: never }|`outgoing.window` is `never`; write two times of day",
        "{ folder: a, academic-year: 02-30 }|`outgoing.academic-year` is `02-30`; write the first"
            + " day",
        "{ folder: a, receiver: desa }|`outgoing.receiver` is `desa` (did you mean `dessa`?)",
        "{ sftp: { user: b } }|`outgoing.sftp.host` is missing",
        "outbox|`outgoing` is `outbox`; write it as { folder: outbox }"
      })
  void whatIsWrongIsToldWithItsLine(String value, String problem) {
    assertThatThrownBy(() -> read("name: A\noutgoing: " + value + "\n"))
        .isInstanceOf(DistrictSetupException.class)
        .hasMessageContaining("districts/9900001/district.yaml:2: " + problem);
  }

  private Outgoing outgoing(String yaml) throws IOException {
    return Objects.requireNonNull(read(yaml).outgoing());
  }

  private DistrictFolder read(String yaml) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("district.yaml"), yaml);
    return new Districts(home).get("9900001");
  }
}
