package org.sisimport.oneroster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The roster of a district as it will be once a package is applied: what is kept, under what came.
 */
final class Overlay {

  /** Rows of a delta that are looked up together. */
  private static final int CHUNK = 1_000;

  private final RosterPackage pack;
  private final RosterRegister register;
  private final String district;
  private final boolean nothingKept;

  Overlay(RosterPackage pack, RosterRegister register, String district) {
    this.pack = pack;
    this.register = register;
    this.district = district;
    this.nothingKept = register.isEmpty(district);
  }

  /** Takes one record after the other. */
  @FunctionalInterface
  interface Reader {

    /**
     * The next record.
     *
     * @param came whether the package has it; only such a one may be to be deleted
     */
    void record(RosterRecord record, boolean came);
  }

  /**
   * Hands on the records of a file: first those that came, in their order, those to be deleted
   * included; then those that are kept, not to be deleted, and left as they are by the package.
   */
  void forEach(RosterFile file, Reader reader) {
    RosterMode mode = pack.mode(file);
    TextHashes came = new TextHashes();
    if (mode == RosterMode.DELTA && !nothingKept) {
      forEachNotOlder(file, came, reader);
    } else if (mode != RosterMode.ABSENT) {
      pack.forEach(file, record -> take(record, came, reader));
    }
    boolean absentStays = mode != RosterMode.BULK || pack.absenceUnknown(file);
    Set<String> unread = pack.unread(file);
    if (nothingKept || !absentStays && unread.isEmpty()) {
      return;
    }
    register.forEach(
        district,
        file,
        kept -> {
          RosterRecord record = kept.record();
          boolean stays = absentStays || unread.contains(record.sourcedId());
          if (stays
              && record.status() == RosterStatus.ACTIVE
              && !came.contains(record.sourcedId())) {
            reader.record(record, false);
          }
        });
  }

  /** Hands on the active records of a file as they are kept, whatever the package says of them. */
  void forEachKept(RosterFile file, Consumer<RosterRecord> reader) {
    if (nothingKept) {
      return;
    }
    register.forEach(
        district,
        file,
        kept -> {
          if (kept.record().status() == RosterStatus.ACTIVE) {
            reader.accept(kept.record());
          }
        });
  }

  /** Whether there may be users of whom users.csv of the package says nothing. */
  boolean knowsOtherUsers() {
    return !nothingKept && pack.mode(RosterFile.USERS) != RosterMode.BULK;
  }

  private void forEachNotOlder(RosterFile file, TextHashes came, Reader reader) {
    List<RosterRecord> chunk = new ArrayList<>(CHUNK);
    pack.forEach(
        file,
        record -> {
          chunk.add(record);
          if (chunk.size() == CHUNK) {
            takeNotOlder(file, chunk, came, reader);
          }
        });
    takeNotOlder(file, chunk, came, reader);
  }

  private void takeNotOlder(
      RosterFile file, List<RosterRecord> chunk, TextHashes came, Reader reader) {
    Set<String> older = findOlder(file, chunk);
    for (RosterRecord record : chunk) {
      if (!older.contains(record.sourcedId())) {
        take(record, came, reader);
      }
    }
    chunk.clear();
  }

  private static void take(RosterRecord record, TextHashes came, Reader reader) {
    came.add(record.sourcedId());
    reader.record(record, true);
  }

  /** The ids of rows that were overtaken by what is kept. */
  private Set<String> findOlder(RosterFile file, List<RosterRecord> chunk) {
    Map<String, Instant> dates = new HashMap<>();
    for (RosterRecord record : chunk) {
      if (record.dateLastModified() != null) {
        dates.put(record.sourcedId(), record.dateLastModified());
      }
    }
    Set<String> older = new HashSet<>();
    for (KeptRecord kept : register.find(district, file, dates.keySet())) {
      String id = kept.record().sourcedId();
      Instant before = kept.record().dateLastModified();
      Instant now = dates.get(id);
      if (now != null && before != null && now.isBefore(before)) {
        older.add(id);
      }
    }
    return older;
  }
}
