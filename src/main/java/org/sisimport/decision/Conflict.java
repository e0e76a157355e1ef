package org.sisimport.decision;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/**
 * Two rules of equal rank that disagree.
 *
 * @param what the question, for a message: "the School of Attendance"
 * @param field the field that the question is about; {@code null} where it is about the row
 * @param first one rule
 * @param second the other
 */
public record Conflict(String what, @Nullable Field field, RuleRef first, RuleRef second) {}
