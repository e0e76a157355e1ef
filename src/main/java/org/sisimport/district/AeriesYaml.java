package org.sisimport.district;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands below {@code source.aeries}; what is wrong with it goes to the problems. */
final class AeriesYaml {

  static final List<String> KEYS =
      List.of(
          "url",
          "certificate",
          "programs",
          "504s",
          "migrant",
          "schools",
          "page-size",
          "at-once",
          "per-second",
          "overlap",
          "full-every",
          "connect-limit",
          "read-limit");
  static final String EXAMPLE = "keys below it: url, certificate";

  private static final String URL_EXAMPLE =
      "the address of the district's Aeries, such as https://aeries.example.org/aeries";
  private static final String PROGRAMS_EXAMPLE = "[\"144\", 144x]";
  private static final String SCHOOLS_EXAMPLE = "[990, 994]";
  private static final String CODE = "[A-Za-z0-9]{1,8}";
  private static final String SCHOOL = "[1-9][0-9]{0,5}";

  /** Code of the 504 plans, the same in every Aeries. */
  private static final String PLANS_504 = "101";

  private static final List<String> SPECIAL_EDUCATION = List.of("144", "144x");
  private static final String MIGRANT = "135";

  private final YamlSection keys;
  private final ProblemList problems;
  private final ApiYaml api;

  private AeriesYaml(YamlSection keys, Path folder, ProblemList problems) {
    this.keys = keys;
    this.problems = problems;
    this.api = new ApiYaml(keys, folder, "the certificate", problems);
  }

  /** Empty, with a problem noted, where a key is missing or wrong. */
  static Optional<AeriesSourceConfig> read(
      YamlSection keys, Path districtFolder, Duration quiet, ProblemList problems) {
    return new AeriesYaml(keys, districtFolder, problems).read(quiet);
  }

  private Optional<AeriesSourceConfig> read(Duration quiet) {
    int before = problems.found().size();
    URI url = api.url("url", URL_EXAMPLE, "(?i)/api/v5");
    Secret certificate = api.secret("certificate", "what Aeries issued");
    List<String> programs = programs();
    String migrant = migrant();
    Set<Long> schools = schools();
    int pageSize = api.number("page-size", 500, 2_000);
    int atOnce = api.number("at-once", 2, 16);
    int perSecond = api.number("per-second", 5, 1_000);
    Duration overlap =
        keys.duration("overlap", Duration.ofHours(1), Duration.ZERO, Duration.ofDays(7));
    Duration fullEvery =
        keys.duration("full-every", Duration.ofDays(7), Duration.ofDays(1), Duration.ofDays(60));
    Duration connectLimit = api.limit("connect-limit");
    Duration readLimit = api.limit("read-limit");
    return url == null || certificate == null || problems.found().size() > before
        ? Optional.empty()
        : Optional.of(
            new AeriesSourceConfig(
                url,
                certificate,
                programs,
                migrant,
                schools,
                pageSize,
                atOnce,
                perSecond,
                overlap,
                fullEvery,
                connectLimit,
                readLimit,
                quiet,
                problems.file(),
                keys.line("url")));
  }

  private List<String> programs() {
    List<String> programs = api.list("programs", CODE, "codes of programs", PROGRAMS_EXAMPLE);
    if (!keys.has("programs")) {
      programs.addAll(SPECIAL_EDUCATION);
    }
    if (keys.isTrue("504s") && !programs.contains(PLANS_504)) {
      programs.add(PLANS_504);
    }
    return List.copyOf(programs);
  }

  private @Nullable String migrant() {
    String example = "the code of a program, such as \"135\", or none";
    String code = keys.text("migrant", example);
    if (code == null) {
      return MIGRANT;
    }
    if (!code.matches(CODE)) {
      api.wrong("migrant", code, example);
    }
    return code.equals("none") ? null : code;
  }

  private Set<Long> schools() {
    Set<Long> schools = new LinkedHashSet<>();
    api.list("schools", SCHOOL, "Aeries' own numbers of schools", SCHOOLS_EXAMPLE)
        .forEach(number -> schools.add(Long.valueOf(number)));
    return schools;
  }
}
