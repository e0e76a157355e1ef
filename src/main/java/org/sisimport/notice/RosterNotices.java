package org.sisimport.notice;

import java.util.Locale;

/** What there is to say of a package beside the roster that is kept. */
public final class RosterNotices {

  private RosterNotices() {}

  /** Rows of a delta that were overtaken. */
  public record OlderThanKept() implements WarningNotice {

    @Override
    public String message() {
      return "dateLastModified is before that of what is kept, which an earlier package brought; a"
          + " package that is sent again does that. The record stays as it is";
    }
  }

  /** Rows of a delta that delete what is not there. */
  public record NothingToDelete() implements InfoNotice {

    @Override
    public String message() {
      return "the record is to be deleted, and nothing is kept of it. Nothing was changed";
    }
  }

  /** A whole list of users without a student. */
  public record NoStudents() implements WarningNotice {

    @Override
    public String message() {
      return "users.csv says that it is everybody, and no active user of it is a student; no student"
          + " was changed";
    }
  }

  /**
   * Records that are absent from a bulk file in which not every row could be read.
   *
   * @param file its name in the package
   * @param records how many
   */
  public record AbsenceUnknown(String file, int records) implements WarningNotice {

    @Override
    public String message() {
      return String.format(
          Locale.US,
          records == 1
              ? "%,d record that is kept is not in %s, but may be in a row that could not be read;"
                  + " it stays active"
              : "%,d records that are kept are not in %s, but may be in rows that could not be"
                  + " read; they stay active",
          records,
          file);
    }
  }
}
