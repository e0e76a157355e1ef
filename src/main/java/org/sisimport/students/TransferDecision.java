package org.sisimport.students;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a transfer request.
 *
 * @param by who decided, for people
 * @param reason why
 * @param day of the decision, in the deciding district's zone
 * @param run the run whose file no longer asked for the student; {@code null} where a person
 *     decided
 */
public record TransferDecision(
    Kind kind, String by, String reason, Instant at, LocalDate day, @Nullable Long run) {

  /** What can be decided. */
  public enum Kind {
    /** The student was moved to the district that asked. */
    ACCEPTED,
    /**
     * The student stays; as long as the file asks the request is not made again, and it can still
     * be accepted.
     */
    DECLINED,
    /** The file of the district that asked no longer asks for the student. */
    WITHDRAWN
  }
}
