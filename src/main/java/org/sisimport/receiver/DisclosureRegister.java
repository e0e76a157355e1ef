package org.sisimport.receiver;

import java.util.List;
import java.util.Optional;

/** What was handed over of rosters; what is on record stays as it is. */
public interface DisclosureRegister {

  /** Puts a hand-over on record. */
  void add(Disclosure disclosure);

  /** The last hand-over of a district to a receiver. */
  Optional<Disclosure> findLast(String district, String receiver);

  /** All of a district, the last first. */
  List<Disclosure> list(String district);
}
