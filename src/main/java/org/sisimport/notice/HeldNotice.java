package org.sisimport.notice;

/** Nothing of the row is written; a person decides. */
interface HeldNotice extends WarningNotice {

  @Override
  default boolean stopsRow() {
    return true;
  }
}
