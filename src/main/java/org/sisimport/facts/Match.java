package org.sisimport.facts;

/**
 * A row together with the student of ours whom it speaks of. STUDENTS sitting.
 *
 * <p>Names are compared without accents, case and punctuation. "Same" and "other" are both {@code
 * false} where one side has no value.
 *
 * @param student the row
 * @param existing our student
 * @param district the district's options
 * @param file the file
 * @param bySsid found by its SSID; else by a loose match that a rule used
 * @param sameBirthdate the birth dates are equal
 * @param otherBirthdate the birth dates differ
 * @param sameFirstName the first names are equal
 * @param otherFirstName the first names differ and sound different
 * @param sameLastName the last names are equal
 * @param otherLastName the last names differ and sound different
 * @param sameLocalId the local ids are equal
 */
public record Match(
    IncomingStudent student,
    ExistingStudent existing,
    District district,
    SourceFile file,
    boolean bySsid,
    boolean sameBirthdate,
    boolean otherBirthdate,
    boolean sameFirstName,
    boolean otherFirstName,
    boolean sameLastName,
    boolean otherLastName,
    boolean sameLocalId) {

  /** Found by a loose match that a rule used. */
  public boolean loose() {
    return !bySsid;
  }
}
