package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * What the roster knows of a student beside name and grade. RECEIVERS sitting. Everything is {@code
 * null} where the roster says nothing of it; races and ethnicity are {@code Y} or {@code N}.
 *
 * @param birthdate as {@code 2014-09-03}
 * @param sex as the roster has it: {@code male}, {@code female}, since OneRoster 1.2 also {@code
 *     other} and {@code unspecified}
 */
public record RosterDemographics(
    @Nullable String birthdate,
    @Nullable String sex,
    @Nullable String hispanic,
    @Nullable String americanIndian,
    @Nullable String asian,
    @Nullable String black,
    @Nullable String pacificIslander,
    @Nullable String white,
    @Nullable String severalRaces) {

  /** The roster says nothing. */
  public static final RosterDemographics NONE =
      new RosterDemographics(null, null, null, null, null, null, null, null, null);

  /** The birth date as {@code 09/03/2014}; {@code null} where there is none. */
  public @Nullable String birthdateMonthFirst() {
    return birthdate == null
        ? null
        : birthdate.substring(5, 7)
            + "/"
            + birthdate.substring(8, 10)
            + "/"
            + birthdate.substring(0, 4);
  }

  /** Names nothing: this is personal data and must not reach a log. */
  @Override
  public String toString() {
    return "RosterDemographics";
  }
}
