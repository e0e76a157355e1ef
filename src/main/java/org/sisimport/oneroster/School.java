package org.sisimport.oneroster;

/**
 * An org that is a school.
 *
 * @param sourcedId the sender's key
 * @param identifier its code elsewhere, as the sender has it; {@code ""} where there is none
 * @param name for people
 */
record School(String sourcedId, String identifier, String name) {}
