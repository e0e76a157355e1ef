package org.sisimport.oneroster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Invented records of a roster. */
public final class Records {

  private static final String EXTENSION = "metadata.";

  private Records() {}

  /**
   * An active record on line 2, without date.
   *
   * @param cells headings, each with its value behind it; the others are empty
   */
  public static RosterRecord record(RosterFile file, String sourcedId, String... cells) {
    List<String> values = new ArrayList<>(Collections.nCopies(file.columns().size(), ""));
    SortedMap<String, String> metadata = new TreeMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      if (cells[i].startsWith(EXTENSION)) {
        metadata.put(cells[i].substring(EXTENSION.length()), cells[i + 1]);
      } else {
        values.set(file.column(cells[i]), cells[i + 1]);
      }
    }
    return new RosterRecord(file, sourcedId, RosterStatus.ACTIVE, null, values, metadata, 2);
  }

  /** A record with a value in every column, none of them easy to write down. */
  public static RosterRecord everything(RosterFile file, String sourcedId) {
    String[] cells = new String[file.columns().size() * 2 + 4];
    Arrays.fill(cells, "Ünïcode \"quoted\",\n\\N\t=1+1 ");
    for (int i = 0; i < file.columns().size(); i++) {
      cells[2 * i] = file.columns().get(i);
    }
    cells[cells.length - 4] = "metadata.a=\\b\n";
    cells[cells.length - 3] = "=\\n\n";
    cells[cells.length - 2] = "metadata.zone";
    return dated(record(file, sourcedId, cells), Instant.parse("2026-11-02T09:00:00.123456Z"));
  }

  /** The same record with another date. */
  public static RosterRecord dated(RosterRecord record, @Nullable Instant date) {
    return new RosterRecord(
        record.file(),
        record.sourcedId(),
        record.status(),
        date,
        record.values(),
        record.metadata(),
        record.line());
  }

  /** The same record, absent since that time. */
  public static RosterRecord gone(RosterRecord record, Instant since) {
    return record.toBeDeleted(since, RosterRecord.ABSENT);
  }
}
