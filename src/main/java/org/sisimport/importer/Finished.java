package org.sisimport.importer;

/**
 * A run that has ended, and what it has to tell.
 *
 * @param run as it was recorded; a preview's has the number 0 and was not
 * @param log the run's log
 */
public record Finished(Run run, RunLog log) {}
