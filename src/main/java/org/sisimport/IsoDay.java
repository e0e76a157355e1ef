package org.sisimport;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A day as text of ten characters, such as {@code 2026-10-05}. */
public final class IsoDay {

  private static final int LENGTH = "2026-10-05".length();

  private IsoDay() {}

  /**
   * Reads one.
   *
   * @return empty where the text is none, and where its year has a sign or more than four digits,
   *     which Java reads too and no record has room for
   */
  public static Optional<LocalDate> parse(String text) {
    try {
      return text.length() == LENGTH ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
