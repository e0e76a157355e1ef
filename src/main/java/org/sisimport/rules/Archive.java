package org.sisimport.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef.Standing;

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

  private @Nullable RuleFile file(String line) {
    String[] parts = line.split("\t", 4);
    String text = parts.length == 4 ? cache.findText(SOURCES, parts[2]).orElse(null) : null;
    if (text == null) {
      return null;
    }
    try {
      RuleFamily family = parts[1].isEmpty() ? null : RuleFamily.valueOf(parts[1]);
      return new RuleFile(parts[3], Standing.valueOf(parts[0]), family, text);
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
                    file.standing().name(),
                    file.family() == null ? "" : file.family().name(),
                    file.contentHash(),
                    file.path()))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
