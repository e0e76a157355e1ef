package org.sisimport.facts;

/**
 * What a receiver's rules write or leave out: a site, a teacher, a class, a student, or a student
 * in a class of the roster, or one of our own students. RECEIVERS sitting.
 */
public sealed interface ReceiverEntry
    permits RosterSite, RosterTeacher, RosterClass, RosterStudent, RosterEnrollment, OurStudent {

  /**
   * The sender's key, {@code sourcedId}; of an enrollment the keys of its student and its class,
   * joined by {@code /}; of a student of ours our number of the record.
   */
  String id();
}
