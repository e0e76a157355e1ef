package org.sisimport.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes to PostgreSQL: what is new by COPY, and updates by one statement for all of them. */
final class RosterCopies implements RosterWriter {

  private static final String COPY_AUDIT =
      "COPY roster_audit (run, entry, file, sourced_id, kind, column_name, value_before,"
          + " value_after) FROM STDIN";

  private final Connection connection;

  RosterCopies(Handle handle) {
    this.connection = handle.getConnection();
  }

  @Override
  public void insert(
      RosterTable table, String district, long run, List<List<@Nullable Object>> rows) {
    copy(table.copy(), List.of(district, run), rows);
  }

  @Override
  public int update(RosterTable table, String district, List<List<@Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(table.updateMany())) {
      int width = table.width();
      for (int column = 0; column < width; column++) {
        @Nullable String[] cells = new @Nullable String[rows.size()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = text(rows.get(i).get(column));
        }
        statement.setArray(column + 1, connection.createArrayOf("varchar", cells));
      }
      statement.setString(width + 1, district);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  @Override
  public void audit(List<List<@Nullable Object>> rows) {
    copy(COPY_AUDIT, List.of(), rows);
  }

  private void copy(String sql, List<?> ofEachRow, List<List<@Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (CopyText text = new CopyText(connection.unwrap(PGConnection.class).getCopyAPI(), sql)) {
      for (List<@Nullable Object> row : rows) {
        for (Object cell : ofEachRow) {
          text.add(text(cell));
        }
        for (@Nullable Object cell : row) {
          text.add(text(cell));
        }
        text.endRow();
      }
      text.end();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static @Nullable String text(@Nullable Object cell) {
    return cell == null ? null : cell.toString();
  }
}
