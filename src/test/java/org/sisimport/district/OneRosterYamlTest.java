package org.sisimport.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.district.OneRosterSourceConfig.ClientCredentials;
import org.sisimport.district.OneRosterSourceConfig.Signature;

class OneRosterYamlTest {

  private static final String SHORTEST =
      """
      name: A
      source:
        oneroster:
          url: https://sis.example.org/api
          oauth2:
            token-url: https://sis.example.org/token
            client-id: abc
            secret: { file: /etc/sis-import/oneroster }
      """;

  private final Path home;

  OneRosterYamlTest(@TempDir Path home) {
    this.home = home;
  }

  private OneRosterSourceConfig read(String yaml) throws IOException {
    Path folder = Files.createDirectories(home.resolve("districts/9900001"));
    Files.writeString(folder.resolve("district.yaml"), yaml);
    return (OneRosterSourceConfig) new Districts(home).get("9900001").source();
  }

  @Test
  void anAddressAndAClientAreEnough() throws IOException {
    OneRosterSourceConfig config = read(SHORTEST);

    assertThat(config.url()).isEqualTo(URI.create("https://sis.example.org/api"));
    assertThat(config.access())
        .isEqualTo(
            new ClientCredentials(
                URI.create("https://sis.example.org/token"),
                "abc",
                new Secret(null, Path.of("/etc/sis-import/oneroster")),
                "https://purl.imsglobal.org/spec/or/v1p1/scope/roster-core.readonly"
                    + " https://purl.imsglobal.org/spec/or/v1p1/scope/roster-demographics.readonly"));
    assertThat(config.leftOut()).isEmpty();
    assertThat(config.metadata()).isEmpty();
    assertThat(config.sorted()).isTrue();
    assertThat(config.pageSize()).isEqualTo(1_000);
    assertThat(config.perSecond()).isEqualTo(5);
    assertThat(config.server()).contains("sis.example.org:443");
    assertThat(config.place()).isEqualTo("the OneRoster API at https://sis.example.org/api");
    assertThat(config.line()).isEqualTo(4);
  }

  @Test
  void everythingElseCanBeSaid() throws IOException {
    OneRosterSourceConfig config =
        read(
            SHORTEST.replace("/api\n", "/api/ims/oneroster/v1p1/\n")
                + "      scope: none\n    leave-out: [courses]\n    metadata: [ell]\n"
                + "    sort: none\n    page-size: 100\n    per-second: 2\n");

    assertThat(config.url()).isEqualTo(URI.create("https://sis.example.org/api"));
    assertThat(((ClientCredentials) config.access()).scope()).isNull();
    assertThat(config.leftOut()).containsExactly("courses");
    assertThat(config.metadata()).containsExactly("ell");
    assertThat(config.sorted()).isFalse();
    assertThat(config.pageSize()).isEqualTo(100);
    assertThat(config.perSecond()).isEqualTo(2);
  }

  @Test
  void aKeyWithItsSecretSignsInstead() throws IOException {
    OneRosterSourceConfig config =
        read(
            SHORTEST.replaceFirst(
                "(?s)oauth2:.*", "oauth1: { key: abc, secret: { env: ONEROSTER } }\n"));

    assertThat(config.access()).isEqualTo(new Signature("abc", new Secret("ONEROSTER", null)));
  }

  static Stream<Arguments> mistakes() {
    String url = "url: https://sis.example.org/api";
    String secret = "secret: { file: /etc/sis-import/oneroster }";
    return Stream.of(
        Arguments.of(url, "sort: none", 4, "`source.oneroster.url` is missing; add url: "),
        Arguments.of(
            url,
            "url: http://sis.example.org/api",
            4,
            "write it with https://, for the secret and the students would cross the network"),
        Arguments.of(
            "token-url: https", "token-url: ftp", 6, "`source.oneroster.oauth2.token-url` is no"),
        Arguments.of(
            "client-id: abc\n      ", "", 6, "`source.oneroster.oauth2.client-id` is missing"),
        Arguments.of(
            secret, "secret: c0ffee", 8, "`source.oneroster.oauth2.secret` stands here in clear"),
        Arguments.of(
            secret, secret + "\n      scope: \"a\\\"b\"", 9, "`source.oneroster.oauth2.scope` is"),
        Arguments.of(
            url,
            url + "\n    oauth1: { key: a, secret: { env: B } }",
            5,
            "`source.oneroster` names oauth2 and oauth1; keep one of them"),
        Arguments.of(
            url, url + "\n    leave-out: [users]", 5, "`source.oneroster.leave-out` is `users`"),
        Arguments.of(
            url, url + "\n    metadata: [\"a,b\"]", 5, "`source.oneroster.metadata` is `a,b`"),
        Arguments.of(url, url + "\n    sort: name", 5, "`source.oneroster.sort` is `name`"),
        Arguments.of(
            url,
            url + "\n    page-size: 0",
            5,
            "`source.oneroster.page-size` is `0`; write a number from 1 to 10000, such as 1000"),
        Arguments.of(
            "  oneroster:", "  folder: inbox\n  oneroster:", 3, "names folder and oneroster"));
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
              assertThat(e.problems().get(0).message()).contains(message).doesNotContain("c0ffee");
            });
  }

  @Test
  void aWayInThereMustBe() {
    assertThatThrownBy(() -> read(SHORTEST.replaceFirst("(?s)    oauth2:.*", "")))
        .hasMessageContaining("`source.oneroster` says nothing of how it is opened; add oauth2:");
  }
}
