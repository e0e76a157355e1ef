package org.sisimport.students;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Values;

/**
 * What one row changes.
 *
 * @param row the row's number in the file
 * @param before our student as the plan saw it; {@code null} where the student is created, with
 *     status Pending
 * @param after all values from now on
 * @param fields the fields that differ, in the order of {@link org.sisimport.facts.Field}; never
 *     empty
 */
public record StudentChange(
    int row, @Nullable ExistingStudent before, Values after, List<FieldChange> fields) {}
