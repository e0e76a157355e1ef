package org.sisimport.notice;

import java.util.List;
import org.sisimport.Shown;

/** What there is to say of the headings of a OneRoster file. */
public final class ColumnNotices {

  private ColumnNotices() {}

  /** A heading that is not spelled as the specification has it. */
  public record UnusualHeading(String seen, String expected) implements InfoNotice {

    @Override
    public String brief() {
      return "the heading "
          + Shown.quoted(seen)
          + " should be "
          + Shown.quoted(expected)
          + ", case included";
    }

    @Override
    public String message() {
      return brief() + ". Its column was read as that";
    }
  }

  /** Columns that no version has in that file. */
  public record SuperfluousColumns(List<String> headings) implements InfoNotice {

    @Override
    public String brief() {
      return "OneRoster has no column "
          + Listed.quoted(headings)
          + " in this file; a column of one's own is called "
          + Shown.quoted("metadata." + headings.get(0));
    }

    @Override
    public String message() {
      return brief() + (headings.size() == 1 ? ". It was not read" : ". They were not read");
    }
  }

  /**
   * Columns without a heading.
   *
   * @param places of the columns, from 1
   */
  public record UnnamedColumns(List<Integer> places) implements InfoNotice {

    @Override
    public String brief() {
      return (places.size() == 1 ? "column " : "columns ")
          + Listed.of(places, places.size())
          + (places.size() == 1 ? " has no heading" : " have no headings");
    }

    @Override
    public String message() {
      return brief() + ". What may stand below was not read";
    }
  }

  /** A column of another version of OneRoster than that of the package. */
  public record ColumnOfOtherVersion(String heading, String version) implements InfoNotice {

    @Override
    public String brief() {
      return "OneRoster " + version + " has no column " + Shown.quoted(heading) + " in this file";
    }

    @Override
    public String message() {
      return brief() + ", but another version has. It was read as there";
    }
  }

  /** Columns in which every record must have a value. */
  public record MissingRequiredColumns(List<String> headings) implements WarningNotice {

    @Override
    public String brief() {
      return "the headings lack "
          + Listed.quoted(headings)
          + ", in which every row must have a value; the heading counts with its case";
    }

    @Override
    public String message() {
      return brief() + ". What belongs there is kept blank";
    }
  }

  /** Columns in which a record may have a value. */
  public record MissingColumns(List<String> headings) implements InfoNotice {

    @Override
    public String brief() {
      return "the headings lack "
          + Listed.quoted(headings)
          + "; a file has all of its columns, also those that stay blank";
    }

    @Override
    public String message() {
      return brief() + ". What belongs there is kept blank";
    }
  }

  /** The columns are in another order. */
  public record OtherColumnOrder(String first, String before) implements InfoNotice {

    @Override
    public String brief() {
      return "the columns are in another order than that of OneRoster, which has "
          + Shown.quoted(first)
          + " before "
          + Shown.quoted(before);
    }

    @Override
    public String message() {
      return brief() + ". They were read by their headings";
    }
  }

  /** An extension column stands before one of the specification. */
  public record MetadataInTheMiddle(String heading) implements InfoNotice {

    @Override
    public String brief() {
      return "the extension column "
          + Shown.quoted(heading)
          + " stands before columns of OneRoster; it belongs behind the last of them";
    }

    @Override
    public String message() {
      return brief() + ". It was read where it stands";
    }
  }
}
