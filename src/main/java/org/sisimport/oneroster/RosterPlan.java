package org.sisimport.oneroster;

import java.util.List;
import org.sisimport.notice.Notice;

/**
 * What a package would do to the roster that is kept, and nothing of it yet done. Small, however
 * large the package: a byte for each record that was read, and the ids of those that are gone.
 *
 * @param files the files that are in the package, in the order of {@link RosterFile}
 * @param changes what would be written; valid until something else is written of the district
 * @param digest tells whether two plans would change the same
 * @param notices what a person should know beside the package's own notices
 */
public record RosterPlan(
    List<RosterCounts> files, RosterChanges changes, String digest, List<Notice> notices) {

  /** Copies the lists. */
  public RosterPlan {
    files = List.copyOf(files);
    notices = List.copyOf(notices);
  }
}
