package org.sisimport.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;

/**
 * The statements of the table {@code student}, whose value columns are named after {@link Field},
 * in its order.
 */
final class StudentTable {

  private static final Field[] FIELDS = Field.values();
  private static final List<String> RECORD =
      List.of("version", "status", "inactive_date", "inactive_reason", "last_import_date");

  private static final String COLUMNS = String.join(", ", columns());

  /** {@code id}, the record's own columns, the fields. */
  static final String SELECT = "SELECT id, " + COLUMNS + " FROM student ";

  /** Place of the first field's value in a result of {@link #SELECT}; the first column is 1. */
  static final int FIRST_FIELD = RECORD.size() + 2;

  /** District, then as {@link #SELECT} without the id. */
  static final String INSERT =
      "INSERT INTO student (district, "
          + COLUMNS
          + ") VALUES (?, "
          + columns().stream().map(column -> "?").collect(Collectors.joining(", "))
          + ")";

  /** The fields, then id, district and version of the record as it was read. */
  static final String UPDATE =
      Arrays.stream(FIELDS)
          .map(field -> column(field) + " = ?")
          .collect(
              Collectors.joining(
                  ", ",
                  "UPDATE student SET version = version + 1, ",
                  " WHERE id = ? AND district = ? AND version = ?"));

  /** COPY of PostgreSQL: id, district, then as {@link #SELECT} without the id. */
  static final String COPY = "COPY student (id, district, " + COLUMNS + ") FROM STDIN";

  private StudentTable() {}

  /**
   * One statement of PostgreSQL for many students: arrays of ids, of versions as they were read and
   * of the new values of each of the fields, then the district. Returns the ids that it wrote, and
   * of each whether the record was of that district and version: were that a condition, the planner
   * would guess from old statistics that it holds for one record, and join accordingly, for hours.
   */
  static String updateMany(List<Field> fields) {
    StringBuilder set = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (Field field : fields) {
      String column = column(field);
      set.append(", ").append(column).append(" = n.").append(column);
      names.append(", ").append(column);
    }
    return "UPDATE student s SET version = s.version + 1"
        + set
        + " FROM unnest(?::integer[], ?::integer[]"
        + ", ?::varchar[]".repeat(fields.size())
        + ") AS n (id, version"
        + names
        + ") WHERE s.id = n.id RETURNING s.id, s.district = ? AND s.version = n.version + 1";
  }

  static String column(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** Binds the fields' values from that position on; returns the position after them. */
  static int bind(SqlStatement<?> statement, int position, Values values) {
    for (Field field : FIELDS) {
      @Nullable String value = values.get(field);
      statement.bind(position++, value);
    }
    return position;
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(RECORD);
    for (Field field : FIELDS) {
      columns.add(column(field));
    }
    return columns;
  }
}
