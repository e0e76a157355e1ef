package org.sisimport.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.students.FieldChange;

/**
 * Writes to PostgreSQL: rows that are new by COPY, and updates by one statement for all of them,
 * which names only the columns that change in one of them.
 */
final class CopyWriter implements BulkWriter {

  private static final Field[] FIELDS = Field.values();

  private static final String COPY_AUDIT =
      "COPY audit (run, row_no, field, student, value_before, value_after, rule_name, because)"
          + " FROM STDIN";

  private final Connection connection;

  CopyWriter(Handle handle) {
    this.connection = handle.getConnection();
  }

  @Override
  public OptionalInt update(String district, List<Update> updates) {
    if (updates.isEmpty()) {
      return OptionalInt.empty();
    }
    Set<Field> changed = EnumSet.noneOf(Field.class);
    for (Update update : updates) {
      update.change().fields().forEach(field -> changed.add(field.field()));
    }
    List<Field> columns = List.copyOf(changed);
    try (PreparedStatement statement =
        connection.prepareStatement(StudentTable.updateMany(columns))) {
      List<Array> arrays = new ArrayList<>();
      arrays.add(integers(updates.stream().mapToInt(update -> update.before().id()).toArray()));
      arrays.add(
          integers(updates.stream().mapToInt(update -> update.before().version()).toArray()));
      for (Field field : columns) {
        @Nullable String[] values = new @Nullable String[updates.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = updates.get(i).change().after().get(field);
        }
        arrays.add(connection.createArrayOf("varchar", values));
      }
      for (int i = 0; i < arrays.size(); i++) {
        statement.setArray(i + 1, arrays.get(i));
      }
      statement.setString(arrays.size() + 1, district);
      RoaringBitmap written = new RoaringBitmap();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getBoolean(2)) {
            written.add(row.getInt(1));
          }
        }
      }
      return updates.stream()
          .mapToInt(update -> update.before().id())
          .filter(id -> !written.contains(id))
          .findFirst();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  @Override
  public int[] insert(String district, List<NewStudent> students) {
    if (students.isEmpty()) {
      return new int[0];
    }
    try {
      int[] ids = newIds(students.size());
      try (CopyText rows = new CopyText(copyApi(), StudentTable.COPY)) {
        for (int i = 0; i < ids.length; i++) {
          NewStudent student = students.get(i);
          rows.add(ids[i])
              .add(district)
              .add(1)
              .add(student.status())
              .add(student.inactiveDate() == null ? null : student.inactiveDate().toString())
              .add(student.inactiveReason())
              .add(student.lastImportDate() == null ? null : student.lastImportDate().toString());
          Values values = student.values();
          for (Field field : FIELDS) {
            rows.add(values.get(field));
          }
          rows.endRow();
        }
        rows.end();
      }
      return ids;
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  @Override
  public void audit(long run, List<Audited> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try (CopyText rows = new CopyText(copyApi(), COPY_AUDIT)) {
      for (Audited audited : changes) {
        for (FieldChange field : audited.change().fields()) {
          rows.add(run)
              .add(audited.change().row())
              .add(field.field().name())
              .add(audited.student())
              .add(field.before())
              .add(field.after())
              .add(field.by().withLine())
              .add(field.because())
              .endRow();
        }
      }
      rows.end();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private org.postgresql.copy.CopyManager copyApi() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private Array integers(int[] numbers) throws SQLException {
    return connection.unwrap(PGConnection.class).createArrayOf("integer", numbers);
  }

  private int[] newIds(int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT nextval(pg_get_serial_sequence('student', 'id')) FROM generate_series(1, ?)")) {
      statement.setInt(1, count);
      int[] ids = new int[count];
      try (ResultSet row = statement.executeQuery()) {
        for (int i = 0; row.next(); i++) {
          ids[i] = row.getInt(1);
        }
      }
      return ids;
    }
  }
}
