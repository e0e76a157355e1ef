package org.sisimport.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules know of the district whose file is read.
 *
 * @param code seven-digit CDE district code
 * @param name for messages
 * @param create the designations of which this district allows new students; empty: nobody is
 *     created
 * @param updateIdentifying whether local id and names may follow the file, and a loose match may be
 *     used
 * @param updateLocalId whether the local id may follow the file, also where names may not
 * @param preferredNames whether preferred names are taken from the file
 * @param transferRequests whether students whom another district has are asked for
 */
public record District(
    String code,
    String name,
    Set<String> create,
    boolean updateIdentifying,
    boolean updateLocalId,
    boolean preferredNames,
    boolean transferRequests) {

  /** Whether students of that designation may be created; {@code false} for {@code null}. */
  public boolean creates(@Nullable String designation) {
    return designation != null && create.contains(designation);
  }

  /** Whether students of any designation may be created. */
  public boolean createsAnyone() {
    return !create.isEmpty();
  }
}
