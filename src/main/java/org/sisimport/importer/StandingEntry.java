package org.sisimport.importer;

import java.time.Instant;
import org.sisimport.students.Standing;

/**
 * A student's standing that was changed other than by a file, as the audit trail keeps it.
 *
 * @param number grows with each entry
 * @param district seven-digit code
 * @param student our number of the student
 * @param before the standing until then
 * @param after the standing from then on
 * @param cause why it was changed
 * @param by who changed it, for people
 * @param at when
 * @param lastRun the number of the district's last run before it; 0 where there was none
 */
public record StandingEntry(
    long number,
    String district,
    int student,
    Standing before,
    Standing after,
    Cause cause,
    String by,
    Instant at,
    long lastRun) {

  /** Whether the student took part, or was to, and is Inactive by this entry. */
  public boolean isExit() {
    return after.status().equals("Inactive") && !before.status().equals("Inactive");
  }

  /** What changes a standing. */
  public enum Cause {
    /** A person said that the student leaves, or has left. */
    INACTIVATED("inactivated"),
    /** A person said that the student takes part again, or does not leave after all. */
    REACTIVATED("reactivated"),
    /** The day on which the student was to leave has passed. */
    DAY_PASSED("Inactive because the day has passed"),
    /** The student was moved to another district. */
    MOVED_AWAY("moved to another district"),
    /** The student was moved here from another district. */
    ARRIVED("moved here from another district");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    /** For a sentence about the student. */
    public String words() {
      return words;
    }
  }
}
