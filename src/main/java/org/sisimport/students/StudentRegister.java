package org.sisimport.students;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sisimport.facts.ExistingStudent;

/**
 * Everybody whom we have, district by district. Every reading method takes the day as of which
 * {@link ExistingStudent#inactive()} is decided.
 */
public interface StudentRegister {

  /** Whether a district has no students; far quicker than to count them. */
  boolean isEmpty(String district);

  /** How many students a district has. */
  int count(String district);

  /**
   * The district's students at this moment: later changes do not show. Only {@link
   * Students#findInOtherDistricts} looks at the other districts as they are when it is called.
   */
  Students read(String district, LocalDate today);

  /** The district's students, sorted by SSID; those without one last, the oldest record first. */
  List<ExistingStudent> list(String district, LocalDate today);

  /** The student of that number of ours, whatever the district. */
  Optional<ExistingStudent> findById(int id, LocalDate today);

  /**
   * Whether somebody takes part in a district of whom files that were read before may have told in
   * vain: one who has come from another district, or was reactivated, since a run began.
   *
   * @param run the run's number
   */
  boolean haveJoinedSince(String district, long run);

  /** Whether a file has spoken of students of a district since they were loaded. */
  boolean isSeen(String district);

  /** The district's student of that SSID. */
  Optional<ExistingStudent> findBySsid(String district, String ssid, LocalDate today);

  /**
   * Makes the rows the district's students, all of them or none.
   *
   * @param replace whether students whom the district has already are removed first; their audit
   *     entries stay
   * @throws org.sisimport.SisImportException if the district has students and they are not to be
   *     replaced, or if an SSID is another district's or occurs twice; the message names the rows
   */
  void load(String district, List<LoadedStudent> rows, boolean replace);
}
