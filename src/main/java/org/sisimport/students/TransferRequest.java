package org.sisimport.students;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A district whose file has a student of another district of ours, and asks for the student.
 *
 * @param number grows with each request
 * @param student our number of the student
 * @param asked the district that has the student, or had; seven-digit code
 * @param asking the district that asks; seven-digit code
 * @param run the run that asked first
 * @param row of that run's file
 * @param at when it was asked
 * @param day the same, in the zone of the district that asks
 * @param decision the last one; {@code null} while nobody has decided
 */
public record TransferRequest(
    long number,
    int student,
    String asked,
    String asking,
    long run,
    int row,
    Instant at,
    LocalDate day,
    @Nullable TransferDecision decision) {

  /** Whether nobody has decided yet. */
  public boolean open() {
    return decision == null;
  }

  /** Whether a person has declined it. */
  public boolean declined() {
    return decision != null && decision.kind() == TransferDecision.Kind.DECLINED;
  }

  /**
   * The request as it was when a run began; {@code null} where it was not yet made.
   *
   * @param number the run's
   * @param began when
   */
  public @Nullable TransferRequest before(long number, Instant began) {
    if (run >= number) {
      return null;
    }
    return decision == null || decision.at().isBefore(began) ? this : undecided();
  }

  private TransferRequest undecided() {
    return new TransferRequest(number, student, asked, asking, run, row, at, day, null);
  }

  /** The same, with a decision. */
  public TransferRequest with(TransferDecision decided) {
    return new TransferRequest(number, student, asked, asking, run, row, at, day, decided);
  }

  /** What became of it, for a person. */
  public String outcome() {
    if (decision == null) {
      return "open: `./sis-import transfers accept "
          + number
          + "` or `./sis-import transfers decline "
          + number
          + "` decides";
    }
    return switch (decision.kind()) {
      case ACCEPTED ->
          "accepted by " + decision.by() + " on " + decision.day() + ": " + decision.reason();
      case DECLINED ->
          "declined by "
              + decision.by()
              + " on "
              + decision.day()
              + ": "
              + decision.reason()
              + "; it is not asked again, and `./sis-import transfers accept "
              + number
              + "` still moves the student";
      case WITHDRAWN ->
          "closed on " + decision.day() + " by run " + decision.run() + ", " + decision.reason();
    };
  }
}
