package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
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

class AeriesYamlTest {

  private static final String SHORTEST =
      """
      name: A
      source:
        aeries:
          url: https://aeries.example.org/aeries
          certificate: { file: /etc/sis-import/aeries }
      """;

  private final Path home;
  private final Path folder;

  AeriesYamlTest(@TempDir Path home) {
    this.home = home;
    this.folder = home.resolve("districts/9900001");
  }

  private AeriesSourceConfig read(String yaml) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("district.yaml"), yaml);
    return (AeriesSourceConfig) new Districts(home).get("9900001").source();
  }

  @Test
  void twoKeysAreEnough() throws IOException {
    AeriesSourceConfig config = read(SHORTEST);

    assertThat(config.url()).isEqualTo(URI.create("https://aeries.example.org/aeries"));
    assertThat(config.certificate()).isEqualTo(new Secret(null, Path.of("/etc/sis-import/aeries")));
    assertThat(config.programs()).containsExactly("144", "144x");
    assertThat(config.migrant()).isEqualTo("135");
    assertThat(config.schools()).isEmpty();
    assertThat(config.pageSize()).isEqualTo(500);
    assertThat(config.atOnce()).isEqualTo(2);
    assertThat(config.perSecond()).isEqualTo(5);
    assertThat(config.overlap()).isEqualTo(Duration.ofHours(1));
    assertThat(config.fullEvery()).isEqualTo(Duration.ofDays(7));
    assertThat(config.connectLimit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.readLimit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.server()).contains("aeries.example.org:443");
    assertThat(config.place()).isEqualTo("Aeries at https://aeries.example.org/aeries");
    assertThat(config.line()).isEqualTo(4);
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    AeriesSourceConfig config =
        read(
            SHORTEST
                + "    programs: [\"144\"]\n    504s: true\n    migrant: none\n"
                + "    schools: [994, 990]\n    page-size: 100\n    at-once: 1\n"
                + "    per-second: 2\n    overlap: 2h\n    full-every: 3d\n"
                + "    connect-limit: 5s\n    read-limit: 2m\n");

    assertThat(config.programs()).containsExactly("144", "101");
    assertThat(config.migrant()).isNull();
    assertThat(config.schools()).containsExactly(994L, 990L);
    assertThat(config.pageSize()).isEqualTo(100);
    assertThat(config.atOnce()).isEqualTo(1);
    assertThat(config.perSecond()).isEqualTo(2);
    assertThat(config.overlap()).isEqualTo(Duration.ofHours(2));
    assertThat(config.fullEvery()).isEqualTo(Duration.ofDays(3));
    assertThat(config.connectLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.readLimit()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.place())
        .isEqualTo("Aeries at https://aeries.example.org/aeries, schools [994, 990]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\" https://aeries.example.org/aeries\"",
        "https://aeries.example.org/aeries/",
        "https://aeries.example.org/aeries/api/v5",
        "https://aeries.example.org/aeries/API/V5//"
      })
  void anAddressIsTakenAsPeoplePasteIt(String url) throws IOException {
    assertThat(read(SHORTEST.replace("https://aeries.example.org/aeries", url)).url())
        .isEqualTo(URI.create("https://aeries.example.org/aeries"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/a", "http://127.0.0.1/a", "http://[::1]:80/a"})
  void thisMachineMayBeAskedInClear(String url) throws IOException {
    assertThat(read(SHORTEST.replace("https://aeries.example.org/aeries", url)).url())
        .hasToString(url);
  }

  static Stream<Arguments> mistakes() {
    String url = "url: https://aeries.example.org/aeries";
    String programs = "certificate: { file: /etc/sis-import/aeries }";
    return Stream.of(
        Arguments.of(url, "at-once: 2", 4, "`source.aeries.url` is missing; add url: "),
        Arguments.of(
            programs, "at-once: 2", 4, "`source.aeries.certificate` is missing; add certificate:"),
        Arguments.of(
            programs,
            "certificate: c0ffee5ec2e7c0ffee5ec2e7c0ffee01",
            5,
            "`source.aeries.certificate` stands here in clear"),
        Arguments.of(
            url,
            "url: http://aeries.example.org/aeries",
            4,
            "`source.aeries.url` is `http://aeries.example.org/aeries`; write it with https://, for"
                + " the certificate and the students would cross the network in clear"),
        Arguments.of(url, "url: aeries.example.org", 4, "`source.aeries.url` is no plain address;"),
        Arguments.of(url, "url: ftp://a.example.org", 4, "`source.aeries.url` is no plain address"),
        Arguments.of(url, "url: https://me:pw@a.org", 4, "`source.aeries.url` is no plain address"),
        Arguments.of(url, "url: https://a.org/?x=1", 4, "`source.aeries.url` is no plain address"),
        Arguments.of(url, url + "\n    programs: [1 4]", 5, "`source.aeries.programs` is `1 4`"),
        Arguments.of(url, url + "\n    migrant: \"a b\"", 5, "`source.aeries.migrant` is `a b`"),
        Arguments.of(url, url + "\n    schools: [Oak]", 5, "`source.aeries.schools` is `Oak`"),
        Arguments.of(
            url,
            url + "\n    page-size: 5000",
            5,
            "`source.aeries.page-size` is `5000`; write a number from 1 to 2000, such as 500"),
        Arguments.of(url, url + "\n    at-once: 0", 5, "`source.aeries.at-once` is `0`"),
        Arguments.of(url, url + "\n    full-every: 90d", 5, "`source.aeries.full-every` is `90d`"),
        Arguments.of(url, url + "\n    pagesize: 5", 5, "(did you mean `page-size`?)"),
        Arguments.of(
            "  aeries:", "  folder: inbox\n  aeries:", 3, "names folder and aeries; keep one"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsLineAndWhatWouldWork(
      String good, String bad, int line, String message) {
    assertThatThrownBy(() -> read(SHORTEST.replace(good, bad)))
        .isInstanceOfSatisfying(
            DistrictSetupException.class,
            e -> {
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().get(0).line()).isEqualTo(line);
              assertThat(e.problems().get(0).message())
                  .contains(message)
                  .doesNotContain("c0ffee", "me:pw");
            });
  }
}
