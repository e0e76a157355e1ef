package org.sisimport.oneroster;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.RecordNotices.RecordsOfOneIdDiffer;
import org.sisimport.notice.RecordNotices.RecordsRepeat;
import org.sisimport.table.Table;

/**
 * The rows of a file that share a sourcedId. Where they say the same they count once. Where they
 * differ nobody knows which of them is right, and none is taken.
 */
final class Twins {

  /** Sourced ids that stand in several rows, at most. */
  static final int MOST = 100_000;

  private final Map<String, Rows> rows = new HashMap<>();
  private final RosterFingerprint fingerprint = new RosterFingerprint();

  private Twins() {}

  /** The rows of one sourcedId. */
  private static final class Rows {
    private final Lines lines = new Lines();
    private final long fingerprint;
    private final RosterStatus status;
    private final @Nullable Instant time;
    private boolean differ;

    Rows(RosterRecord record, long fingerprint) {
      this.fingerprint = fingerprint;
      this.status = record.status();
      this.time = record.dateLastModified();
    }
  }

  /** Compares the rows of the sourcedIds that may stand in several. */
  static Twins among(Set<String> suspects, RosterFile file, Table table, Header header) {
    Twins twins = new Twins();
    if (!suspects.isEmpty()) {
      RecordReader reader = new RecordReader(file, header, new Remarks(file));
      table.forEachRow(
          row -> {
            if (reader.findProblem(row) == null && suspects.contains(reader.sourcedId(row))) {
              twins.add(reader.read(row));
            }
          });
      twins.rows.values().removeIf(rows -> rows.lines.count() == 1);
    }
    return twins;
  }

  private void add(RosterRecord record) {
    long print = fingerprint.of(record);
    Rows same = rows.computeIfAbsent(record.sourcedId(), id -> new Rows(record, print));
    same.lines.add(record.line());
    same.differ |=
        same.fingerprint != print
            || same.status != record.status()
            || !Objects.equals(same.time, record.dateLastModified());
  }

  Set<String> differing() {
    return ids(true);
  }

  Set<String> alike() {
    return ids(false);
  }

  private Set<String> ids(boolean differ) {
    Set<String> ids = new HashSet<>();
    rows.forEach(
        (id, same) -> {
          if (same.differ == differ) {
            ids.add(id);
          }
        });
    return ids;
  }

  void tell(Remarks remarks) {
    for (Rows same : rows.values()) {
      if (same.differ) {
        remarks.add(new RecordsOfOneIdDiffer(), same.lines);
      } else {
        remarks.add(new RecordsRepeat(), same.lines.further());
      }
    }
  }
}
