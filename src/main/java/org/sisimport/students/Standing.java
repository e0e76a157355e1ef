package org.sisimport.students;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.facts.ExistingStudent;

/**
 * Whether a student takes part in the program, as our record has it.
 *
 * @param status {@code Active}, {@code Pending} or {@code Inactive}
 * @param inactiveDate when the student left or leaves; {@code null} where unknown
 * @param inactiveReason why; {@code null} where unknown
 */
public record Standing(
    String status, @Nullable LocalDate inactiveDate, @Nullable String inactiveReason) {

  /** That of a student who takes part, and of whom no end is known. */
  public static final Standing ACTIVE = new Standing("Active", null, null);

  /** That of a student of ours. */
  public static Standing of(ExistingStudent student) {
    return new Standing(student.status(), student.inactiveDate(), student.inactiveReason());
  }

  /**
   * That of a student who leaves: Inactive from that day on, and Active until then.
   *
   * @param today in the district's zone
   */
  public static Standing leaving(LocalDate day, String reason, LocalDate today) {
    return new Standing(day.isAfter(today) ? "Active" : "Inactive", day, reason);
  }

  /** The same, Inactive. */
  public Standing ended() {
    return new Standing("Inactive", inactiveDate, inactiveReason);
  }

  /** The same status, of a student of whom no end is known. */
  public Standing staying() {
    return new Standing(status, null, null);
  }

  /** Our record of a student with this standing instead, as of a day. */
  public ExistingStudent in(ExistingStudent student, LocalDate today) {
    return new ExistingStudent(
        student.id(),
        student.values(),
        status,
        inactiveDate,
        inactiveReason,
        ExistingStudent.isInactive(status, inactiveDate, today),
        student.lastImportDate(),
        student.version());
  }

  /** For a person: {@code Inactive since 2026-10-05, "graduated"}. */
  @Override
  public String toString() {
    return status
        + (inactiveDate == null
            ? ""
            : (status.equals("Inactive") ? " since " : ", leaving on ") + inactiveDate)
        + (inactiveReason == null ? "" : ", " + Shown.quoted(inactiveReason));
  }
}
