package org.sisimport.oneroster;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One record of a package.
 *
 * @param file in which it stands
 * @param sourcedId the sender's key, unique within the file
 * @param status active in a bulk file
 * @param dateLastModified as the sender says; {@code null} where it does not, as in a bulk file
 * @param values one for each of {@link RosterFile#columns()}, {@code ""} where there is nothing:
 *     dates as {@code 2026-08-12}, yes and no as {@code true} and {@code false}, enumerated values
 *     as the specification spells them, the members of a list joined by commas
 * @param metadata the values of extension columns that are not empty, by the name behind {@code
 *     metadata.}
 * @param line of its file on which it begins; the heading is line 1. {@link #ABSENT} for one that
 *     is to be deleted because it is in no line
 */
public record RosterRecord(
    RosterFile file,
    String sourcedId,
    RosterStatus status,
    @Nullable Instant dateLastModified,
    List<String> values,
    SortedMap<String, String> metadata,
    int line) {

  /** The line of a record that is absent. */
  public static final int ABSENT = 0;

  /** Copies the values. */
  public RosterRecord {
    values = List.copyOf(values);
    metadata =
        metadata.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** The same record, gone since that time, as that line says. */
  RosterRecord toBeDeleted(Instant time, int saidIn) {
    return new RosterRecord(
        file, sourcedId, RosterStatus.TO_BE_DELETED, time, values, metadata, saidIn);
  }

  /** The value of a column of {@link RosterFile#columns()}; {@code ""} where there is none. */
  public String value(String column) {
    return values.get(file.column(column));
  }

  /** The members of a list; empty where there are none. */
  public List<String> list(String column) {
    String value = value(column);
    return value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*"));
  }
}
