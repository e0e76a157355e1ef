package org.sisimport.oneroster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sisimport.notice.Notice;

/** Compares packages with the rosters that are kept. */
public final class RosterPlanner {

  private final RosterRegister register;

  /** Compares with what that register keeps. */
  public RosterPlanner(RosterRegister register) {
    this.register = register;
  }

  /**
   * What a package would do to the roster of a district. Each of its files is read once, and once
   * more whenever the changes are handed on.
   *
   * @param time of the import: since when a record is gone that is absent from a bulk file
   * @throws org.sisimport.table.UnreadableFileException where the package is damaged further down
   */
  public RosterPlan plan(String district, RosterPackage roster, Instant time) {
    List<FileDiff> diffs = new ArrayList<>();
    for (RosterFile file : RosterFile.values()) {
      switch (roster.mode(file)) {
        case ABSENT -> {}
        case BULK ->
            diffs.add(BulkDiff.of(new FileDiff.Sides(district, file, roster, register), time));
        case DELTA ->
            diffs.add(DeltaDiff.of(new FileDiff.Sides(district, file, roster, register), time));
      }
    }
    List<RosterCounts> counts = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (FileDiff diff : diffs) {
      counts.add(diff.counts());
      notices.addAll(diff.notices());
    }
    return new RosterPlan(
        counts, reader -> diffs.forEach(diff -> diff.forEach(reader)), digest(diffs), notices);
  }

  private static String digest(List<FileDiff> diffs) {
    MessageDigest digest = Sha256.create();
    for (FileDiff diff : diffs) {
      digest.update(diff.counts().file().title().getBytes(StandardCharsets.UTF_8));
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(diff.sum().value()).flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
