package org.sisimport.importer;

import java.util.List;

/**
 * What became of a district's files when they were taken in.
 *
 * @param runs in the order of the files
 * @param left why files were left where they lie; they make no log
 */
public record Night(List<Finished> runs, List<NoRun> left) {}
