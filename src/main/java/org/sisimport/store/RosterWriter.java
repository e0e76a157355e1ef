package org.sisimport.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of the roster at once, in the way that is quickest for one database, within the
 * caller's transaction. How many at a time is the caller's choice: a few thousand.
 */
interface RosterWriter {

  /**
   * Adds records.
   *
   * @param rows as {@link RosterTable#row} gives them
   */
  void insert(RosterTable table, String district, long run, List<List<@Nullable Object>> rows);

  /**
   * Writes records that are there anew.
   *
   * @param rows as {@link RosterTable#row} gives them
   * @return how many of them were there
   */
  int update(RosterTable table, String district, List<List<@Nullable Object>> rows);

  /**
   * Adds audit entries.
   *
   * @param rows run, entry, file, id, kind, column, value before, value after
   */
  void audit(List<List<@Nullable Object>> rows);
}
