package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.MonthDay;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  private final Path home;

  SettingsTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void aHomeWithoutTheFileHasTheDefaults() {
    Settings settings = Settings.read(home);

    assertThat(settings.database()).isNull();
    assertThat(settings.data()).isEqualTo(home.resolve("data"));
    assertThat(settings.window()).hasToString("02:00-07:00");
    assertThat(settings.pauses()).isEmpty();
    assertThat(settings.keepArchive()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.serve()).isEqualTo(new Settings.Serve(2, Duration.ofMinutes(10)));
    assertThat(settings.alert()).isEmpty();
  }

  @Test
  void theExampleOfTheOperatorsPageHasEveryKeyAndIsRead() throws IOException {
    String page = Files.readString(Path.of("districts/README.md"));
    Matcher example = Pattern.compile("(?s)## sis-import.yaml.*?```yaml\n(.*?)```").matcher(page);
    assertThat(example.find()).isTrue();

    Settings settings = read(example.group(1));

    assertThat(settings.database())
        .isEqualTo(
            new Settings.DatabaseServer(
                "jdbc:postgresql://db.example.org/sisimport",
                "sisimport",
                new Secret(null, Path.of("/etc/sis-import/database-password"))));
    assertThat(settings.data()).isEqualTo(Path.of("/srv/sis-import"));
    assertThat(settings.window()).hasToString("01:30-06:00");
    assertThat(settings.pauses())
        .containsExactly(new Pause.Yearly(MonthDay.of(6, 5), MonthDay.of(8, 10)));
    assertThat(settings.keepArchive()).isEqualTo(Duration.ofDays(365));
    assertThat(settings.serve()).isEqualTo(new Settings.Serve(4, Duration.ofMinutes(5)));
    assertThat(settings.alert())
        .containsExactly("mail", "-s", "sis-import needs you", "office@example.org");
  }

  @Test
  void aRelativeFolderIsMeantFromTheHome() throws IOException {
    assertThat(read("data: ../elsewhere").data()).isEqualTo(home.resolveSibling("elsewhere"));
  }

  @Test
  void whatIsLeftOutIsTheDefault() throws IOException {
    assertThat(read("serve: { every: 1h }").serve())
        .isEqualTo(new Settings.Serve(2, Duration.ofHours(1)));
    assertThat(read("pauses: none").pauses()).isEmpty();
    assertThat(read("archive: {}").keepArchive()).isEqualTo(Duration.ofDays(90));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("data: /srv\nwindows: x", 2, "unknown key `windows` (did you mean `window`?)"),
        Arguments.of("every: 10m", 1, "unknown key `every`; it belongs below `serve`"),
        Arguments.of("time-zone: America/Denver", 1, "unknown key `time-zone`"),
        Arguments.of("window: 07:00-07:00", 1, "which never opens"),
        Arguments.of("pauses: [{ from: 01-01, to: 12-31 }]", 1, "cover the whole year"),
        Arguments.of(
            "archive: { keep: 90 }",
            1,
            "`archive.keep` is `90`; write a length of time, such as 90d, from 1d"),
        Arguments.of("archive: { keep: 1h }", 1, "such as 90d, from 1d"),
        Arguments.of("serve: { every: 59s }", 1, "such as 10m, from 60s to 1d"),
        Arguments.of("serve:\n  every: 10 minutes", 2, "such as 10m"),
        Arguments.of("serve:\n  districts-at-once: 0", 2, "a number from 1 to 99"),
        Arguments.of("alert: mail", 1, "`alert` is `mail`; write it as { command: [mail"),
        Arguments.of("alert: {}", 1, "`alert.command` is missing"),
        Arguments.of("alert: { command: [] }", 1, "`alert.command` is an empty list"),
        Arguments.of("alert: { command: mail -s x }", 1, "it takes a list"),
        Arguments.of("data:", 1, "`data` is blank"),
        Arguments.of("data: \"a\\0b\"", 1, "is no path"),
        Arguments.of("database: embedded", 1, "`database` is `embedded`; write it as keys below"),
        Arguments.of("database: { user: a, password: { env: B } }", 1, "`database.url` is missing"),
        Arguments.of(
            "database:\n  url: jdbc:postgresql:x\n  password: { env: B }",
            2,
            "`database.user` is missing"),
        Arguments.of(
            "database: { url: jdbc:postgresql:x, user: a }", 1, "`database.password` is missing"),
        Arguments.of(
            "database: { url: jdbc:mysql:x, user: a, password: { env: B } }",
            1,
            "`database.url` is not of PostgreSQL"),
        Arguments.of("# nothing", 0, "the file is empty"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsLineAndWhatWouldHaveWorked(String yaml, int line, String message)
      throws IOException {
    DistrictSetupException thrown = refuse(yaml);

    assertThat(thrown.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("sis-import.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains(message).doesNotContain("\n");
            });
  }

  @Test
  void aPasswordInTheWrongPlaceIsRefusedAndNotRepeated() throws IOException {
    for (String password :
        List.of(
            "password: Hunter2",
            "password: [Hunter2]",
            "password: *Hunter2",
            "password: { Hunter2: x }",
            "password: { env: A, file: Hunter2 }",
            "password: { env: Hunter2 $ }",
            "password: { env: A }\n  url: jdbc:postgresql://a:Hunter2@db/x",
            "password: { env: A }\n  url: \"jdbc:postgresql://db/x?password=Hunter2\"",
            "password: { env: A }\n  url: postgres://a:Hunter2@db/x")) {
      String url = password.contains("url:") ? "" : "\n  url: jdbc:postgresql://db/x";

      assertThat(refuse("database:\n  user: a" + url + "\n  " + password))
          .as(password)
          .hasMessageStartingWith("sis-import.yaml:")
          .hasMessageNotContaining("Hunter2");
    }
  }

  private Settings read(String yaml) throws IOException {
    Files.writeString(home.resolve("sis-import.yaml"), yaml);
    return Settings.read(home);
  }

  private DistrictSetupException refuse(String yaml) throws IOException {
    Files.writeString(home.resolve("sis-import.yaml"), yaml);
    return catchThrowableOfType(DistrictSetupException.class, () -> Settings.read(home));
  }
}
