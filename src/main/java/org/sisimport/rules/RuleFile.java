package org.sisimport.rules;

import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef.Rank;

/**
 * A rule file as it was read.
 *
 * @param path below the home where it lies there, with {@code /}
 * @param rank whose rules they are
 * @param family the family; {@code null} for a vendor's file, which holds rules of several
 * @param text its content
 */
record RuleFile(String path, Rank rank, @Nullable RuleFamily family, String text) {

  /** The name without folder and {@code .drl}. */
  String title() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(0, name.length() - ".drl".length());
  }

  String contentHash() {
    return Sha256.of(text);
  }

  RuleFamily.Language language() {
    return family == null ? RuleFamily.VENDOR_LANGUAGE : family.language();
  }
}
