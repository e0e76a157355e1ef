package org.sisimport.facts;

/**
 * In how many classes a student of the roster is, after all enrollments are decided. RECEIVERS
 * sitting, last.
 *
 * @param student who is not left out so far
 * @param classes how many classes the student is in that are not left out
 * @param classesLeftOut how many classes the student is in that are left out
 */
public record RosterSchedule(RosterStudent student, int classes, int classesLeftOut) {}
