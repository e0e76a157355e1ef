package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * A file that the receiver may get; there is one for each kind of entry, and it is written where a
 * rule gives it columns. RECEIVERS sitting, first.
 *
 * @param ofSites a row for each site
 * @param ofTeachers a row for each teacher
 * @param ofClasses a row for each class
 * @param ofStudents a row for each student
 * @param ofEnrollments a row for each student in a class
 * @param designation a row for each of our own students of that program, {@code SPED}, {@code 504}
 *     or {@code SST}; {@code null} for a file of the roster
 */
public record ReceiverFile(
    boolean ofSites,
    boolean ofTeachers,
    boolean ofClasses,
    boolean ofStudents,
    boolean ofEnrollments,
    @Nullable String designation) {}
