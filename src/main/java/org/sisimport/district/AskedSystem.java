package org.sisimport.district;

import java.util.Set;

/**
 * A system that is asked, where others have files taken from them.
 *
 * @param name as a sentence calls it: {@code Aeries}
 * @param patterns the names of those patterns of its own that take what is read of it
 */
public record AskedSystem(String name, Set<String> patterns) {}
