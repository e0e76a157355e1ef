package org.sisimport.source;

import java.util.List;
import org.sisimport.SisImportException;

/** Where one district's files lie. */
public interface Source {

  /**
   * The newest file of each of the district's patterns, in the order of the patterns. A file goes
   * to the first pattern that fits. Links, folders, hidden and unfinished files are passed over,
   * and so is a file of one byte, with which a sender tests its connection. Nothing is read yet.
   *
   * @throws SisImportException where the source cannot be asked
   */
  List<Offer> listNewest();
}
