package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * A student of the roster. RECEIVERS sitting.
 *
 * @param number the number in the school's system, the roster's {@code identifier}; where it has
 *     none, the {@code id}
 * @param sharedNumber whether another student has the same number, without regard to case and to
 *     zeros in front
 * @param lastName {@code null} where the roster has none
 * @param firstName {@code null} where the roster has none
 * @param middleName {@code null} where the roster has none
 * @param grade the grade code as the roster has it; {@code null} where it has none or several
 * @param severalGrades whether there is no {@code grade} because there are several
 * @param demographics what the roster knows beside
 * @param extensions the extension columns of the student's records
 * @param enabled whether the school's system lets the student log in
 * @param site the school, where the roster names one only; else {@code null}
 * @param ours our record of the student; {@code null} where we have none or cannot be sure
 */
public record RosterStudent(
    String id,
    String number,
    boolean sharedNumber,
    @Nullable String lastName,
    @Nullable String firstName,
    @Nullable String middleName,
    @Nullable String grade,
    boolean severalGrades,
    RosterDemographics demographics,
    RosterExtensions extensions,
    boolean enabled,
    @Nullable RosterSite site,
    @Nullable ExistingStudent ours)
    implements ReceiverEntry {

  /** The number without the zeros in front. */
  public String numberWithoutZeros() {
    return withoutZeros(number);
  }

  /** The grade code without the zeros in front; {@code null} where there is no one grade. */
  public @Nullable String gradeWithoutZeros() {
    return grade == null ? null : withoutZeros(grade);
  }

  /** A text without the zeros in front; the last character always stays. */
  public static String withoutZeros(String text) {
    int start = 0;
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    return text.substring(start);
  }

  /** Names nobody: this is personal data and must not reach a log. */
  @Override
  public String toString() {
    return "RosterStudent";
  }
}
