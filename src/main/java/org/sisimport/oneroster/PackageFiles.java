package org.sisimport.oneroster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.notice.PackageNotices.FilesInFolder;
import org.sisimport.notice.PackageNotices.OtherFileName;
import org.sisimport.notice.PackageNotices.SuperfluousFiles;

/**
 * Which file of an archive is which of the specification. A name in another case is read where the
 * right one is not there, and one folder that holds all of them stands for the root: neither can be
 * mistaken for anything else. Files in two folders can, and are refused.
 */
final class PackageFiles {

  /** By its name in lower case, the name of each file of the specification. */
  private static final Map<String, String> NAMES =
      Stream.concat(
              Stream.of(Specification.MANIFEST),
              Specification.files(Specification.V1_2).stream().map(title -> title + ".csv"))
          .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

  /** What macOS adds to an archive. */
  private static final String OF_MACOS = "__MACOSX/";

  private static final int NAMED = 5;

  private final Map<String, String> paths;
  private final List<String> others;

  private PackageFiles(Map<String, String> paths, List<String> others) {
    this.paths = paths;
    this.others = others;
  }

  /**
   * Finds the files.
   *
   * @param paths of all the files in the archive
   */
  static PackageFiles of(List<String> paths, Findings findings) {
    String folder = folder(paths, findings);
    Map<String, String> found = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (String path : paths) {
      String name = folder.equals(folderOf(path)) ? NAMES.get(key(path)) : null;
      if (name == null) {
        others.add(path);
      } else {
        found.put(name, path);
        String seen = nameOf(path);
        if (!seen.equals(name)) {
          findings.deviation(new OtherFileName(seen, name));
        }
      }
    }
    if (!folder.isEmpty()) {
      findings.deviation(new FilesInFolder(folder));
    }
    if (!others.isEmpty()) {
      findings.deviation(
          new SuperfluousFiles(
              others.stream()
                  .map(path -> path.startsWith(OF_MACOS) ? OF_MACOS : path)
                  .distinct()
                  .toList()));
    }
    return new PackageFiles(found, others);
  }

  /** The path of a file in the archive; {@code null} where it is not there. */
  @Nullable String path(String fileName) {
    return paths.get(fileName);
  }

  boolean has(String fileName) {
    return paths.containsKey(fileName);
  }

  /**
   * A file that may be meant by that name and is somewhere else or spelled otherwise, for example
   * {@code user.csv} or {@code export/users.csv}; {@code ""} where there is none.
   */
  String near(String fileName) {
    return others.stream()
        .filter(path -> Spelling.isNear(nameOf(path), fileName))
        .findFirst()
        .orElse("");
  }

  private static String folder(List<String> paths, Findings findings) {
    SortedSet<String> folders = new TreeSet<>();
    for (String path : paths) {
      if (NAMES.containsKey(key(path))) {
        folders.add(folderOf(path));
      }
    }
    if (folders.isEmpty()) {
      throw findings.refusal(
          "it holds no file of OneRoster%s; manifest.csv, users.csv and the others are expected in its root"
              .formatted(paths.isEmpty() ? " and no other" : ", only " + named(paths)));
    }
    if (folders.size() > 1 && !folders.first().isEmpty()) {
      throw findings.refusal(
          "its files are in several folders, %s; they are expected in its root"
              .formatted(named(folders)));
    }
    return folders.first();
  }

  private static String named(Collection<String> paths) {
    String first = paths.stream().limit(NAMED).map(Shown::quoted).collect(Collectors.joining(", "));
    return paths.size() > NAMED ? first + " and others" : first;
  }

  private static String key(String path) {
    return nameOf(path).toLowerCase(Locale.ROOT);
  }

  /** Some programs write {@code \} between folders. */
  private static int endOfFolder(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  private static String nameOf(String path) {
    return path.substring(endOfFolder(path) + 1);
  }

  private static String folderOf(String path) {
    return path.substring(0, Math.max(endOfFolder(path), 0));
  }
}
