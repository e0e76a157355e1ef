package org.sisimport.source;

import java.time.Instant;

/**
 * A regular file as a source lists it.
 *
 * @param name as the district sent it; not fit to be shown, and no local path is ever made from it
 * @param size in bytes
 * @param modified as the source says
 * @param handle by which the source finds it again
 */
record ListedFile<H>(String name, long size, Instant modified, H handle) {

  /** With which a sender tests its connection. */
  private static final long CONNECTION_TEST = 1;

  boolean isConnectionTest() {
    return size == CONNECTION_TEST;
  }
}
