package org.sisimport.receiver;

import org.jspecify.annotations.Nullable;
import org.sisimport.facts.RosterSite;

/**
 * A class of the roster. What the roster does not tell is {@code null}.
 *
 * @param term from the first day of its terms to the last
 * @param teachers who teaches it
 */
record SchoolClass(
    String id,
    @Nullable String title,
    @Nullable String code,
    @Nullable String period,
    @Nullable String courseTitle,
    boolean homeroom,
    @Nullable RosterSite site,
    Term term,
    Teachers teachers) {}
