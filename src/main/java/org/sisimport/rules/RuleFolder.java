package org.sisimport.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef.Standing;

/**
 * Reads rule files from disk and refuses what cannot be one. Names of other folders are refused
 * too, because a file that nobody reads looks like a rule that does nothing.
 */
final class RuleFolder {

  private static final long LARGEST = 1 << 20;
  private static final String VENDORS = "vendors";

  private final Path home;
  private final List<RuleProblem> problems = new ArrayList<>();

  RuleFolder(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  List<RuleProblem> problems() {
    return problems;
  }

  /** The shared files, one for each family. */
  List<RuleFile> shared() {
    Path folder = home.resolve("rules");
    List<RuleFile> files = new ArrayList<>();
    for (RuleFamily family : RuleFamily.values()) {
      Path file = folder.resolve(family.fileName());
      if (Files.exists(file)) {
        read(file, Standing.SHARED, family).ifPresent(files::add);
      } else {
        problem(file, "the shared rules want this file; one without rules is enough");
      }
    }
    checkNames(folder, true);
    return files;
  }

  /** The file of a vendor. */
  Optional<RuleFile> vendor(String vendor) {
    List<String> known = listVendors();
    if (!known.contains(vendor)) {
      problems.add(
          new RuleProblem(
              "rules/" + VENDORS,
              0,
              null,
              "no file for vendor '" + vendor + "'; there are " + String.join(", ", known)));
      return Optional.empty();
    }
    return read(
        home.resolve("rules").resolve(VENDORS).resolve(vendor + ".drl"), Standing.VENDOR, null);
  }

  /** The vendors that have a file, by name. */
  List<String> listVendors() {
    return list(home.resolve("rules").resolve(VENDORS)).stream()
        .map(path -> String.valueOf(path.getFileName()))
        .filter(name -> name.matches("[a-z0-9-]+\\.drl"))
        .map(name -> name.substring(0, name.length() - ".drl".length()))
        .toList();
  }

  /** The files of a district, in the order of the families; none where it has no folder. */
  List<RuleFile> district(Path folder) {
    List<RuleFile> files = new ArrayList<>();
    for (RuleFamily family : RuleFamily.values()) {
      Path file = folder.resolve(family.fileName());
      if (Files.exists(file)) {
        read(file, Standing.DISTRICT, family).ifPresent(files::add);
      }
    }
    checkNames(folder, false);
    return files;
  }

  private void checkNames(Path folder, boolean shared) {
    for (Path path : list(folder)) {
      String name = String.valueOf(path.getFileName());
      boolean known =
          RuleFamily.findByFileName(name).isPresent()
              || name.equals("README.md")
              || (shared && name.equals(VENDORS));
      if (!known) {
        List<String> names = Arrays.stream(RuleFamily.values()).map(RuleFamily::fileName).toList();
        problem(
            path,
            "no rule file has this name"
                + Words.suggestion(name, names)
                + " The names are "
                + String.join(", ", names));
      }
    }
    if (shared) {
      for (Path path : list(folder.resolve(VENDORS))) {
        String name = String.valueOf(path.getFileName());
        if (!name.matches("[a-z0-9-]+\\.drl") && !name.equals("README.md")) {
          problem(path, "a vendor's file is named with small letters and ends in .drl");
        }
      }
    }
  }

  /** Without hidden files and editors' backups, sorted. */
  private List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .filter(path -> !String.valueOf(path.getFileName()).endsWith("~"))
          .sorted()
          .toList();
    } catch (IOException e) {
      problem(folder, "the folder cannot be read: " + e.getClass().getSimpleName());
      return List.of();
    }
  }

  private Optional<RuleFile> read(Path file, Standing standing, @Nullable RuleFamily family) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !file.toRealPath().startsWith(folder.toRealPath())) {
        return refused(file, "the file is a link out of its folder; put the file itself there");
      }
      if (!Files.isRegularFile(file)) {
        return refused(file, "this is no file");
      }
      if (Files.size(file) > LARGEST) {
        return refused(file, "the file is larger than 1 MiB");
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return Optional.of(new RuleFile(shown(file), standing, family, text));
    } catch (CharacterCodingException e) {
      return refused(file, "the file is not UTF-8; save it with that encoding");
    } catch (IOException e) {
      return refused(file, "the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private Optional<RuleFile> refused(Path file, String message) {
    problem(file, message);
    return Optional.empty();
  }

  private void problem(Path file, String message) {
    problems.add(new RuleProblem(shown(file), 0, null, message));
  }

  /** The path below the home where it lies there. */
  private String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(home) ? home.relativize(absolute) : file.normalize();
    return shown.toString().replace('\\', '/');
  }
}
