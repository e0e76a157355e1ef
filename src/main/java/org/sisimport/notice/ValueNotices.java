package org.sisimport.notice;

import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.facts.Field;

/** What there is to say of cells. */
public final class ValueNotices {

  private ValueNotices() {}

  /**
   * A cell that cannot be a value of its field. It costs only the value, or the row where the field
   * is required.
   *
   * @param seen the cell
   * @param problem what is wrong with it, for example "has nine digits"
   * @param wouldWork what would have worked, for example "ten digits"
   */
  public record BadValue(Field field, String heading, String seen, String problem, String wouldWork)
      implements Notice {
    @Override
    public Severity severity() {
      return field.required() ? Severity.ERROR : Severity.WARNING;
    }

    @Override
    public @Nullable String value() {
      return field == Field.SSID ? Shown.ssid(seen) : Shown.text(seen);
    }

    @Override
    public String message() {
      return brief() + (field.required() ? ". The row is refused" : ". Our value stays");
    }

    @Override
    public String brief() {
      return field.title()
          + " \""
          + value()
          + "\" in column "
          + Shown.quoted(heading)
          + " "
          + problem
          + "; "
          + wouldWork
          + " would have worked";
    }
  }

  /** A required cell is blank; the row is refused. */
  public record MissingValue(Field field, String heading) implements ErrorNotice {

    @Override
    public String message() {
      return brief() + ". The row is refused";
    }

    @Override
    public String brief() {
      return field.title()
          + " in column "
          + Shown.quoted(heading)
          + " is blank, and every row must have it";
    }
  }

  /**
   * Leading zeros that a spreadsheet program took away were put back.
   *
   * @param digits how many digits the codes of the field have
   */
  public record LeadingZerosPutBack(Field field, String heading, int digits) implements InfoNotice {

    @Override
    public boolean ofColumn() {
      return true;
    }

    @Override
    public String message() {
      return field.title()
          + " in column "
          + Shown.quoted(heading)
          + " lost a leading zero, as spreadsheet programs take it away, and is read with "
          + digits
          + " digits";
    }
  }

  /**
   * The dates of a column prove another order of day and month than the district's setting says.
   */
  public record DateOrderContradictsSetting(Field field, String heading, String proved, String set)
      implements WarningNotice {
    @Override
    public boolean ofColumn() {
      return true;
    }

    @Override
    public String message() {
      return "column "
          + Shown.quoted(heading)
          + " has dates that can only be "
          + proved
          + ", so all of it was read as "
          + proved
          + ", although district.yaml says \"dates: "
          + set
          + "\". Please check: one mistyped date can prove it";
    }
  }

  /** The order of day and month in a date column is not known; its values are left out. */
  public record DateOrderUnknown(Field field, String heading, boolean provesBoth)
      implements WarningNotice {

    @Override
    public boolean ofColumn() {
      return true;
    }

    @Override
    public String message() {
      return "column "
          + Shown.quoted(heading)
          + (provesBoth
              ? " has dates that can only be day/month/year and dates that can only be month/day/year"
              : " has no date that proves whether day or month comes first")
          + ", so its "
          + field.title()
          + " values were left out"
          + (provesBoth
              ? ". Send one order, or YYYYMMDD"
              : ". The district's setting \"dates: DD/MM/YYYY\" or \"dates: MM/DD/YYYY\" decides it, or dates sent as YYYYMMDD");
    }
  }

  /**
   * The row as such cannot be trusted, for example because it has cells where the header has none;
   * it is refused.
   *
   * @param problem ends a sentence that begins with "the row", for example "has 27 cells, the
   *     header has 26"
   */
  public record UnsoundRow(String problem) implements ErrorNotice {

    @Override
    public String message() {
      return "the row "
          + problem
          + ". Its cells may stand in the wrong columns, so it is refused; a separator inside a value wants quotation marks around the value";
    }
  }

  /**
   * Something about a row that can be read all the same.
   *
   * @param remark a sentence
   */
  public record RowRemark(String remark) implements WarningNotice {

    @Override
    public String message() {
      return remark;
    }
  }

  /** Rows of one SSID say different things; all of them are refused. */
  public record RowsOfOneSsidDiffer(String ssid) implements ErrorNotice {

    @Override
    public @Nullable Field field() {
      return Field.SSID;
    }

    @Override
    public @Nullable String value() {
      return Shown.ssid(ssid);
    }

    @Override
    public String message() {
      return "several rows have the SSID "
          + Shown.ssid(ssid)
          + " and do not say the same. All of them are refused; one row for each student would have worked";
    }

    @Override
    public String brief() {
      return "Several rows have this SSID and do not say the same";
    }
  }

  /** Rows of one SSID say the same; they count once. */
  public record RowsRepeat() implements InfoNotice {

    @Override
    public String message() {
      return "the row says the same as an earlier row of its SSID and counts once with it";
    }
  }
}
