package org.sisimport.oneroster;

import org.jspecify.annotations.Nullable;

/**
 * One value of a kept record that a run replaced.
 *
 * @param kind what happened to the record; never {@link RosterChange.Kind#ADDED} nor {@link
 *     RosterChange.Kind#CONFIRMED}
 * @param column the file's heading; {@code status} where that changed
 * @param before {@code null} where there was nothing
 * @param after {@code null} where there is nothing
 */
public record RosterAudit(
    long run,
    RosterFile file,
    String sourcedId,
    RosterChange.Kind kind,
    String column,
    @Nullable String before,
    @Nullable String after) {}
