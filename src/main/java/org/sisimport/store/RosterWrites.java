package org.sisimport.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterFingerprint;
import org.sisimport.oneroster.RosterRecord;

/**
 * Writes what one run changes in the roster, and the audit of it, within the caller's transaction.
 * Changes are collected until there are enough to be written together; {@link #end} writes the
 * rest.
 */
final class RosterWrites {

  private static final String STATUS = "status";
  private static final String METADATA = "metadata.";

  private final Handle handle;
  private final Dialect dialect;
  private final RosterWriter writer;
  private final String district;
  private final long run;
  private final RosterFingerprint fingerprint = new RosterFingerprint();
  private final List<RosterRecord> added = new ArrayList<>();
  private final List<RosterChange> changed = new ArrayList<>();
  private @Nullable RosterFile file;
  private long lastEntry;

  /**
   * @param lastEntry the number of the run's audit entry before the first one to be written
   */
  RosterWrites(Handle handle, Engine engine, String district, long run, long lastEntry) {
    this.handle = handle;
    this.dialect = engine.dialect();
    this.writer = engine.rosterWriter(handle);
    this.district = district;
    this.run = run;
    this.lastEntry = lastEntry;
  }

  void add(RosterChange change) {
    if (change.record().file() != file
        || added.size() == dialect.chunk()
        || changed.size() == dialect.chunk()) {
      end();
      file = change.record().file();
    }
    if (change.kind() == RosterChange.Kind.ADDED) {
      added.add(change.record());
    } else {
      changed.add(change);
    }
  }

  void end() {
    if (file != null) {
      RosterTable table = RosterTable.of(file);
      insert(table);
      update(table);
    }
  }

  private void insert(RosterTable table) {
    writer.insert(table, district, run, added.stream().map(record -> row(table, record)).toList());
    added.clear();
  }

  private void update(RosterTable table) {
    Map<String, RosterRecord> kept = kept(table);
    List<List<@Nullable Object>> rows = new ArrayList<>(changed.size());
    List<List<@Nullable Object>> audit = new ArrayList<>();
    for (RosterChange change : changed) {
      RosterRecord before = kept.get(change.record().sourcedId());
      if (before == null) {
        throw new IllegalStateException(
            "run " + run + " changes a record of " + table.name() + " that is not there");
      }
      rows.add(row(table, dated(change, before)));
      audit(change, before, audit);
    }
    int written = writer.update(table, district, rows);
    if (written != rows.size()) {
      throw new IllegalStateException(
          written + " of " + rows.size() + " records of " + table.name() + " were written");
    }
    writer.audit(audit);
    changed.clear();
  }

  private Map<String, RosterRecord> kept(RosterTable table) {
    return RosterReads.find(
            handle,
            dialect,
            table,
            district,
            changed.stream().map(change -> change.record().sourcedId()).toList())
        .stream()
        .map(KeptRecord::record)
        .collect(Collectors.toMap(RosterRecord::sourcedId, record -> record));
  }

  private List<@Nullable Object> row(RosterTable table, RosterRecord record) {
    return table.row(record, fingerprint.of(record), run);
  }

  /** A record that changes and bears no date keeps its own. */
  private static RosterRecord dated(RosterChange change, RosterRecord before) {
    RosterRecord record = change.record();
    return change.kind() == RosterChange.Kind.CHANGED && record.dateLastModified() == null
        ? new RosterRecord(
            record.file(),
            record.sourcedId(),
            record.status(),
            before.dateLastModified(),
            record.values(),
            record.metadata(),
            record.line())
        : record;
  }

  private void audit(RosterChange change, RosterRecord before, List<List<@Nullable Object>> audit) {
    RosterRecord after = change.record();
    audit(change, STATUS, before.status().text(), after.status().text(), audit);
    List<String> columns = after.file().columns();
    for (int i = 0; i < columns.size(); i++) {
      audit(change, columns.get(i), before.values().get(i), after.values().get(i), audit);
    }
    SortedSet<String> extensions = new TreeSet<>(before.metadata().keySet());
    extensions.addAll(after.metadata().keySet());
    for (String name : extensions) {
      audit(
          change,
          METADATA + name,
          before.metadata().getOrDefault(name, ""),
          after.metadata().getOrDefault(name, ""),
          audit);
    }
  }

  private void audit(
      RosterChange change,
      String column,
      String before,
      String after,
      List<List<@Nullable Object>> audit) {
    if (!Objects.equals(before, after)) {
      audit.add(
          Arrays.<@Nullable Object>asList(
              run,
              ++lastEntry,
              change.record().file().title(),
              change.record().sourcedId(),
              change.kind().name(),
              column,
              before.isEmpty() ? null : before,
              after.isEmpty() ? null : after));
    }
  }
}
