package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import org.sisimport.SisImportException;
import org.sisimport.source.SourceException;

/**
 * Why a district, or one of its files, was not run in a night. It makes no log: the district hears
 * nothing, and whoever asks is answered from here.
 *
 * @param district seven-digit code
 * @param day the night's date in the district's zone
 * @param subject the name in the district's {@code files} that would have taken the file; empty
 *     where the district as a whole was not run
 * @param reason the kind of reason
 * @param text one sentence for a person
 * @param first when this was first seen in that night
 * @param last when it was last seen
 * @param times how often it was seen
 */
public record NoRun(
    String district,
    LocalDate day,
    String subject,
    Reason reason,
    String text,
    Instant first,
    Instant last,
    int times) {

  /** What kept a file, or a district, from being run. */
  public enum Reason {
    /** Nothing lies there that fits. */
    NO_FILE,
    /** Last modified before the reading of its most recent run began. */
    OLDER_THAN_LAST_READING,
    /** Last modified more than a week ago. */
    OLDER_THAN_ONE_WEEK,
    /** It may still be written to; it is looked at again. */
    NOT_QUIET,
    /** It was written to while it was read; it is looked at again. */
    WRITTEN_WHILE_READ,
    /** All imports of the district rest on these days. */
    PAUSE,
    /** The window passed while nothing ran. */
    MISSED,
    /** Another process was importing the district. */
    BUSY,
    /** The files' place cannot be used. */
    SOURCE,
    /** The server of the files' place is not there, for whichever district. */
    SERVER,
    /** The district's folder is not in order. */
    SETUP,
    /** Something broke on our side. */
    FAILED;

    /** What an exception of a source means. */
    public static Reason ofSource(SisImportException e) {
      return e instanceof SourceException source && source.trouble().isOfServer() ? SERVER : SOURCE;
    }
  }
}
