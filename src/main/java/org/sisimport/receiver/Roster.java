package org.sisimport.receiver;

import java.util.Collection;
import java.util.List;
import org.sisimport.facts.RosterSite;

/**
 * A district's roster, read: what is active in it. Everything is in the order of its keys, by which
 * enrollments know students and classes.
 *
 * @param staff everybody with the role of a teacher or who teaches a class
 * @param beside one for each of the students
 * @param enrollments of the students in the classes, by their indexes
 */
record Roster(
    List<RosterSite> sites,
    Collection<Person> staff,
    List<SchoolClass> classes,
    List<Person> students,
    List<Beside> beside,
    Enrollments enrollments) {}
