package org.sisimport.notice;

import java.util.List;
import java.util.Locale;
import org.sisimport.Shown;

/** What there is to say of a OneRoster package as such: which files it has, and what they hold. */
public final class PackageNotices {

  private static final String COUNTS_AS_ABSENT =
      ". It counts as absent: what is kept of it stays as it is";
  private static final String READ_AS_DELTA =
      ". It was read as delta: what it does not hold stays as it is";

  private PackageNotices() {}

  /** A file whose name differs from that of the specification in its case only. */
  public record OtherFileName(String seen, String expected) implements InfoNotice {

    @Override
    public String brief() {
      return "the package has "
          + Shown.quoted(seen)
          + " where "
          + expected
          + " is expected; names are case-sensitive";
    }

    @Override
    public String message() {
      return brief() + ". It was read as " + expected;
    }
  }

  /** The files are in a folder of the archive. */
  public record FilesInFolder(String folder) implements InfoNotice {

    @Override
    public String brief() {
      return "the files are in the folder "
          + Shown.quoted(folder)
          + " of the archive; they are expected in its root";
    }

    @Override
    public String message() {
      return brief() + ". They were read from the folder";
    }
  }

  /** Files that are none of the specification. */
  public record SuperfluousFiles(List<String> paths) implements InfoNotice {

    @Override
    public String brief() {
      return "the package has "
          + Listed.quoted(paths)
          + (paths.size() == 1 ? ", which is no file" : ", which are no files")
          + " of OneRoster";
    }

    @Override
    public String message() {
      return brief() + (paths.size() == 1 ? ". It was not read" : ". They were not read");
    }
  }

  /**
   * A file that ought to be there is not.
   *
   * @param because why it ought to be there: {@code manifest.csv, line 15, says bulk}
   * @param instead a file of the package that may be it; {@code ""} where there is none
   */
  public record MissingFile(String file, String because, String instead) implements WarningNotice {

    @Override
    public String brief() {
      return file
          + " is not in the package, although "
          + because
          + (instead.isEmpty() ? "" : "; the package has " + Shown.quoted(instead));
    }

    @Override
    public String message() {
      return brief() + COUNTS_AS_ABSENT;
    }
  }

  /**
   * A file is there of which the manifest does not say that it is.
   *
   * @param seen what the manifest has: {@code manifest.csv, line 15, calls it absent}
   */
  public record UnannouncedFile(String file, String seen) implements WarningNotice {

    @Override
    public String brief() {
      return file + " is in the package, although " + seen + "; bulk or delta is expected there";
    }

    @Override
    public String message() {
      return brief() + READ_AS_DELTA;
    }
  }

  /** A file has headings and no row. */
  public record FileWithoutRows(String file) implements WarningNotice {

    @Override
    public String brief() {
      return file
          + " has headings and no row, which OneRoster does not allow; a file without rows is left out and called absent";
    }

    @Override
    public String message() {
      return brief() + COUNTS_AS_ABSENT;
    }
  }

  /** A file that the manifest calls bulk has rows with status or time, as a delta has. */
  public record BulkWithStatus(int all) implements WarningNotice {

    @Override
    public String brief() {
      return "status or dateLastModified is filled in, although the file is said to be bulk, in which both are blank";
    }

    @Override
    public String message() {
      return brief() + String.format(Locale.US, " (%,d rows in all)", all) + READ_AS_DELTA;
    }
  }

  /** A file that the manifest calls delta has no row with status or time. */
  public record DeltaWithoutStatus(String file) implements WarningNotice {

    @Override
    public String brief() {
      return file
          + " has no row with status and dateLastModified, although it is said to be delta, in which every row has both";
    }

    @Override
    public String message() {
      return brief() + ". Its rows were read as active, and what it does not hold stays as it is";
    }
  }
}
