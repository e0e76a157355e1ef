package org.sisimport.facts;

import org.jspecify.annotations.Nullable;

/**
 * A school of the roster. RECEIVERS sitting.
 *
 * @param name {@code null} where the roster has none
 * @param nameOfAnother whether another school has the same name, without regard to case
 * @param identifier the number by which others know the school, such as that of the state; {@code
 *     null} where the roster has none
 */
public record RosterSite(
    String id, @Nullable String name, boolean nameOfAnother, @Nullable String identifier)
    implements ReceiverEntry {}
