package org.sisimport.notice;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;

/**
 * One cause that a person should know. Equal notices are one cause: {@link Notices} counts the
 * rows. The record's name is the stable code of its kind, {@code UnknownHeading} is {@code
 * unknown-heading}.
 */
public interface Notice {

  /** How much it matters. */
  Severity severity();

  /** The field that it speaks of; {@code null} where it speaks of none. */
  default @Nullable Field field() {
    return null;
  }

  /**
   * The value that was seen, fit to be shown: an SSID is masked; {@code null} where there is none
   * to show.
   */
  default @Nullable String value() {
    return null;
  }

  /** What was seen, where, and what would have worked; a sentence that needs no count of rows. */
  String message();

  /** Whether it says why nothing of a row is written. */
  default boolean stopsRow() {
    return severity() == Severity.ERROR;
  }

  /** Whether it says why the whole file waits for a person, or would. */
  default boolean holdsFile() {
    return false;
  }

  /** Whether it is told of the column once and not again of each row that has it. */
  default boolean ofColumn() {
    return false;
  }

  /**
   * The message for a place where the cause is told already, a row for one: without the rule that
   * said it and the rule that would settle it.
   */
  default String brief() {
    return message();
  }

  /** The rule that said it; {@code null} where no rule did. */
  default @Nullable RuleRef by() {
    return null;
  }

  /** The stable code of this kind of notice. */
  default String kind() {
    return Kind.UPPER
        .matcher(getClass().getSimpleName())
        .replaceAll("-$0")
        .substring(1)
        .toLowerCase(Locale.ROOT);
  }

  /** How a kind is named. */
  final class Kind {
    private static final Pattern UPPER = Pattern.compile("[A-Z]");

    private Kind() {}
  }
}
