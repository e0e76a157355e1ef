package org.sisimport.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what the program costs and prints a table. Run by {@code mvn -q -Pbenchmarks verify}; no
 * test, because a slow machine is no mistake in the program. An argument limits it to a part:
 * {@code in-process}, {@code processes}, {@code package}, {@code pull}, {@code postgresql} or
 * {@code state}.
 */
public final class Benchmarks {

  private Benchmarks() {}

  /** Measures. */
  public static void main(String[] args) throws Exception {
    Path checkout = Path.of("").toAbsolutePath();
    Path folder = Files.createTempDirectory("sis-import-benchmark");
    List<String> parts =
        args.length == 0
            ? List.of("in-process", "processes", "package", "pull", "postgresql", "state")
            : List.of(args);
    Table table = new Table();
    try {
      if (parts.contains("in-process")) {
        new InProcess(home(checkout, folder.resolve("in-process")), table).run();
      }
      if (parts.contains("processes")) {
        new Processes(checkout, folder, table).run();
      }
      if (parts.contains("package")) {
        new PackageNight(checkout, Files.createDirectories(folder.resolve("package")), table).run();
      }
      if (parts.contains("pull")) {
        new PullNight(checkout, Files.createDirectories(folder.resolve("pull")), table).run();
      }
      if (parts.contains("postgresql")) {
        new PostgresNight(home(checkout, folder.resolve("postgresql")), table).run();
      }
      if (parts.contains("state")) {
        new StateNight(checkout, folder.resolve("state"), table).run();
      }
    } finally {
      delete(folder);
    }
    System.out.println(table);
  }

  /** A home with a copy of the shipped rules. */
  static Path home(Path checkout, Path home) throws IOException {
    Path shipped = checkout.resolve("rules");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.toList()) {
        Path copy = home.resolve("rules").resolve(shipped.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    Files.createDirectories(home.resolve("districts"));
    return home;
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
