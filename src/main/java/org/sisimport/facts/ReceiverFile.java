package org.sisimport.facts;

/**
 * A file that the receiver may get; there is one for each kind of entry, and it is written where a
 * rule gives it columns. RECEIVERS sitting, first.
 *
 * @param ofSites a row for each site
 * @param ofTeachers a row for each teacher
 * @param ofClasses a row for each class
 * @param ofStudents a row for each student
 * @param ofEnrollments a row for each student in a class
 */
public record ReceiverFile(
    boolean ofSites,
    boolean ofTeachers,
    boolean ofClasses,
    boolean ofStudents,
    boolean ofEnrollments) {}
