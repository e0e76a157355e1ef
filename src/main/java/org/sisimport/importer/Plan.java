package org.sisimport.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.Notices;
import org.sisimport.oneroster.RosterChanges;
import org.sisimport.oneroster.RosterPlan;
import org.sisimport.students.StudentChange;
import org.sisimport.students.TransferAsks;

/**
 * Everything decided about a file, and nothing yet done. A preview shows it, a sample compares it,
 * a run applies it. It keeps changes, counts and what a person must see, so that memory does not
 * grow with rows that change nothing.
 *
 * @param understanding {@code null} where the file cannot be read as a table
 * @param refused whether the file as a whole cannot be taken; then there are no changes
 * @param counts the rows
 * @param changes what would be written
 * @param seen our numbers of the students of whom the file speaks and who are applied or unchanged
 * @param notices what a person should know
 * @param transfers whom the file asks of other districts
 * @param roster what becomes of the roster that is kept; {@code null} where the file brings none
 */
public record Plan(
    @Nullable Understanding understanding,
    boolean refused,
    Counts counts,
    List<StudentChange> changes,
    int[] seen,
    Notices notices,
    TransferAsks transfers,
    @Nullable RosterPlan roster) {

  /** What would be written of the roster. */
  public RosterChanges rosterChanges() {
    return roster == null ? RosterChanges.NONE : roster.changes();
  }
}
