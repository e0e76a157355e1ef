package org.sisimport.receiver;

import java.time.Instant;

/**
 * What is on record of one hand-over. It names no student: whom a receiver got is whom its files
 * named.
 *
 * @param receiver to whom, by the name of its rule file
 * @param by who handed over
 * @param extent of how many
 */
public record Disclosure(
    String district, String receiver, Instant time, String by, Extent extent) {}
