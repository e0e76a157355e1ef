package org.sisimport.source;

import java.time.Duration;
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
   * Whether it lies nowhere yet: a system is asked when it is fetched, and each fetch is a read of
   * its own. Then {@link #size} is 0, {@link #modified} is now, and only the delivery knows its
   * pattern, name and time.
   */
  default boolean isPull() {
    return false;
  }

  /**
   * How long it must still stand still before it is taken, as the last listing knows it; zero where
   * it can be taken now.
   */
  default Duration untilQuiet() {
    return Duration.ZERO;
  }

  /**
   * Copies the file into the spool; where it lies nothing changes. It is believed only when it
   * stood still for the district's interval and what was listed, the bytes received and the file
   * afterwards agree.
   *
   * @throws LeftForLaterException where it may still be written to, or has changed meanwhile
   * @throws SourceException where the server is in the way, typed by what is wrong
   * @throws SisImportException where it cannot be read, or the spool cannot be written
   */
  Delivery fetch();
}
