package org.sisimport.district;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@code sis-import.yaml} says, key by key; what it says wrong goes to the problems. */
final class SettingsYaml {

  private static final List<String> KEYS =
      List.of("database", "data", "window", "pauses", "limits", "archive", "serve", "alert");
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "url", "database",
          "user", "database",
          "password", "database",
          "keep", "archive",
          "districts-at-once", "serve",
          "every", "serve",
          "command", "alert");
  private static final Duration LONGEST_KEPT = Duration.ofDays(36_500);
  private static final String DATABASE_EXAMPLE =
      "keys below it: url, user and password, such as url: jdbc:postgresql://localhost/sisimport";
  private static final String COMMAND_EXAMPLE =
      "[mail, -s, \"sis-import needs you\", office@example.org]";

  private final YamlSection root;
  private final Path home;
  private final ProblemList problems;
  private final Settings defaults;

  private SettingsYaml(YamlSection root, Path home, ProblemList problems) {
    this.root = root;
    this.home = home.toAbsolutePath().normalize();
    this.problems = problems;
    this.defaults = Settings.defaults(home);
  }

  /** Empty, with a problem noted, where the text is no YAML or holds no keys. */
  static Optional<Settings> parse(String text, Path home, ProblemList problems) {
    return YamlFile.parse(text, "window: \"02:00-07:00\"", problems)
        .map(keys -> new YamlSection("", keys, KEYS, ELSEWHERE, problems))
        .map(root -> new SettingsYaml(root, home, problems).settings());
  }

  private Settings settings() {
    TimesYaml times = new TimesYaml(root, problems);
    return new Settings(
        database(),
        data(),
        times.window(defaults.window()),
        times.pauses(defaults.pauses()),
        new LimitsYaml(root, problems).limits(defaults.limits()),
        archive(),
        serve(),
        alert());
  }

  private Settings.@Nullable DatabaseServer database() {
    Optional<YamlSection> section =
        root.section("database", List.of("url", "user", "password"), DATABASE_EXAMPLE);
    if (section.isEmpty()) {
      return null;
    }
    String url = required(section.get(), "url", "jdbc:postgresql://localhost/sisimport");
    String user = required(section.get(), "user", "a user of the database, such as sisimport");
    Secret password = section.get().secret("password", home);
    if (!section.get().has("password")) {
      problems.add(
          section.get().line("password"),
          "`database.password` is missing; write { env: NAME } or { file: PATH }");
    }
    if (url != null && !url.startsWith("jdbc:postgresql:")) {
      // what was seen is not shown: people write the password into it
      problems.add(
          section.get().line("url"),
          "`database.url` is not of PostgreSQL; write jdbc:postgresql://localhost/sisimport");
      return null;
    }
    if (url != null && url.matches("(?i).*[?&;](user|password)=.*|jdbc:postgresql://[^/]*@.*")) {
      problems.add(
          section.get().line("url"),
          "`database.url` holds a user or a password; write them as `user` and `password`");
      return null;
    }
    return url == null || user == null || password == null
        ? null
        : new Settings.DatabaseServer(url, user, password);
  }

  private @Nullable String required(YamlSection section, String key, String example) {
    String text = section.text(key, example);
    if (!section.has(key)) {
      problems.add(section.line(key), "`database." + key + "` is missing; write " + example);
    }
    return text;
  }

  private Path data() {
    String text = root.text("data", "a folder, such as /srv/sis-import");
    if (text == null) {
      return defaults.data();
    }
    try {
      return home.resolve(text.strip()).normalize();
    } catch (InvalidPathException e) {
      problems.add(
          root.line("data"), "`data` is " + ProblemList.shown(text) + ", which is no path");
      return defaults.data();
    }
  }

  private Duration archive() {
    Duration otherwise = defaults.keepArchive();
    return root.section("archive", List.of("keep"), "{ keep: 90d }")
        .map(keys -> keys.duration("keep", otherwise, Duration.ofDays(1), LONGEST_KEPT))
        .orElse(otherwise);
  }

  private Settings.Serve serve() {
    Settings.Serve otherwise = defaults.serve();
    return root.section(
            "serve", List.of("districts-at-once", "every"), "{ districts-at-once: 2, every: 10m }")
        .map(
            keys -> {
              Integer atOnce = atOnce(keys);
              return new Settings.Serve(
                  atOnce == null ? otherwise.districtsAtOnce() : atOnce,
                  keys.duration(
                      "every", otherwise.every(), Duration.ofMinutes(1), Duration.ofDays(1)));
            })
        .orElse(otherwise);
  }

  private @Nullable Integer atOnce(YamlSection section) {
    String text = section.text("districts-at-once", "a number, such as 2");
    if (text == null) {
      return null;
    }
    if (text.matches("[1-9][0-9]?")) {
      return Integer.valueOf(text);
    }
    problems.add(
        section.line("districts-at-once"),
        "`serve.districts-at-once` is "
            + ProblemList.shown(text)
            + "; write a number from 1 to 99, such as 2");
    return null;
  }

  private List<String> alert() {
    Optional<YamlSection> section =
        root.section("alert", List.of("command"), "{ command: " + COMMAND_EXAMPLE + " }");
    if (section.isEmpty()) {
      return List.of();
    }
    List<String> command = section.get().texts("command", COMMAND_EXAMPLE);
    if (!section.get().has("command")) {
      problems.add(
          section.get().line("command"),
          "`alert.command` is missing; write command: " + COMMAND_EXAMPLE);
    }
    return command;
  }
}
