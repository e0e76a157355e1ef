package org.sisimport.notice;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;

/**
 * What there is to say of the records of a OneRoster file. Cells are quoted only where they are
 * codes; of a date or an id of a person only the form is shown.
 */
public final class RecordNotices {

  private RecordNotices() {}

  /**
   * A row that cannot be read.
   *
   * @param problem ends a sentence that begins with "the row"
   * @param hides whether rows may be hidden in it, or its id is not known: then nothing can be said
   *     to be absent from the file
   */
  public record UnreadableRecord(String problem, boolean hides) implements ErrorNotice {

    @Override
    public String brief() {
      return "the row " + problem;
    }

    @Override
    public String message() {
      return brief()
          + ". It was not read, and "
          + (hides
              ? "nothing of the file is to be deleted for being absent, because nobody can say whose row it is"
              : "its record stays as it is");
    }
  }

  /** Rows of one sourcedId that say different things. */
  public record RecordsOfOneIdDiffer() implements ErrorNotice {

    @Override
    public String brief() {
      return "rows have the same sourcedId and do not say the same; a sourcedId stands in one row only";
    }

    @Override
    public String message() {
      return brief() + ". None of them was read, and their record stays as it is";
    }
  }

  /** Rows of one sourcedId that say the same. */
  public record RecordsRepeat() implements InfoNotice {

    @Override
    public String brief() {
      return "rows say the same as an earlier row of their sourcedId";
    }

    @Override
    public String message() {
      return brief() + ". They count once";
    }
  }

  /** A code in another spelling. */
  public record UnusualCode(String column, String seen, String readAs) implements InfoNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(seen);
    }

    @Override
    public String brief() {
      return "column "
          + column
          + " has "
          + Shown.quoted(seen)
          + ", which should be "
          + Shown.quoted(readAs);
    }

    @Override
    public String message() {
      return brief() + ". It was read as that";
    }
  }

  /** A code that the specification does not have. */
  public record UnknownCode(String column, String seen, List<String> known)
      implements WarningNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(seen);
    }

    @Override
    public String brief() {
      return "column "
          + column
          + " has "
          + Shown.quoted(seen)
          + "; expected is "
          + String.join(", ", known.subList(0, known.size() - 1))
          + " or "
          + known.get(known.size() - 1);
    }

    @Override
    public String message() {
      return brief() + ". It was kept as it is";
    }
  }

  /** A code by which the sender extends the specification, as OneRoster 1.2 allows. */
  public record ExtendedCode(String column, String seen) implements InfoNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(seen);
    }

    @Override
    public String message() {
      return "column "
          + column
          + " has "
          + Shown.quoted(seen)
          + ", which the sender adds to OneRoster. It was kept as it is";
    }
  }

  /** The status is none of the specification. */
  public record UnknownStatus(String seen) implements WarningNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(seen);
    }

    @Override
    public String brief() {
      return "column status has " + Shown.quoted(seen) + "; expected is active or tobedeleted";
    }

    @Override
    public String message() {
      return brief() + ". The record counts as active";
    }
  }

  /** Rows of a delta that do not say what becomes of their records. */
  public record DeltaRowIncomplete(String column) implements WarningNotice {

    @Override
    public String brief() {
      return "column " + column + " is blank; every row of a delta has it";
    }

    @Override
    public String message() {
      return brief()
          + (column.equals("status")
              ? ". The record counts as active"
              : ". It was read all the same");
    }
  }

  /**
   * A cell that is no value of its column.
   *
   * @param form of the cell, for example {@code 9/99/9999}
   * @param expected for example {@code 2026-08-31}
   */
  public record UnreadableCell(String column, String form, String expected)
      implements WarningNotice {

    @Override
    public String brief() {
      return otherForm(column, form, expected);
    }

    @Override
    public String message() {
      return brief() + ". The value was left out";
    }
  }

  /**
   * A cell in another form than the specification's, that is understood.
   *
   * @param form of the cell, for example {@code 9999-99-99 99:99:99}
   * @param readAs for example {@code the day}
   */
  public record UnusualForm(String column, String form, String expected, String readAs)
      implements InfoNotice {

    @Override
    public String brief() {
      return otherForm(column, form, expected);
    }

    @Override
    public String message() {
      return brief() + ". It was read as " + readAs;
    }
  }

  /** A blank cell where every record must have a value. */
  public record BlankCell(String column) implements InfoNotice {

    @Override
    public String message() {
      return "column " + column + " is blank, although every row must have a value there";
    }
  }

  /** A line break within a cell. */
  public record LineBreakInCell(String column) implements InfoNotice {

    @Override
    public String brief() {
      return "column " + column + " has a line break within a cell, which OneRoster does not allow";
    }

    @Override
    public String message() {
      return brief() + ". It was read as a space";
    }
  }

  /** A sourcedId with characters that it must not have. */
  public record UnusualId() implements InfoNotice {

    @Override
    public String brief() {
      return "the sourcedId has other characters than letters, digits and . - _ / @";
    }

    @Override
    public String message() {
      return brief() + ". It was kept as it is";
    }
  }

  /**
   * References to records that there are not.
   *
   * @param target the file that lacks them
   * @param ids some of them, fit to be shown; empty where they are persons
   * @param different how many different ids there are
   */
  public record DanglingReference(String column, String target, List<String> ids, int different)
      implements WarningNotice {

    @Override
    public String brief() {
      return "column "
          + column
          + " names "
          + (ids.isEmpty()
              ? String.format(Locale.US, "%,d sourcedId", different)
              : Listed.of(ids.stream().map(Shown::quoted).toList(), different))
          + (different == 1 ? ", which is not in " : ", which are not in ")
          + target;
    }

    @Override
    public String message() {
      return brief() + ". The records are kept as they are";
    }
  }

  /** More causes of one kind than are told apart. */
  public record FurtherRecords(Severity severity, String of) implements Notice {

    @Override
    public String message() {
      return "further rows with notices of the kind " + of + ", each of another value";
    }
  }

  private static String otherForm(String column, String form, String expected) {
    return "column "
        + column
        + " has a cell of the form "
        + Shown.quoted(form)
        + " (9 stands for a digit, a for letters); "
        + expected
        + " is expected";
  }
}
