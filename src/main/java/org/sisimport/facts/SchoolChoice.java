package org.sisimport.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that names a School of Attendance, with the entities that it may mean. STUDENTS sitting.
 *
 * @param student the row
 * @param existing the student whom we have; {@code null} where the row is a stranger's
 * @param code the row's seven-digit code
 * @param candidates the district's school entities of that code, in the order of {@code
 *     schools.csv}
 * @param current the entity assigned today; {@code null} where none is, or where {@code
 *     schools.csv} has it no more
 * @param bySiteCode the candidate that the row's Site Code names; {@code null} where the row has
 *     none or it names none
 * @param only the one candidate, where there is exactly one
 * @param defaultSchool the candidate marked as default; {@code null} where none is
 * @param sameCodeAsNow whether the student is assigned to an entity of this code today
 */
public record SchoolChoice(
    IncomingStudent student,
    @Nullable ExistingStudent existing,
    String code,
    List<School> candidates,
    @Nullable School current,
    @Nullable School bySiteCode,
    @Nullable School only,
    @Nullable School defaultSchool,
    boolean sameCodeAsNow) {

  /** Whether no entity of the district has the code. */
  public boolean unknown() {
    return candidates.isEmpty();
  }

  /** Whether several entities share the code. */
  public boolean shared() {
    return candidates.size() > 1;
  }

  /** Whether the row's Site Code names another entity of the code than the one assigned today. */
  public boolean otherSiteThanNow() {
    return bySiteCode != null && !bySiteCode.equals(current);
  }
}
