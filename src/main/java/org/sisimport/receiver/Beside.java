package org.sisimport.receiver;

import java.util.Map;
import org.sisimport.facts.RosterDemographics;

/**
 * What {@code demographics} says of a student.
 *
 * @param metadata its extension columns
 */
record Beside(RosterDemographics demographics, Map<String, String> metadata) {

  /** It says nothing. */
  static final Beside NOTHING = new Beside(RosterDemographics.NONE, Map.of());
}
