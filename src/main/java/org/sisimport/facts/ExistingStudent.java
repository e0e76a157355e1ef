package org.sisimport.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A student whom we have.
 *
 * @param id our number of the record
 * @param values what we know of the student; the SSID may be missing (an evaluated preschooler)
 * @param status {@code Active}, {@code Pending} or {@code Inactive}
 * @param inactiveDate when the student left or leaves the program; {@code null} where unknown
 * @param inactiveReason why; may stay on record for a student who is not inactive
 * @param inactive whether we know that the student has left: the status is Inactive and its date is
 *     not in the future, or the status is Active and the date has passed. A future inactive date is
 *     still active
 * @param lastImportDate the last night in which a file spoke of the student; {@code null} if none
 *     did
 * @param version counts the changes to the record, so that a plan made for another state of it is
 *     noticed
 */
public record ExistingStudent(
    int id,
    Values values,
    String status,
    @Nullable LocalDate inactiveDate,
    @Nullable String inactiveReason,
    boolean inactive,
    @Nullable LocalDate lastImportDate,
    int version)
    implements StudentRecord {

  /** Decides {@link #inactive()} from status and date as of a day. */
  public static boolean isInactive(
      String status, @Nullable LocalDate inactiveDate, LocalDate today) {
    return switch (status) {
      case "Inactive" -> inactiveDate == null || !inactiveDate.isAfter(today);
      case "Active" -> inactiveDate != null && inactiveDate.isBefore(today);
      default -> false;
    };
  }
}
