package org.sisimport.fault;

import java.io.IOException;

/**
 * One fault that can be made again by its id.
 *
 * @param id such as {@code kill/hsqldb/csv/point-14}
 * @param store the database's name, as {@link Store#name}
 * @param disk the size of the small disk on which {@code data/} lies, such as {@code 100m}; empty
 *     for the machine's own
 */
record Fault(String id, String store, Format format, String disk, Strike strike) {

  /** Makes the fault, and leaves the night as it is then. */
  interface Strike {

    /** Returns what the journal must have of the run that was struck. */
    Scene.Record strike(Scene scene) throws IOException, InterruptedException;
  }
}
