package org.sisimport.importer;

/** Hears of every row while a file is planned. */
@FunctionalInterface
public interface RowListener {

  /** A row is decided; called once for each row that counts as read, in the order of the file. */
  void decided(RowPlan row);
}
