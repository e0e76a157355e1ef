package org.sisimport.receiver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.RosterSite;

/**
 * A user of the roster who is a student or of the staff. What the roster does not tell is {@code
 * null}.
 *
 * @param numbers every number that the roster gives the person
 * @param student whether the role is that of a student; else the person is of the staff
 * @param teacher whether a role is that of a teacher
 * @param site the school, where the roster names one only
 * @param metadata the extension columns
 */
record Person(
    String id,
    @Nullable String lastName,
    @Nullable String firstName,
    @Nullable String middleName,
    @Nullable String identifier,
    @Nullable String email,
    List<String> grades,
    List<String> numbers,
    boolean enabled,
    boolean student,
    boolean teacher,
    @Nullable RosterSite site,
    Map<String, String> metadata) {

  /** The number in the school's system, or else the key. */
  String number() {
    return identifier == null ? id : identifier;
  }

  /** Names nobody. */
  @Override
  public String toString() {
    return "Person";
  }
}
