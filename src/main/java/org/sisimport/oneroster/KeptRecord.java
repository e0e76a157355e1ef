package org.sisimport.oneroster;

/**
 * A record as it is kept.
 *
 * @param record as it was received last; its line is that of then
 * @param addedRun the run that wrote it first
 * @param run the run that wrote it last
 */
public record KeptRecord(RosterRecord record, long addedRun, long run) {}
