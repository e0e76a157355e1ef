package org.sisimport.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.sisimport.oneroster.KeptRecord;

/** Looks records of the roster up by their ids. */
final class RosterReads {

  private RosterReads() {}

  static List<KeptRecord> find(
      Handle handle,
      Dialect dialect,
      RosterTable table,
      String district,
      Collection<String> sourcedIds) {
    return dialect.arrays()
        ? byArray(handle, table, district, sourcedIds)
        : oneByOne(handle, table, district, sourcedIds);
  }

  /** HSQLDB uses the key for one id at a time, and reads the whole table for a list of them. */
  private static List<KeptRecord> oneByOne(
      Handle handle, RosterTable table, String district, Collection<String> sourcedIds) {
    List<KeptRecord> found = new ArrayList<>(sourcedIds.size());
    try (PreparedStatement statement =
        handle
            .getConnection()
            .prepareStatement(table.select() + "WHERE district = ? AND sourced_id = ?")) {
      statement.setString(1, district);
      for (String id : sourcedIds) {
        statement.setString(2, id);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            found.add(table.read(row));
          }
        }
      }
      return found;
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static List<KeptRecord> byArray(
      Handle handle, RosterTable table, String district, Collection<String> sourcedIds) {
    return handle
        .createQuery(
            table.select()
                + "JOIN unnest(?) AS wanted (id) ON sourced_id = wanted.id WHERE district = ?")
        .bindBySqlType(0, array(handle, sourcedIds), Types.ARRAY)
        .bind(1, district)
        .map((row, context) -> table.read(row))
        .list();
  }

  private static Array array(Handle handle, Collection<String> ids) {
    try {
      return handle.getConnection().createArrayOf("varchar", ids.toArray());
    } catch (SQLException e) {
      throw new UnableToCreateStatementException("a list of ids cannot be handed over", e);
    }
  }
}
