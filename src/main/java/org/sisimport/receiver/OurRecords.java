package org.sisimport.receiver;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.RosterStudent;

/**
 * Finds our record of a student of the roster. A wrong one would tell the receiver of another
 * child's disability, so it must be sure: the SSID is the same and the birth dates do not differ,
 * or the local id and the birth date are the same.
 */
final class OurRecords {

  private static final String SSID = "[0-9]{10}";

  private final Map<String, ExistingStudent> bySsid = new HashMap<>();
  private final Map<String, Set<ExistingStudent>> byLocalId = new HashMap<>();

  OurRecords(Collection<ExistingStudent> ours) {
    for (ExistingStudent student : ours) {
      String ssid = student.ssid();
      if (ssid != null) {
        bySsid.put(ssid, student);
      }
      String localId = student.localId();
      if (localId != null) {
        byLocalId.computeIfAbsent(key(localId), any -> new HashSet<>(2)).add(student);
      }
    }
  }

  /**
   * Our record.
   *
   * @param numbers every number that the roster gives the student
   * @param birthdate as {@code 2014-09-03}; {@code null} where the roster has none
   * @return {@code null} where we have none, or several may be meant
   */
  @Nullable ExistingStudent find(Collection<String> numbers, @Nullable String birthdate) {
    Set<ExistingStudent> found = new HashSet<>(2);
    for (String number : numbers) {
      ExistingStudent student = number.matches(SSID) ? bySsid.get(number) : null;
      if (student != null) {
        found.add(student);
      }
    }
    if (found.isEmpty()) {
      return birthdate == null ? null : findByLocalId(numbers, birthdate);
    }
    ExistingStudent only = found.size() == 1 ? found.iterator().next() : null;
    boolean otherBirthdate =
        only != null
            && birthdate != null
            && only.birthdate() != null
            && !birthdate.equals(only.birthdate());
    return otherBirthdate ? null : only;
  }

  private @Nullable ExistingStudent findByLocalId(Collection<String> numbers, String birthdate) {
    Set<ExistingStudent> found = new HashSet<>(2);
    for (String number : numbers) {
      for (ExistingStudent student : byLocalId.getOrDefault(key(number), Set.of())) {
        if (birthdate.equals(student.birthdate())) {
          found.add(student);
        }
      }
    }
    return found.size() == 1 ? found.iterator().next() : null;
  }

  private static String key(String number) {
    return RosterStudent.withoutZeros(number).toLowerCase(Locale.ROOT);
  }
}
