package org.sisimport.district;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.OneRosterSourceConfig.Access;
import org.sisimport.district.OneRosterSourceConfig.ClientCredentials;
import org.sisimport.district.OneRosterSourceConfig.Signature;

/** What stands below {@code source.oneroster}; what is wrong with it goes to the problems. */
final class OneRosterYaml {

  static final List<String> KEYS =
      List.of(
          "url",
          "oauth2",
          "oauth1",
          "leave-out",
          "metadata",
          "sort",
          "page-size",
          "per-second",
          "connect-limit",
          "read-limit");
  static final String EXAMPLE = "keys below it: url, and oauth2 or oauth1";

  private static final List<String> OAUTH2_KEYS =
      List.of("token-url", "client-id", "secret", "scope");
  private static final List<String> OAUTH1_KEYS = List.of("key", "secret");

  /** What can be done without; users are what it is all about. */
  private static final List<String> DISPENSABLE =
      List.of("academicSessions", "courses", "classes", "enrollments", "demographics");

  private static final String URL_EXAMPLE =
      "the address before /ims/oneroster/v1p1, such as https://sis.example.org/api";
  private static final String TOKEN_EXAMPLE =
      "the address that issues tokens, such as https://sis.example.org/oauth2/token";
  private static final String OAUTH2_EXAMPLE = "keys below it: token-url, client-id, secret";
  private static final String OAUTH1_EXAMPLE = "keys below it: key, secret";
  private static final String METADATA_EXAMPLE = "[stateId, specialEducation]";
  private static final String SCOPE_EXAMPLE = "the scopes with a space between them, or none";
  private static final String PURL = "https://purl.imsglobal.org/spec/or/v1p1/scope/";
  private static final String SCOPE =
      PURL + "roster-core.readonly " + PURL + "roster-demographics.readonly";

  private static final String NAME = "[A-Za-z0-9_.-]{1,50}";

  /** Scopes of RFC 6749, 3.3. */
  private static final Pattern SCOPES =
      Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");

  private final YamlSection keys;
  private final Path folder;
  private final ProblemList problems;
  private final ApiYaml api;

  private OneRosterYaml(YamlSection keys, Path folder, ProblemList problems) {
    this.keys = keys;
    this.folder = folder;
    this.problems = problems;
    this.api = new ApiYaml(keys, folder, "the secret", problems);
  }

  /** Empty, with a problem noted, where a key is missing or wrong. */
  static Optional<OneRosterSourceConfig> read(
      YamlSection keys, Path districtFolder, Duration quiet, ProblemList problems) {
    return new OneRosterYaml(keys, districtFolder, problems).read(quiet);
  }

  private Optional<OneRosterSourceConfig> read(Duration quiet) {
    int before = problems.found().size();
    URI url = api.url("url", URL_EXAMPLE, "(?i)/ims/oneroster/v1p1");
    Access access = access();
    List<String> leftOut = keys.manyOf("leave-out", DISPENSABLE);
    List<String> metadata =
        List.copyOf(api.list("metadata", NAME, "names of extensions", METADATA_EXAMPLE));
    boolean sorted = !"none".equals(keys.oneOf("sort", List.of("sourcedId", "none")));
    int pageSize = api.number("page-size", 1_000, 10_000);
    int perSecond = api.number("per-second", 5, 1_000);
    Duration connectLimit = api.limit("connect-limit");
    Duration readLimit = api.limit("read-limit");
    return url == null || access == null || problems.found().size() > before
        ? Optional.empty()
        : Optional.of(
            new OneRosterSourceConfig(
                url,
                access,
                new LinkedHashSet<>(leftOut),
                metadata,
                sorted,
                pageSize,
                perSecond,
                connectLimit,
                readLimit,
                quiet,
                problems.file(),
                keys.line("url")));
  }

  private @Nullable Access access() {
    if (keys.has("oauth1") && keys.has("oauth2")) {
      problems.add(
          keys.line("oauth1"), "`source.oneroster` names oauth2 and oauth1; keep one of them");
      return null;
    }
    if (keys.has("oauth1")) {
      return keys.section("oauth1", OAUTH1_KEYS, OAUTH1_EXAMPLE).map(this::signature).orElse(null);
    }
    if (keys.has("oauth2")) {
      return keys.section("oauth2", OAUTH2_KEYS, OAUTH2_EXAMPLE)
          .map(this::clientCredentials)
          .orElse(null);
    }
    problems.add(
        keys.line("oauth2"),
        "`source.oneroster` says nothing of how it is opened; add oauth2: or oauth1:, whichever"
            + " the school's system has issued");
    return null;
  }

  private @Nullable Access clientCredentials(YamlSection below) {
    ApiYaml oauth2 = new ApiYaml(below, folder, "the secret", problems);
    URI tokenUrl = oauth2.url("token-url", TOKEN_EXAMPLE, "");
    String clientId = name(below, oauth2, "client-id", "the client ID that was issued");
    Secret secret = oauth2.secret("secret", "the client secret");
    String scope = below.text("scope", SCOPE_EXAMPLE);
    if (scope != null && !SCOPES.matcher(scope.strip()).matches()) {
      oauth2.wrong("scope", scope, SCOPE_EXAMPLE);
    }
    return tokenUrl == null || clientId == null || secret == null
        ? null
        : new ClientCredentials(tokenUrl, clientId, secret, scope(scope));
  }

  private static @Nullable String scope(@Nullable String said) {
    if (said == null) {
      return SCOPE;
    }
    return said.strip().equals("none") ? null : said.strip();
  }

  private @Nullable Access signature(YamlSection below) {
    ApiYaml oauth1 = new ApiYaml(below, folder, "the secret", problems);
    String key = name(below, oauth1, "key", "the consumer key that was issued");
    Secret secret = oauth1.secret("secret", "the consumer secret");
    return key == null || secret == null ? null : new Signature(key, secret);
  }

  private static @Nullable String name(
      YamlSection section, ApiYaml api, String key, String example) {
    if (!section.has(key)) {
      api.missing(key, example);
    }
    String name = section.text(key, example);
    return name == null ? null : name.strip();
  }
}
