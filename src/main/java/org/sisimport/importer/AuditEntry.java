package org.sisimport.importer;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;

/**
 * One changed field, as the audit trail keeps it.
 *
 * @param run the run's number
 * @param student our number of the student
 * @param row the row in the file
 * @param field which field
 * @param before the value until then; {@code null} where there was none
 * @param after the value from then on; {@code null} where a Site Code was taken away
 * @param rule the rule that let it happen, as {@link org.sisimport.decision.RuleRef#withLine()}
 * @param because the rule's reason
 */
public record AuditEntry(
    long run,
    int student,
    int row,
    Field field,
    @Nullable String before,
    @Nullable String after,
    String rule,
    String because) {}
