package org.sisimport.students;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;

/** The students of one district as they are at one moment. */
public interface Students {

  /** The district's student of that SSID; {@code null} where it has none. */
  @Nullable ExistingStudent findBySsid(String ssid);

  /** Every student of the district. */
  Collection<ExistingStudent> all();

  /**
   * Which other district has a student of these SSIDs.
   *
   * @return by SSID; SSIDs that no other district has are not in it
   */
  Map<String, Elsewhere> findInOtherDistricts(Collection<String> ssids);
}
