package org.sisimport.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef.Rank;

/**
 * Keeps the files of every set that was in force, by their hashes, and which set was a district's
 * last good one.
 */
final class Archive {

  private static final String SOURCES = "sources";
  private static final String SETS = "sets";
  private static final String LAST_GOOD = "last-good";

  private final CacheFolder cache;

  Archive(CacheFolder cache) {
    this.cache = cache;
  }

  /** The hash of a set: over one line for each file. */
  static String hash(List<RuleFile> files) {
    return Sha256.of(manifest(files));
  }

  void keep(List<RuleFile> files) {
    String hash = hash(files);
    if (cache.holds(SETS, hash)) {
      return;
    }
    for (RuleFile file : files) {
      cache.writeText(SOURCES, file.contentHash(), file.text());
    }
    // last, so that a set that is listed is whole
    cache.writeText(SETS, hash, manifest(files));
  }

  void markLastGood(String district, String hash) {
    if (!cache.findText(LAST_GOOD, district).equals(Optional.of(hash))) {
      cache.writeText(LAST_GOOD, district, hash);
    }
  }

  Optional<String> findLastGood(String district) {
    return cache.findText(LAST_GOOD, district);
  }

  /** The files of a set; empty where it is not known, or a part of it is lost or damaged. */
  Optional<List<RuleFile>> find(String hash) {
    Optional<String> manifest = cache.findText(SETS, hash);
    if (manifest.isEmpty()) {
      return Optional.empty();
    }
    List<RuleFile> files = new ArrayList<>();
    for (String line : manifest.get().lines().toList()) {
      RuleFile file = file(line);
      if (file == null) {
        return Optional.empty();
      }
      files.add(file);
    }
    return hash(files).equals(hash) ? Optional.of(files) : Optional.empty();
  }

  /**
   * Removes sets that nobody has used for so long, and the files that are of none any more. What
   * was a district's last good set stays.
   *
   * @param needed the hashes of sets that stay as well
   * @return how many files were removed
   */
  int purge(Duration unused, Set<String> needed) {
    Set<String> staying = new HashSet<>(needed);
    for (String district : cache.list(LAST_GOOD)) {
      cache.lookAtText(LAST_GOOD, district).ifPresent(staying::add);
    }
    int removed = cache.purge(SETS, unused, staying::contains);
    Set<String> sources = new HashSet<>();
    for (String hash : cache.list(SETS)) {
      cache
          .lookAtText(SETS, hash)
          .ifPresent(manifest -> manifest.lines().forEach(line -> sources.add(parts(line)[2])));
    }
    return removed + cache.purge(SOURCES, unused, sources::contains);
  }

  /** Rank, family, hash of the content, path. */
  private static String[] parts(String line) {
    String[] parts = line.split("\t", 4);
    return parts.length == 4 ? parts : new String[] {"", "", "", ""};
  }

  private @Nullable RuleFile file(String line) {
    String[] parts = parts(line);
    String text = parts[2].isEmpty() ? null : cache.findText(SOURCES, parts[2]).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      RuleFamily family = parts[1].isEmpty() ? null : RuleFamily.valueOf(parts[1]);
      return new RuleFile(parts[3], Rank.valueOf(parts[0]), family, text);
    } catch (IllegalArgumentException e) {
      // a family that exists no more
      return null;
    }
  }

  private static String manifest(List<RuleFile> files) {
    return files.stream()
        .map(
            file ->
                String.join(
                    "\t",
                    file.rank().name(),
                    file.family() == null ? "" : file.family().name(),
                    file.contentHash(),
                    file.path()))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
