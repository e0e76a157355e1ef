package org.sisimport.notice;

/** What there is to say of a file as a whole. */
public final class FileNotices {

  private FileNotices() {}

  /** The file cannot be read as a table; it is refused. */
  public record Unreadable(String problem) implements ErrorNotice {

    @Override
    public String message() {
      return problem;
    }
  }

  /** The file has a header and no student. */
  public record NoRows() implements WarningNotice {

    @Override
    public String message() {
      return "the file has headings and not one row of a student; nothing was changed";
    }
  }
}
