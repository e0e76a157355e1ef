package org.sisimport.importer;

/**
 * The right to import one district, which one process at a time has. Whoever takes a district over
 * gets a higher token, and nothing is written any more under the lower one.
 *
 * @param district seven-digit code
 * @param token grows by one with each claim on the district
 */
public record Claim(String district, long token) {}
