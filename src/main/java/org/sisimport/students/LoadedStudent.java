package org.sisimport.students;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Values;

/**
 * One row of a district's first set of students, understood and checked.
 *
 * @param row the row's number in the file, for messages; the header is row 1
 * @param values what is known of the student
 * @param status {@code Active}, {@code Pending} or {@code Inactive}
 * @param inactiveDate when the student left or leaves the program; {@code null} where unknown
 * @param inactiveReason why; {@code null} where unknown
 * @param lastImportDate the last night in which a file spoke of the student; {@code null} if none
 *     did
 */
public record LoadedStudent(
    int row,
    Values values,
    String status,
    @Nullable LocalDate inactiveDate,
    @Nullable String inactiveReason,
    @Nullable LocalDate lastImportDate) {}
