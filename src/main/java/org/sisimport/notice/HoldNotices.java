package org.sisimport.notice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.facts.Field;

/** Why a whole file waits for a person. */
public final class HoldNotices {

  private HoldNotices() {}

  /**
   * The file would change more than a limit allows.
   *
   * @param limit the limit's key below {@code limits}
   * @param field the field that it speaks of; {@code null} where it speaks of none
   * @param seen what the file would do, with numbers; the beginning of a sentence
   * @param most the greatest number that would have been within the limit
   * @param percent the share that the limit allows
   * @param from the number from which on the share matters
   */
  public record OverLimit(
      String limit, @Nullable Field field, String seen, int most, int percent, int from)
      implements WarningNotice {

    @Override
    public boolean holdsFile() {
      return true;
    }

    @Override
    public String message() {
      return seen
          + String.format(
              Locale.US,
              "; up to %,d would have passed (`%s: %d%% from %d` below `limits`, which district.yaml changes)",
              most,
              limit,
              percent,
              from);
    }
  }

  /**
   * A person has rejected the same bytes before.
   *
   * @param run the run that was rejected
   * @param person who rejected it
   */
  public record RejectedBefore(long run, String person, String reason) implements WarningNotice {

    @Override
    public boolean holdsFile() {
      return true;
    }

    @Override
    public String message() {
      return "the same bytes came before, and "
          + Shown.sentence(person)
          + " rejected them as run "
          + run
          + ": "
          + Shown.sentence(reason);
    }
  }
}
