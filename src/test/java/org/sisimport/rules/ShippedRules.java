package org.sisimport.rules;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rule sets of this repository; compiled once, as their cache lies in the build's folder. */
final class ShippedRules {

  static final RuleSets SETS = new RuleSets(Path.of("."), Path.of("target", "shipped-rules"));

  private static final Path NO_DISTRICT = Path.of("target", "no-district");
  private static final Map<String, RuleSet> LOADED = new ConcurrentHashMap<>();

  private ShippedRules() {}

  /** What every district shares. */
  static RuleSet shared() {
    return LOADED.computeIfAbsent("9900000", district -> load(district, null));
  }

  /** The same with the codes of one vendor. */
  static RuleSet with(String vendor) {
    return LOADED.computeIfAbsent(vendor, district -> load(district, vendor));
  }

  private static RuleSet load(String district, @Nullable String vendor) {
    RuleSets.Loaded loaded = SETS.load(district, vendor, NO_DISTRICT);
    if (!loaded.problems().isEmpty()) {
      throw new AssertionError(loaded.problems().toString());
    }
    return loaded.rules();
  }
}
