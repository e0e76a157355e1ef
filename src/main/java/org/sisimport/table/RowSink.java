package org.sisimport.table;

/** Takes the rows of a file one after the other. */
@FunctionalInterface
interface RowSink {

  /** Takes a row that is not wholly blank; false where no more are wanted. */
  boolean take(Row row);
}
