package org.sisimport.source;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;

/**
 * The newest file of each of a district's patterns, out of however many are listed: only the newest
 * are kept.
 *
 * @param <H> by which the source finds a file again
 */
final class NewestFiles<H> {

  private static final List<String> UNFINISHED = List.of(".filepart", ".part", ".tmp");

  private final DistrictFolder district;
  private final Comparator<ListedFile<H>> age =
      // equal times are common where the sender copies: names that hold a date then decide
      Comparator.<ListedFile<H>, java.time.Instant>comparing(ListedFile::modified)
          .thenComparing(ListedFile::name);
  private final Map<FilePattern, ListedFile<H>> newest = new HashMap<>();

  NewestFiles(DistrictFolder district) {
    this.district = district;
  }

  /**
   * The pattern that takes a file of that name; empty where it is not one of the district's, or is
   * hidden or unfinished.
   */
  Optional<FilePattern> findPattern(String name) {
    return isPassedOver(name) ? Optional.empty() : district.findPattern(name);
  }

  private static boolean isPassedOver(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    // "~$" is what Excel puts beside a workbook that somebody has open
    return lower.startsWith(".")
        || lower.startsWith("~$")
        || UNFINISHED.stream().anyMatch(lower::endsWith);
  }

  /** Keeps a regular file where it is the newest of its pattern so far. */
  void add(FilePattern pattern, ListedFile<H> file) {
    if (!file.isConnectionTest()) {
      newest.merge(pattern, file, (one, other) -> age.compare(one, other) < 0 ? other : one);
    }
  }

  /** The newest of a pattern, with it. */
  record Found<H>(FilePattern pattern, ListedFile<H> file) {}

  /** In the order of the district's patterns. */
  List<Found<H>> found() {
    return district.files().stream()
        .filter(newest::containsKey)
        .map(pattern -> new Found<>(pattern, Objects.requireNonNull(newest.get(pattern))))
        .toList();
  }
}
