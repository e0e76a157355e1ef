package org.sisimport.facts;

/**
 * What a receiver's rules write or leave out: a site, a teacher, a class, a student, or a student
 * in a class. RECEIVERS sitting.
 */
public sealed interface RosterEntry
    permits RosterSite, RosterTeacher, RosterClass, RosterStudent, RosterEnrollment {

  /**
   * The sender's key, {@code sourcedId}; of an enrollment the keys of its student and its class,
   * joined by {@code /}.
   */
  String id();
}
