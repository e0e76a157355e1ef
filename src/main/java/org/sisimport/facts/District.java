package org.sisimport.facts;

import java.util.Set;

/**
 * What rules know of the district whose file is read.
 *
 * @param code seven-digit CDE district code
 * @param name for messages
 * @param create the designations of which this district allows new students; empty: nobody is
 *     created
 * @param updateIdentifying whether local id and names may follow the file, and a loose match may be
 *     used
 * @param preferredNames whether preferred names are taken from the file
 */
public record District(
    String code,
    String name,
    Set<String> create,
    boolean updateIdentifying,
    boolean preferredNames) {

  /** Whether students of that designation may be created; {@code false} for {@code null}. */
  public boolean creates(@org.jspecify.annotations.Nullable String designation) {
    return designation != null && create.contains(designation);
  }

  /** Whether students of any designation may be created. */
  public boolean createsAnyone() {
    return !create.isEmpty();
  }
}
