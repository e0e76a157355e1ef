package org.sisimport.oneroster;

import java.util.HashSet;
import java.util.Set;
import org.sisimport.notice.PackageNotices.BulkWithStatus;
import org.sisimport.notice.PackageNotices.DeltaWithoutStatus;
import org.sisimport.notice.PackageNotices.FileWithoutRows;
import org.sisimport.notice.PackageNotices.UnannouncedFile;
import org.sisimport.notice.RecordNotices.DeltaRowIncomplete;
import org.sisimport.notice.RecordNotices.UnreadableRecord;
import org.sisimport.table.Row;
import org.sisimport.table.Table;

/**
 * The first pass over a file: what it holds, which of its rows cannot be read, and what there is to
 * say of them. Nothing is said to be absent from a file where that is in any doubt.
 */
final class Survey {

  /** Beyond that many nobody looks at them one by one, and nothing is absent for certain. */
  private static final int MOST_UNREAD = 100_000;

  private final RosterFile file;
  private final RecordReader reader;
  private final Remarks remarks;
  private final References references;
  private final Findings findings;
  private final TextHashes ids = new TextHashes();
  private final Set<String> severalTimes = new HashSet<>();
  private final Set<String> unread = new HashSet<>();
  private final Lines withoutStatus = new Lines();
  private final Lines withoutTime = new Lines();
  private final Lines withEither = new Lines();
  private int rows;
  private int sound;
  private boolean absenceUnknown;

  private Survey(RosterFile file, Header header, References references, Findings findings) {
    this.file = file;
    this.references = references;
    this.findings = findings;
    this.remarks = new Remarks(file);
    this.reader = new RecordReader(file, header, remarks);
  }

  /** Passes over a file, and once more where a sourcedId stands in several rows. */
  static Surveyed of(
      RosterFile file,
      Table table,
      Header header,
      References references,
      Manifest manifest,
      Findings findings) {
    Survey survey = new Survey(file, header, references, findings);
    table.forEachRow(survey::take);
    Twins twins = Twins.among(survey.severalTimes, file, table, header);
    twins.tell(survey.remarks);
    twins.differing().forEach(survey::leaveOut);
    RosterMode mode = survey.mode(manifest);
    survey.remarks.tell(findings);
    return new Surveyed(
        mode,
        survey.unread,
        survey.absenceUnknown || survey.rows > 0 && survey.sound == 0,
        twins.differing(),
        twins.alike());
  }

  /**
   * What a first pass has found out.
   *
   * @param unread the sourcedIds of rows that cannot be read
   * @param absenceUnknown whether nothing can be said to be absent
   * @param differing the sourcedIds whose rows say different things
   * @param alike the sourcedIds that stand in several rows, which say the same
   */
  record Surveyed(
      RosterMode mode,
      Set<String> unread,
      boolean absenceUnknown,
      Set<String> differing,
      Set<String> alike) {}

  private void take(Row row) {
    rows++;
    String problem = reader.findProblem(row);
    if (problem != null) {
      refuse(row, problem);
      return;
    }
    sound++;
    String id = reader.sourcedId(row);
    if (!ids.add(id)) {
      severalTimes.add(id);
      if (severalTimes.size() > Twins.MOST) {
        throw findings.refusal(
            "%s has more than %,d sourcedIds that stand in several rows; each is to stand in one"
                .formatted(file.fileName(), Twins.MOST));
      }
    }
    noteStatus(row);
    RosterRecord record = reader.read(row);
    references.isThere(file, id);
    references.add(record);
  }

  private void refuse(Row row, String problem) {
    boolean hides = reader.mayHideRows(row);
    absenceUnknown |= hides;
    remarks.add(new UnreadableRecord(problem, hides), row.number());
    String id = reader.sourcedId(row);
    if (!id.isEmpty() && id.length() <= Specification.LONGEST_ID) {
      references.isThere(file, id);
      leaveOut(id);
    }
  }

  private void leaveOut(String id) {
    if (unread.size() < MOST_UNREAD) {
      unread.add(id);
    } else {
      absenceUnknown = true;
    }
  }

  private void noteStatus(Row row) {
    boolean noStatus = reader.lacks(row, RecordReader.STATUS);
    boolean noTime = reader.lacks(row, RecordReader.DATE_LAST_MODIFIED);
    if (noStatus) {
      withoutStatus.add(row.number());
    }
    if (noTime) {
      withoutTime.add(row.number());
    }
    if (!noStatus || !noTime) {
      withEither.add(row.number());
    }
  }

  /**
   * What the file holds. It is bulk, so that what it lacks is to be deleted, only where neither the
   * manifest nor a single row says otherwise: of the two mistakes that can be made, one leaves a
   * record standing that is gone, and the other has a class or a student go that is there.
   */
  private RosterMode mode(Manifest manifest) {
    if (rows == 0) {
      findings.deviation(new FileWithoutRows(file.fileName()));
      return RosterMode.ABSENT;
    }
    Manifest.Hint hint = manifest.hint(file.title());
    boolean looksLikeBulk = withEither.count() == 0;
    if (!manifest.isThere()) {
      return looksLikeBulk ? RosterMode.BULK : delta();
    }
    if (hint.mode() == RosterMode.BULK) {
      return looksLikeBulk ? RosterMode.BULK : bulkWithStatus();
    }
    if (hint.mode() == RosterMode.DELTA && looksLikeBulk) {
      findings.deviation(new DeltaWithoutStatus(file.fileName()));
      return RosterMode.DELTA;
    }
    if (hint.mode() == RosterMode.ABSENT || hint.line() == 0) {
      findings.deviation(new UnannouncedFile(file.fileName(), hint.shown()));
    }
    return looksLikeBulk ? RosterMode.DELTA : delta();
  }

  private RosterMode delta() {
    remarks.add(new DeltaRowIncomplete(Specification.STATUS), withoutStatus);
    remarks.add(new DeltaRowIncomplete(Specification.DATE_LAST_MODIFIED), withoutTime);
    return RosterMode.DELTA;
  }

  private RosterMode bulkWithStatus() {
    remarks.add(new BulkWithStatus(rows), withEither);
    return RosterMode.DELTA;
  }
}
