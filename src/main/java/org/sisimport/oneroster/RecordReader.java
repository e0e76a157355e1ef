package org.sisimport.oneroster;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.RecordNotices.BlankCell;
import org.sisimport.notice.RecordNotices.UnknownStatus;
import org.sisimport.notice.RecordNotices.UnreadableCell;
import org.sisimport.notice.RecordNotices.UnusualCode;
import org.sisimport.notice.RecordNotices.UnusualForm;
import org.sisimport.notice.RecordNotices.UnusualId;
import org.sisimport.table.Row;

/** Makes records of the rows of one file. */
final class RecordReader {

  /** The columns with which every file begins. */
  static final List<String> FIRST_COLUMNS =
      List.of(Specification.SOURCED_ID, Specification.STATUS, Specification.DATE_LAST_MODIFIED);

  static final int SOURCED_ID = 0;
  static final int STATUS = 1;
  static final int DATE_LAST_MODIFIED = 2;

  /** Where the columns of {@link RosterFile#columns()} begin. */
  static final int FIRST_VALUE = 3;

  private static final String TIME = "2026-08-31T18:25:43.511Z";

  private final RosterFile file;
  private final Header header;
  private final List<ColumnRule> rules;
  private final Remarks remarks;
  private final Cells cells;
  private String lastTimeText = "";
  private @Nullable Instant lastTime;

  RecordReader(RosterFile file, Header header, Remarks remarks) {
    this.file = file;
    this.header = header;
    this.rules = Specification.columns(file);
    this.remarks = remarks;
    this.cells = new Cells(remarks);
  }

  /**
   * Why nothing can be said of a row but perhaps whose it is; ends a sentence that begins with "the
   * row". {@code null} for a sound one.
   */
  @Nullable String findProblem(Row row) {
    String problem = row.problem();
    if (problem != null) {
      return problem;
    }
    int count = row.cells().size();
    if (count < header.least() || count > header.most()) {
      return String.format(
          Locale.US,
          "has %,d cells, the header has %,d; a comma within a value wants quotation marks around the value",
          count,
          header.most());
    }
    int length = sourcedId(row).length();
    if (length == 0) {
      return "has no sourcedId";
    }
    return length > Specification.LONGEST_ID
        ? "has a sourcedId of more than %d characters".formatted(Specification.LONGEST_ID)
        : null;
  }

  /** What stands where the sourcedId is expected, {@code ""} where nothing does. */
  String sourcedId(Row row) {
    return cell(row, SOURCED_ID);
  }

  /**
   * Whether an unsound row may hold other rows or hide whose it is: a misplaced quote can swallow
   * the rows below, a missing line end joins two, and only the first cell stands where it should.
   */
  boolean mayHideRows(Row row) {
    String id = sourcedId(row);
    return id.isEmpty()
        || id.length() > Specification.LONGEST_ID
        || header.place(SOURCED_ID) != 0
        || row.problem() != null
        || row.cells().size() >= 2 * header.most() - 1
        || row.cells().stream()
            .anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0);
  }

  /** Whether a sound row has nothing in one of the first columns. */
  boolean lacks(Row row, int column) {
    return cell(row, column).isEmpty();
  }

  /** The record of a sound row. */
  RosterRecord read(Row row) {
    int line = row.number();
    String id = sourcedId(row);
    if (!isUsualId(id)) {
      remarks.add(new UnusualId(), line);
    }
    RosterStatus status = status(cell(row, STATUS), line);
    String[] values = new String[rules.size()];
    for (int column = 0; column < values.length; column++) {
      ColumnRule rule = rules.get(column);
      int place = header.place(FIRST_VALUE + column);
      values[column] =
          place == Header.MISSING ? "" : cells.read(rule, row.cells().get(place), line);
      if (place != Header.MISSING
          && rule.isRequired()
          && status == RosterStatus.ACTIVE
          && row.cells().get(place).isEmpty()) {
        remarks.add(new BlankCell(rule.name()), line);
      }
    }
    return new RosterRecord(
        file,
        id,
        status,
        time(cell(row, DATE_LAST_MODIFIED), line),
        List.of(values),
        metadata(row, line),
        line);
  }

  private String cell(Row row, int column) {
    int place = header.place(column);
    return place == Header.MISSING || place >= row.cells().size() ? "" : row.cells().get(place);
  }

  private RosterStatus status(String cell, int line) {
    if (cell.isEmpty() || cell.equals(RosterStatus.ACTIVE.text())) {
      return RosterStatus.ACTIVE;
    }
    if (cell.equals(RosterStatus.TO_BE_DELETED.text())) {
      return RosterStatus.TO_BE_DELETED;
    }
    RosterStatus understood =
        switch (Spelling.key(cell)) {
          case "active" -> RosterStatus.ACTIVE;
          // inactive is how OneRoster 1.0 says it
          case "tobedeleted", "inactive" -> RosterStatus.TO_BE_DELETED;
          default -> null;
        };
    if (understood == null) {
      remarks.add(new UnknownStatus(cell), line);
      return RosterStatus.ACTIVE;
    }
    remarks.add(new UnusualCode(Specification.STATUS, cell, understood.text()), line);
    return understood;
  }

  private @Nullable Instant time(String cell, int line) {
    if (cell.isEmpty()) {
      return null;
    }
    if (cell.equals(lastTimeText)) {
      return lastTime;
    }
    Instant time = Days.time(cell);
    if (time == null) {
      return otherTime(cell, line);
    }
    lastTimeText = cell;
    lastTime = time;
    return time;
  }

  private @Nullable Instant otherTime(String cell, int line) {
    Instant time = Days.otherTime(cell);
    String form = Cells.form(cell);
    remarks.add(
        time == null
            ? new UnreadableCell(Specification.DATE_LAST_MODIFIED, form, "a time such as " + TIME)
            : new UnusualForm(
                Specification.DATE_LAST_MODIFIED,
                form,
                TIME,
                "that time, UTC where it names no zone"),
        line);
    return time;
  }

  private SortedMap<String, String> metadata(Row row, int line) {
    SortedMap<String, String> metadata = null;
    for (int index = 0; index < header.metadata().size(); index++) {
      int place = header.metadataPlace(index);
      String cell = place < row.cells().size() ? row.cells().get(place) : "";
      if (!cell.isEmpty()) {
        metadata = metadata == null ? new TreeMap<>() : metadata;
        String name = header.metadata().get(index);
        metadata.put(name, cells.text(Specification.METADATA + name, cell, line));
      }
    }
    return metadata == null ? Collections.emptySortedMap() : metadata;
  }

  private static boolean isUsualId(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letterOrDigit && ".-_/@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
