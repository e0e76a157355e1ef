package org.sisimport.students;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A student of another district.
 *
 * @param student our number of the student
 * @param district that has the student; seven-digit code
 * @param request the last one in which the district whose file is read asked that district for the
 *     student; {@code null} where it never did
 */
public record Elsewhere(int student, String district, @Nullable TransferRequest request) {

  /** Whether the district that has the student was asked, and has declined. */
  public boolean declined() {
    return request != null && request.declined();
  }

  /** Whether the district that has the student was asked, and nobody has decided. */
  public boolean asked() {
    return request != null && request.open();
  }

  /**
   * The same as it was when a run began.
   *
   * @param run the run's number
   */
  public Elsewhere before(long run, Instant began) {
    return request == null ? this : with(request.before(run, began));
  }

  /** The same with another request. */
  public Elsewhere with(@Nullable TransferRequest other) {
    return new Elsewhere(student, district, other);
  }
}
