package org.sisimport.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef.Rank;

/**
 * Reads rule files from disk and refuses what cannot be one. Names of other folders are refused
 * too, because a file that nobody reads looks like a rule that does nothing.
 */
final class RuleFolder {

  private static final long LARGEST = 1 << 20;
  private static final String VENDORS = "vendors";
  private static final String FREE_NAME = "[a-z0-9-]+\\.drl";

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
    for (RuleFamily family : RuleFamily.listNamed()) {
      Path file = folder.resolve(family.fileName());
      if (Files.exists(file)) {
        read(file, Rank.SHARED, family).ifPresent(files::add);
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
    return read(home.resolve("rules").resolve(VENDORS).resolve(vendor + ".drl"), Rank.VENDOR, null);
  }

  /** The vendors that have a file, by name. */
  List<String> listVendors() {
    return listFreeNames(home.resolve("rules").resolve(VENDORS));
  }

  /** The shared file of a receiver of the roster, and the district's own where there is one. */
  List<RuleFile> receiver(String receiver, @Nullable Path districtFolder) {
    List<String> known = listReceivers();
    if (!known.contains(receiver)) {
      problems.add(
          new RuleProblem(
              "rules/" + RuleFamily.RECEIVERS_FOLDER,
              0,
              null,
              "no file for receiver '"
                  + receiver
                  + "'"
                  + (known.isEmpty() ? "" : "; there are " + String.join(", ", known))));
      return List.of();
    }
    String name = RuleFamily.RECEIVERS_FOLDER + "/" + receiver + ".drl";
    List<RuleFile> files = new ArrayList<>();
    read(home.resolve("rules").resolve(name), Rank.SHARED, RuleFamily.RECEIVERS)
        .ifPresent(files::add);
    if (districtFolder != null && Files.exists(districtFolder.resolve(name))) {
      read(districtFolder.resolve(name), Rank.DISTRICT, RuleFamily.RECEIVERS).ifPresent(files::add);
    }
    return files;
  }

  /** The receivers of the roster that have a file, by name. */
  List<String> listReceivers() {
    return listFreeNames(home.resolve("rules").resolve(RuleFamily.RECEIVERS_FOLDER));
  }

  /** The names of rule files that are nobody's in particular, without {@code .drl}. */
  private List<String> listFreeNames(Path folder) {
    return list(folder).stream()
        .map(path -> String.valueOf(path.getFileName()))
        .filter(name -> name.matches(FREE_NAME))
        .map(name -> name.substring(0, name.length() - ".drl".length()))
        .toList();
  }

  /** The files of a district, in the order of the families; none where it has no folder. */
  List<RuleFile> district(Path folder) {
    List<RuleFile> files = new ArrayList<>();
    for (RuleFamily family : RuleFamily.listNamed()) {
      Path file = folder.resolve(family.fileName());
      if (Files.exists(file)) {
        read(file, Rank.DISTRICT, family).ifPresent(files::add);
      }
    }
    checkNames(folder, false);
    return files;
  }

  private void checkNames(Path folder, boolean shared) {
    List<String> names = RuleFamily.listNamed().stream().map(RuleFamily::fileName).toList();
    for (Path path : list(folder)) {
      String name = String.valueOf(path.getFileName());
      boolean known =
          names.contains(name)
              || name.equals("README.md")
              || name.equals(RuleFamily.RECEIVERS_FOLDER)
              || (shared && name.equals(VENDORS));
      if (!known) {
        problem(
            path,
            "no rule file has this name"
                + Words.suggestion(name, names)
                + "; the names are "
                + String.join(", ", names)
                + (shared
                    ? ""
                    : "; a rule that replaces a vendor's stands in the file that is about the same,"
                        + " such as grade-codes.drl for its grades"));
      }
    }
    checkReceiverNames(folder.resolve(RuleFamily.RECEIVERS_FOLDER), shared);
    if (shared) {
      checkFreeNames(folder.resolve(VENDORS), "a vendor's file");
    }
  }

  /** A district changes what a receiver gets; it has no receivers of its own. */
  private void checkReceiverNames(Path folder, boolean shared) {
    if (shared) {
      checkFreeNames(folder, "a receiver's file");
      return;
    }
    List<String> known = listReceivers().stream().map(name -> name + ".drl").toList();
    for (Path path : list(folder)) {
      String name = String.valueOf(path.getFileName());
      if (!known.contains(name) && !name.equals("README.md")) {
        problem(
            path,
            "rules/receivers has no file of this name"
                + Words.suggestion(name, known)
                + " A receiver that is new gets a shared file first");
      }
    }
  }

  private void checkFreeNames(Path folder, String what) {
    for (Path path : list(folder)) {
      String name = String.valueOf(path.getFileName());
      if (!name.matches(FREE_NAME) && !name.equals("README.md")) {
        problem(path, what + " is named with small letters and ends in .drl");
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

  private Optional<RuleFile> read(Path file, Rank rank, @Nullable RuleFamily family) {
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
      return Optional.of(new RuleFile(shown(file), rank, family, text));
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
