package org.sisimport.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;

/** What is asked of other districts. */
public final class TransferNotices {

  private TransferNotices() {}

  /**
   * Another district of ours has the student, and is asked for the transfer.
   *
   * @param district that is asked; seven-digit code
   * @param since when it is asked already and nobody has decided; {@code null} where it was not
   *     asked before
   * @param asks whether the file asks; {@code false} where it is only shown what would be asked
   */
  public record TransferRequested(
      RuleRef by, String because, String district, @Nullable LocalDate since, boolean asks)
      implements SkippedNotice {
    public TransferRequested {
      because = Shown.sentence(because);
    }

    @Override
    public String message() {
      return "skipped: "
          + brief()
          + (asks || since != null
              ? " The student stays there until somebody accepts: `./sis-import transfers` lists"
                  + " what is asked."
              : " Nothing is written, so nobody is asked yet.")
          + " Rule "
          + by;
    }

    @Override
    public String brief() {
      return (since == null
              ? "district "
                  + district
                  + (asks ? " is asked" : " would be asked")
                  + " to transfer the student"
              : "district "
                  + district
                  + " was asked on "
                  + since
                  + " to transfer the student, and nobody has decided yet")
          + ". "
          + because;
    }
  }

  /**
   * The other district was asked before and has declined.
   *
   * @param district that was asked; seven-digit code
   * @param request its number
   * @param person who declined
   * @param day when
   */
  public record TransferDeclined(
      String district, long request, String person, LocalDate day, String reason)
      implements SkippedNotice {

    @Override
    public String message() {
      return "skipped: " + brief();
    }

    @Override
    public String brief() {
      return "district "
          + district
          + " has the student, and the transfer was declined by "
          + Shown.sentence(person)
          + " on "
          + day
          + ": not asked again. The reason given: "
          + Shown.sentence(reason)
          + ". `./sis-import transfers accept "
          + request
          + "` still moves the student";
    }
  }
}
