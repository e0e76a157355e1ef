package org.sisimport.notice;

/** The row was left alone. */
interface SkippedNotice extends InfoNotice {

  @Override
  default boolean stopsRow() {
    return true;
  }
}
