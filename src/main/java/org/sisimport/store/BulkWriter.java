package org.sisimport.store;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Values;
import org.sisimport.students.StudentChange;

/**
 * Writes many rows at once, in the way that is quickest for one database, within the caller's
 * transaction. How many at a time is the caller's choice: a few thousand.
 */
interface BulkWriter {

  /**
   * A student whom we have and what becomes of it.
   *
   * @param before as the plan saw it
   */
  record Update(ExistingStudent before, StudentChange change) {}

  /** A student who is added. */
  record NewStudent(
      String status,
      @Nullable LocalDate inactiveDate,
      @Nullable String inactiveReason,
      @Nullable LocalDate lastImportDate,
      Values values) {}

  /** Fields of one student changed by one row. */
  record Audited(int student, StudentChange change) {}

  /**
   * Writes the updates of records that are still as the plan saw them.
   *
   * @return the number of a student whose record is not, and the transaction must not be committed;
   *     empty where all were written
   */
  OptionalInt update(String district, List<Update> updates);

  /** Adds students; returns their numbers in the same order. */
  int[] insert(String district, List<NewStudent> students);

  /** Adds an audit entry for every field of the changes. */
  void audit(long run, List<Audited> changes);
}
