package org.sisimport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.RosterStatus;

/**
 * The table of one file of the roster and its statements. A row is the record, then what goes with
 * every record: the order in which {@link #row} gives it and the statements take it.
 */
final class RosterTable {

  private static final List<String> HEAD = List.of("sourced_id", "status", "date_last_modified");
  private static final List<String> TAIL = List.of("metadata", "line", "fingerprint", "run");

  private static final Map<RosterFile, RosterTable> TABLES =
      Arrays.stream(RosterFile.values()).collect(Collectors.toMap(file -> file, RosterTable::new));

  private final RosterFile file;
  private final String name;
  private final List<String> columns;

  private RosterTable(RosterFile file) {
    this.file = file;
    this.name = name(file);
    List<String> all = new ArrayList<>(HEAD);
    file.columns().forEach(column -> all.add(column(column)));
    all.addAll(TAIL);
    this.columns = List.copyOf(all);
  }

  static RosterTable of(RosterFile file) {
    return Objects.requireNonNull(TABLES.get(file));
  }

  RosterFile file() {
    return file;
  }

  String name() {
    return name;
  }

  /** Columns of a row. */
  int width() {
    return columns.size();
  }

  /** Columns for {@link #read}. */
  String select() {
    return "SELECT " + String.join(", ", columns) + ", added_run FROM " + name + " ";
  }

  /** District, the run that adds, then a row. */
  String insert() {
    return "INSERT INTO "
        + target()
        + " VALUES (?, ?, "
        + String.join(", ", Collections.nCopies(columns.size(), "?"))
        + ")";
  }

  /** A row without its id, then district and id. */
  String update() {
    return columns.stream()
        .skip(1)
        .map(column -> column + " = ?")
        .collect(
            Collectors.joining(
                ", ", "UPDATE " + name + " SET ", " WHERE district = ? AND sourced_id = ?"));
  }

  /** COPY of PostgreSQL: as {@link #insert}. */
  String copy() {
    return "COPY " + target() + " FROM STDIN";
  }

  /** One statement of PostgreSQL for many rows: an array of texts for each column, the district. */
  String updateMany() {
    return columns.stream()
        .skip(1)
        .map(column -> column + " = n." + column + cast(column))
        .collect(
            Collectors.joining(
                ", ",
                "UPDATE " + name + " t SET ",
                " FROM unnest("
                    + String.join(", ", Collections.nCopies(columns.size(), "?::varchar[]"))
                    + ") AS n ("
                    + String.join(", ", columns)
                    + ") WHERE t.district = ? AND t.sourced_id = n.sourced_id"));
  }

  private static String cast(String column) {
    return switch (column) {
      case "date_last_modified" -> "::timestamptz";
      case "line" -> "::integer";
      case "fingerprint", "run" -> "::bigint";
      default -> "";
    };
  }

  private String target() {
    return name + " (district, added_run, " + String.join(", ", columns) + ")";
  }

  /** The cells of a record: texts, numbers and an {@link OffsetDateTime}. */
  List<@Nullable Object> row(RosterRecord record, long fingerprint, long run) {
    List<@Nullable Object> cells = new ArrayList<>(columns.size());
    cells.add(record.sourcedId());
    cells.add(record.status().text());
    cells.add(record.dateLastModified() == null ? null : Timestamps.of(record.dateLastModified()));
    record.values().forEach(value -> cells.add(value.isEmpty() ? null : value));
    cells.add(record.metadata().isEmpty() ? null : MetadataText.of(record.metadata()));
    cells.add(record.line());
    cells.add(fingerprint);
    cells.add(run);
    return cells;
  }

  /** Reads the current row of {@link #select}. */
  KeptRecord read(ResultSet row) throws SQLException {
    int place = HEAD.size() + 1;
    List<String> values = new ArrayList<>(file.columns().size());
    for (int i = 0; i < file.columns().size(); i++) {
      values.add(text(row.getString(place++)));
    }
    OffsetDateTime modified = row.getObject(3, OffsetDateTime.class);
    return new KeptRecord(
        new RosterRecord(
            file,
            row.getString(1),
            status(row.getString(2)),
            modified == null ? null : modified.toInstant(),
            values,
            MetadataText.read(text(row.getString(place))),
            row.getInt(place + 1)),
        row.getLong(place + 4),
        row.getLong(place + 3));
  }

  /** What a column has of a value. */
  static String text(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  static RosterStatus status(String text) {
    return text.equals(RosterStatus.ACTIVE.text())
        ? RosterStatus.ACTIVE
        : RosterStatus.TO_BE_DELETED;
  }

  private static String name(RosterFile file) {
    return switch (file) {
      case ORGS -> "roster_org";
      case ACADEMIC_SESSIONS -> "roster_academic_session";
      case COURSES -> "roster_course";
      case CLASSES -> "roster_class";
      case USERS -> "roster_user";
      case ROLES -> "roster_role";
      case ENROLLMENTS -> "roster_enrollment";
      case DEMOGRAPHICS -> "roster_demographics";
    };
  }

  private static String column(String heading) {
    // PRIMARY is a word of SQL
    return heading.equals("primary")
        ? "is_primary"
        : heading.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
