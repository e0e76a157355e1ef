package org.sisimport.importer;

import java.util.EnumMap;
import java.util.Map;
import org.sisimport.district.DistrictFolder;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Delivery;

/**
 * The rules that a district's night begins with: those for its files and, from the first package or
 * pull on, those for packages or pulls.
 */
final class RulesOfNight {

  private final RuleSets ruleSets;
  private final DistrictFolder district;
  private final Map<Contents.Kind, NightRules> rules = new EnumMap<>(Contents.Kind.class);

  RulesOfNight(RuleSets ruleSets, DistrictFolder district) {
    this.ruleSets = ruleSets;
    this.district = district;
    rules.put(Contents.Kind.FILE, NightRules.of(Contents.Kind.FILE, ruleSets, district));
  }

  /** The rules that decide a delivery. */
  NightRules of(Delivery delivery) {
    return rules.computeIfAbsent(
        Contents.kind(delivery), kind -> NightRules.of(kind, ruleSets, district));
  }
}
