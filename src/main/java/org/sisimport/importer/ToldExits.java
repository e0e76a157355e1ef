package org.sisimport.importer;

import java.time.Instant;

/** What the outgoing files of districts have told. */
@FunctionalInterface
public interface ToldExits {

  /**
   * Whether the district's own system has been told of a student since then.
   *
   * @param student our number of the student
   */
  boolean isTold(String district, int student, Instant since);
}
