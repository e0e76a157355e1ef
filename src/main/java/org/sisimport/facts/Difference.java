package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * A field of which the row says something other than our record. STUDENTS sitting. School of
 * Attendance and Site Code never appear here: {@link SchoolChoice} decides them.
 *
 * @param match the row and our student
 * @param field which field
 * @param ours our value; {@code null} where we have none
 * @param theirs the row's value
 */
public record Difference(Match match, Field field, @Nullable String ours, String theirs) {}
