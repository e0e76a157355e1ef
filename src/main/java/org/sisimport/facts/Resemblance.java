package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * How much a row whose SSID we do not know is like one of our students: measured, not judged.
 * STUDENTS sitting, before {@link Unmatched}.
 *
 * @param student the row
 * @param existing the student of ours
 * @param nameSimilarity of last and first name together, 0 to 1: Jaro-Winkler without accents, case
 *     and punctuation, the better of the order given and the two names exchanged
 * @param firstNameSimilarity of the first names alone, 0 to 1
 * @param lastNameSimilarity of the last names alone, 0 to 1
 * @param score all evidence together, 0 to 1; what the margin is taken from
 * @param margin this score less that of the next best candidate; equal to the score where there is
 *     no other
 * @param best whether no other candidate of the row scores higher
 * @param soundsAlike whether both names sound alike (Double Metaphone)
 * @param sameBirthdate both have one and they are equal
 * @param nearBirthdate they differ in one digit, or day and month are exchanged
 * @param sameLocalId both have one and they are equal
 * @param otherLocalId both have one and they differ
 * @param sameGender both have one and they are equal
 * @param otherGender both have one and they differ
 * @param ownRow the file has another row with our student's SSID, so that this row is mostly a
 *     twin's
 */
public record Resemblance(
    IncomingStudent student,
    ExistingStudent existing,
    double nameSimilarity,
    double firstNameSimilarity,
    double lastNameSimilarity,
    double score,
    double margin,
    boolean best,
    boolean soundsAlike,
    boolean sameBirthdate,
    boolean nearBirthdate,
    boolean sameLocalId,
    boolean otherLocalId,
    boolean sameGender,
    boolean otherGender,
    boolean ownRow) {

  /** The SSID of our student; {@code null} where we have none yet. */
  public @Nullable String existingSsid() {
    return existing.ssid();
  }
}
