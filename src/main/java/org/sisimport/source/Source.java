package org.sisimport.source;

import java.util.List;
import java.util.Optional;
import org.sisimport.SisImportException;

/**
 * Where one district's files lie. What it listed can be fetched until it is closed; used by one
 * thread.
 */
public interface Source extends AutoCloseable {

  /**
   * The newest file of each of the district's patterns, in the order of the patterns. A file goes
   * to the first pattern that fits. Links, folders, hidden and unfinished files are passed over,
   * and so is a file of one byte, with which a sender tests its connection. Nothing is read yet.
   *
   * @throws SourceException where a server cannot be asked, typed by what is wrong
   * @throws SisImportException where a folder cannot be listed, or a secret cannot be read
   */
  List<Offer> listNewest();

  /**
   * Finds out whether the place can be used, and takes nothing.
   *
   * @return what was seen there, in one line for a person; empty where there is nothing to say
   * @throws SisImportException as {@link #listNewest}
   */
  default Optional<String> look() {
    listNewest();
    return Optional.empty();
  }

  /** Ends the connection, where there is one. */
  @Override
  void close();
}
