package org.sisimport.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Writes by batches of statements. */
final class RosterBatches implements RosterWriter {

  private static final String AUDIT =
      "INSERT INTO roster_audit (run, entry, file, sourced_id, kind, column_name, value_before,"
          + " value_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private final Connection connection;

  RosterBatches(Handle handle) {
    this.connection = handle.getConnection();
  }

  @Override
  public void insert(
      RosterTable table, String district, long run, List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> placed = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> cells = new ArrayList<>(row.size() + 2);
      cells.add(district);
      cells.add(run);
      cells.addAll(row);
      placed.add(cells);
    }
    execute(table.insert(), placed);
  }

  @Override
  public int update(RosterTable table, String district, List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> placed = new ArrayList<>(rows.size());
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> cells = new ArrayList<>(row.subList(1, row.size()));
      cells.add(district);
      cells.add(row.get(0));
      placed.add(cells);
    }
    return execute(table.update(), placed);
  }

  @Override
  public void audit(List<List<@Nullable Object>> rows) {
    execute(AUDIT, rows);
  }

  /** Returns how many rows were written. */
  private int execute(String sql, List<List<@Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<@Nullable Object> row : rows) {
        int place = 1;
        for (@Nullable Object cell : row) {
          statement.setObject(place++, cell);
        }
        statement.addBatch();
      }
      return Arrays.stream(statement.executeBatch()).sum();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }
}
