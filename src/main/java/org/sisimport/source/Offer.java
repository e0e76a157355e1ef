package org.sisimport.source;

import java.time.Instant;
import org.sisimport.SisImportException;
import org.sisimport.district.FilePattern;

/** A file that lies at a {@link Source}, not yet taken. */
public interface Offer {

  /** The pattern that takes it. */
  FilePattern pattern();

  /** Its name as the district sent it, made safe to show; no path is ever made from it. */
  String name();

  /** Its size in bytes when it was listed. */
  long size();

  /** When it was last modified, as the source says. */
  Instant modified();

  /**
   * Copies the file into the spool; where it lies nothing changes.
   *
   * @throws FileChangedException where the file was written to meanwhile; it can be taken later
   * @throws SisImportException where it cannot be read, or the spool cannot be written
   */
  Delivery fetch();
}
