package org.sisimport.students;

import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;

/**
 * One field's value before and after.
 *
 * @param field which field
 * @param before our value until now; {@code null} where there was none
 * @param after the value from now on; a file never erases, so it is {@code null} only for the Site
 *     Code of a student who moves to a school entity without one
 * @param by the rule that let it happen
 * @param because the rule's reason
 */
public record FieldChange(
    Field field, @Nullable String before, @Nullable String after, RuleRef by, String because) {}
