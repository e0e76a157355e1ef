package org.sisimport.oneroster;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.sisimport.notice.Notice;
import org.sisimport.notice.RosterNotices;
import org.sisimport.oneroster.Verdicts.Verdict;

/**
 * What a bulk file would change. It holds everything that is, so that a kept record that is absent
 * from it is gone; but one that could not be read is not absent.
 */
final class BulkDiff implements FileDiff {

  private final Sides sides;
  private final Instant time;
  private final Verdicts verdicts = new Verdicts();
  private final ChangeSum sum = new ChangeSum();
  private final IdList gone = new IdList();
  private int active;
  private int spared;

  private BulkDiff(Sides sides, Instant time) {
    this.sides = sides;
    this.time = time;
  }

  /**
   * Compares.
   *
   * @param time since when a record is gone
   */
  static BulkDiff of(Sides sides, Instant time) {
    BulkDiff diff = new BulkDiff(sides, time);
    diff.compare();
    return diff;
  }

  private void compare() {
    RecordTable records = new RecordTable();
    MessageDigest sha256 = Sha256.create();
    RosterFingerprint fingerprint = new RosterFingerprint();
    sides.forEach(
        record -> {
          records.add(IdHash.of(record.sourcedId(), sha256), fingerprint.of(record));
          verdicts.add(Verdict.ADDED);
        });
    Set<String> unread = sides.roster().unread(sides.file());
    boolean absenceUnknown = sides.roster().absenceUnknown(sides.file());
    sides
        .register()
        .forEachFingerprint(
            sides.district(),
            sides.file(),
            (id, status, kept) -> {
              active += status == RosterStatus.ACTIVE ? 1 : 0;
              IdHash hash = IdHash.of(id, sha256);
              int number = records.find(hash);
              if (number >= 0) {
                verdicts.set(number, verdict(status, kept == records.fingerprint(number)));
              } else if (status == RosterStatus.ACTIVE && absenceUnknown) {
                spared++;
              } else if (status == RosterStatus.ACTIVE && !unread.contains(id)) {
                gone.add(id);
                sum.add(RosterChange.Kind.TO_BE_DELETED, hash, 0);
              }
            });
    for (int number = 0; number < records.size(); number++) {
      RosterChange.Kind kind = verdicts.get(number).kind();
      if (kind != null) {
        sum.add(kind, records.id(number), records.fingerprint(number));
      }
    }
  }

  private static Verdict verdict(RosterStatus kept, boolean same) {
    if (kept == RosterStatus.TO_BE_DELETED) {
      return Verdict.BACK;
    }
    return same ? Verdict.UNCHANGED : Verdict.CHANGED;
  }

  @Override
  public RosterCounts counts() {
    return new RosterCounts(
        sides.file(),
        RosterMode.BULK,
        verdicts.size(),
        verdicts.count(Verdict.UNCHANGED),
        verdicts.count(Verdict.ADDED),
        verdicts.count(Verdict.CHANGED),
        gone.size(),
        verdicts.count(Verdict.BACK),
        0,
        0,
        sides.roster().unread(sides.file()).size(),
        active);
  }

  @Override
  public ChangeSum sum() {
    return sum;
  }

  @Override
  public List<Notice> notices() {
    return spared == 0
        ? List.of()
        : List.of(new RosterNotices.AbsenceUnknown(sides.file().fileName(), spared));
  }

  @Override
  public void forEach(Consumer<RosterChange> reader) {
    AtomicInteger number = new AtomicInteger();
    sides.forEach(
        record -> {
          RosterChange.Kind kind = verdicts.get(number.getAndIncrement()).kind();
          if (kind != null) {
            reader.accept(new RosterChange(kind, record));
          }
        });
    gone.forEach(CHUNK, ids -> sides.find(ids).values().forEach(kept -> reader.accept(gone(kept))));
  }

  private RosterChange gone(RosterRecord kept) {
    return new RosterChange(
        RosterChange.Kind.TO_BE_DELETED, kept.toBeDeleted(time, RosterRecord.ABSENT));
  }
}
