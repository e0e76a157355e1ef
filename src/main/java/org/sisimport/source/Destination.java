package org.sisimport.source;

/**
 * A place into which files are put. Whoever takes them from there gets a whole file or none: each
 * is written aside, under a hidden name that ends in {@code .part}, and renamed.
 */
public interface Destination extends AutoCloseable {

  /**
   * Looks whether it is there, and puts nothing.
   *
   * @throws org.sisimport.SisImportException where it cannot be used
   */
  void check();

  /**
   * Puts a file there; one of the same name is replaced.
   *
   * @param name letters, digits, {@code -} and {@code _}, with an ending
   * @throws org.sisimport.SisImportException where that fails; then the file of that name is as it
   *     was, or, at a server that cannot replace a file at one stroke, it may be gone
   */
  void put(String name, byte[] bytes);

  @Override
  void close();
}
