package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.students.StandingChange;

/** The standing of our students, and the audit trail of what changed it other than a file. */
public interface StandingBook {

  /**
   * The district's students whose status is Active although the day on which they leave has passed.
   *
   * @param today in the district's zone
   */
  List<ExistingStudent> listOverdue(String district, LocalDate today);

  /**
   * Changes standings, each with an entry of the audit trail, in one transaction.
   *
   * @param by who changes them, for people
   * @throws FencedException where somebody else has taken the district over; nothing is written
   * @throws StudentsChangedException where a student is no longer as it was seen; nothing is
   *     written
   */
  void change(
      Claim claim,
      Collection<StandingChange> changes,
      StandingEntry.Cause cause,
      String by,
      Instant at);

  /**
   * The entries of a district that were made after a run had begun, the newest first.
   *
   * @param run the run's number
   */
  List<StandingEntry> listSince(String district, long run);

  /** The entries of a district, or of all for {@code null}; the newest first. */
  List<StandingEntry> list(@Nullable String district);

  /** The entries of one student, the oldest first. */
  List<StandingEntry> listOf(int student);
}
