package org.sisimport.oneroster;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sisimport.notice.Notice;
import org.sisimport.notice.OfLines;
import org.sisimport.notice.RosterNotices;
import org.sisimport.oneroster.Verdicts.Verdict;

/** What a delta file would change: each row says what becomes of its record, and when it did. */
final class DeltaDiff implements FileDiff {

  private final Sides sides;
  private final Instant time;
  private final Verdicts verdicts = new Verdicts();
  private final ChangeSum sum = new ChangeSum();
  private final List<Integer> older = new ArrayList<>();
  private final List<Integer> unknown = new ArrayList<>();
  private final MessageDigest sha256 = Sha256.create();
  private final RosterFingerprint fingerprint = new RosterFingerprint();
  private final int active;

  private DeltaDiff(Sides sides, Instant time) {
    this.sides = sides;
    this.time = time;
    this.active = sides.register().count(sides.district(), sides.file()).active();
  }

  /**
   * Compares.
   *
   * @param time since when a record is gone whose row does not say it
   */
  static DeltaDiff of(Sides sides, Instant time) {
    DeltaDiff diff = new DeltaDiff(sides, time);
    RecordTable ids = new RecordTable();
    Chunks rows = new Chunks(some -> diff.compare(some, ids));
    sides.forEach(rows::add);
    rows.end();
    return diff;
  }

  private void compare(List<RosterRecord> rows, RecordTable ids) {
    Map<String, RosterRecord> kept = sides.find(ids(rows));
    for (RosterRecord row : rows) {
      Verdict verdict = verdict(row, kept.get(row.sourcedId()));
      verdicts.add(verdict);
      remember(row, verdict);
      IdHash id = IdHash.of(row.sourcedId(), sha256);
      ids.add(id, 0);
      if (verdict.kind() != null) {
        sum.add(verdict.kind(), id, verdict == Verdict.TO_BE_DELETED ? 0 : fingerprint.of(row));
      }
    }
  }

  private void remember(RosterRecord row, Verdict verdict) {
    if (verdict == Verdict.OLDER && older.size() < OfLines.NAMED) {
      older.add(row.line());
    }
    if (verdict == Verdict.UNKNOWN && unknown.size() < OfLines.NAMED) {
      unknown.add(row.line());
    }
  }

  private static Verdict verdict(RosterRecord row, @Nullable RosterRecord kept) {
    boolean goes = row.status() == RosterStatus.TO_BE_DELETED;
    if (kept == null) {
      return goes ? Verdict.UNKNOWN : Verdict.ADDED;
    }
    Instant now = row.dateLastModified();
    // since when a record is absent from a bulk file was not the sender's word
    Instant before = kept.line() == RosterRecord.ABSENT ? null : kept.dateLastModified();
    if (now != null && before != null && now.isBefore(before)) {
      return Verdict.OLDER;
    }
    boolean went = kept.status() == RosterStatus.TO_BE_DELETED;
    if (goes && !went) {
      return Verdict.TO_BE_DELETED;
    }
    if (went && !goes) {
      return Verdict.BACK;
    }
    if (!goes && !(row.values().equals(kept.values()) && row.metadata().equals(kept.metadata()))) {
      return Verdict.CHANGED;
    }
    return now != null && isLater(now, before) ? Verdict.CONFIRMED : Verdict.UNCHANGED;
  }

  /** Less than a microsecond is not kept. */
  private static boolean isLater(Instant now, @Nullable Instant before) {
    return before == null || now.truncatedTo(ChronoUnit.MICROS).isAfter(before);
  }

  @Override
  public RosterCounts counts() {
    return new RosterCounts(
        sides.file(),
        RosterMode.DELTA,
        verdicts.size(),
        verdicts.count(Verdict.UNCHANGED) + verdicts.count(Verdict.CONFIRMED),
        verdicts.count(Verdict.ADDED),
        verdicts.count(Verdict.CHANGED),
        verdicts.count(Verdict.TO_BE_DELETED),
        verdicts.count(Verdict.BACK),
        verdicts.count(Verdict.OLDER),
        verdicts.count(Verdict.UNKNOWN),
        sides.roster().unread(sides.file()).size(),
        active);
  }

  @Override
  public ChangeSum sum() {
    return sum;
  }

  @Override
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    String name = sides.file().fileName();
    if (!older.isEmpty()) {
      notices.add(
          new OfLines(
              name, older, verdicts.count(Verdict.OLDER), new RosterNotices.OlderThanKept()));
    }
    if (!unknown.isEmpty()) {
      notices.add(
          new OfLines(
              name, unknown, verdicts.count(Verdict.UNKNOWN), new RosterNotices.NothingToDelete()));
    }
    return notices;
  }

  @Override
  public void forEach(Consumer<RosterChange> reader) {
    AtomicInteger number = new AtomicInteger();
    Chunks gone = new Chunks(rows -> gone(rows, reader));
    sides.forEach(
        row -> {
          RosterChange.Kind kind = verdicts.get(number.getAndIncrement()).kind();
          if (kind == RosterChange.Kind.TO_BE_DELETED) {
            gone.add(row);
          } else if (kind != null) {
            reader.accept(new RosterChange(kind, row));
          }
        });
    gone.end();
  }

  /** A row that calls its record gone need not repeat its values. */
  private void gone(List<RosterRecord> rows, Consumer<RosterChange> reader) {
    Map<String, RosterRecord> kept = sides.find(ids(rows));
    for (RosterRecord row : rows) {
      RosterRecord record = kept.get(row.sourcedId());
      if (record != null) {
        reader.accept(
            new RosterChange(
                RosterChange.Kind.TO_BE_DELETED,
                record.toBeDeleted(
                    Objects.requireNonNullElse(row.dateLastModified(), time), row.line())));
      }
    }
  }

  private static List<String> ids(List<RosterRecord> rows) {
    return rows.stream().map(RosterRecord::sourcedId).toList();
  }

  /** Collects rows until there are enough to be looked up together. */
  private static final class Chunks {
    private final Consumer<List<RosterRecord>> reader;
    private final List<RosterRecord> rows = new ArrayList<>(CHUNK);

    private Chunks(Consumer<List<RosterRecord>> reader) {
      this.reader = reader;
    }

    private void add(RosterRecord row) {
      rows.add(row);
      if (rows.size() == CHUNK) {
        end();
      }
    }

    private void end() {
      reader.accept(List.copyOf(rows));
      rows.clear();
    }
  }
}
