package org.sisimport.district;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decides for all districts: {@code sis-import.yaml} in the home.
 *
 * @param database where students and runs are kept; {@code null} for the embedded database
 * @param data the folder of everything that the program makes; absolute
 * @param window the window of a district that names none
 * @param pauses the pauses of a district that names none
 * @param limits what a file of a district may change that says nothing of it
 * @param keepArchive how long the bytes of past files are kept
 * @param serve how {@code serve} works
 * @param alert a command and its arguments that gets one sentence on standard input when a person
 *     is needed; empty for none
 */
public record Settings(
    @Nullable DatabaseServer database,
    Path data,
    Window window,
    List<Pause> pauses,
    Limits limits,
    Duration keepArchive,
    Serve serve,
    List<String> alert) {

  /** The file's name below the home. */
  public static final String FILE = "sis-import.yaml";

  private static final int MAX_BYTES = 64 << 10;

  /**
   * A database beside the program.
   *
   * @param url of JDBC, such as {@code jdbc:postgresql://db.example.org/sisimport}; without user
   *     and password
   * @param password where it is kept
   */
  public record DatabaseServer(String url, String user, Secret password) {}

  /**
   * How {@code serve} works.
   *
   * @param districtsAtOnce how many districts one process imports at the same time; at least 1
   * @param every how often a district is looked at within its window; at least a minute
   */
  public record Serve(int districtsAtOnce, Duration every) {}

  /** The settings of a home without the file. */
  public static Settings defaults(Path home) {
    return new Settings(
        null,
        home.toAbsolutePath().normalize().resolve("data"),
        Window.DEFAULT,
        List.of(),
        Limits.DEFAULT,
        Duration.ofDays(90),
        new Serve(2, Duration.ofMinutes(10)),
        List.of());
  }

  /**
   * The settings of a home; the defaults where it has no such file.
   *
   * @throws DistrictSetupException with everything that is wrong with the file
   */
  public static Settings read(Path home) {
    Path file = home.resolve(FILE);
    if (Files.notExists(file)) {
      return defaults(home);
    }
    ProblemList problems = new ProblemList(FILE);
    Optional<Settings> settings =
        Utf8File.read(file, MAX_BYTES, problems)
            .flatMap(text -> SettingsYaml.parse(text, home, problems));
    if (settings.isEmpty() || !problems.found().isEmpty()) {
      throw new DistrictSetupException(problems.found());
    }
    return settings.get();
  }
}
