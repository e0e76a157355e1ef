package org.sisimport.importer;

import org.jspecify.annotations.Nullable;
import org.sisimport.district.DistrictFolder;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Delivery;

/**
 * The rules that a district's night begins with: those for its files and, from the first package
 * on, those for packages.
 */
final class RulesOfNight {

  private final RuleSets ruleSets;
  private final DistrictFolder district;
  private final NightRules ofFiles;
  private @Nullable NightRules ofPackages;

  RulesOfNight(RuleSets ruleSets, DistrictFolder district) {
    this.ruleSets = ruleSets;
    this.district = district;
    this.ofFiles = NightRules.ofFiles(ruleSets, district);
  }

  /** The rules that decide a delivery. */
  NightRules of(Delivery delivery) {
    if (!Contents.isPackage(delivery)) {
      return ofFiles;
    }
    if (ofPackages == null) {
      ofPackages = NightRules.ofPackages(ruleSets, district);
    }
    return ofPackages;
  }
}
