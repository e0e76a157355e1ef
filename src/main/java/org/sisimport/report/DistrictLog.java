package org.sisimport.report;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.District;
import org.sisimport.importer.LogBook;
import org.sisimport.importer.Outcome;
import org.sisimport.importer.RowPlan;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.Understanding;
import org.sisimport.notice.Notice;
import org.sisimport.notice.Notices;
import org.sisimport.notice.Severity;
import org.sisimport.table.Places;

/**
 * The log of one run for a person at the district. Rows go in compressed while the file is planned;
 * the head, which needs the counts, is written last and stands first: gzip streams may be joined.
 */
public final class DistrictLog implements LogBook {

  private final Compressed rowText = new Compressed();
  private final Compressed rowTable = new Compressed();
  private final Places places;
  private final RowLines lines;
  private final RowTable table;
  private final ChangeReasons reasons = new ChangeReasons();
  private int rows;
  private int strangers;

  /**
   * An empty book.
   *
   * @param places where the rows of the file stand
   */
  public DistrictLog(Places places) {
    this.places = places;
    lines = new RowLines(rowText.writer, places);
    try {
      table = new RowTable(rowTable.writer, places);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void decided(RowPlan row) {
    if (row.outcome() == Outcome.UNCHANGED && row.notices().stream().allMatch(Notice::ofColumn)) {
      return;
    }
    reasons.add(row);
    try {
      table.write(row);
      if (isStrangerOfPackage(row)) {
        strangers++;
      } else if (isWorthALine(row)) {
        rows++;
        lines.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is good to know of a row that changes nothing comes again night after night: the head
   * tells it once, and the table has its rows.
   */
  private static boolean isWorthALine(RowPlan row) {
    return row.outcome() != Outcome.UNCHANGED
        || row.notices().stream()
            .anyMatch(notice -> !notice.ofColumn() && notice.severity() != Severity.INFO);
  }

  /**
   * A package has all students of a district, and most of them are none of ours: the head tells
   * their number, and the table has their rows. Who resembles a student of ours, is another
   * district's, or of whom there is something else to say, is told like any other.
   */
  private boolean isStrangerOfPackage(RowPlan row) {
    return places.areLines()
        && row.outcome() == Outcome.SKIPPED
        && row.existing() == null
        && row.elsewhere() == null
        && row.likenesses().isEmpty()
        && row.notices().stream()
            .allMatch(notice -> notice.ofColumn() || notice.severity() == Severity.INFO);
  }

  @Override
  public RunLog close(
      Run run,
      District district,
      ZoneId zone,
      @Nullable Understanding understanding,
      Notices notices) {
    String head =
        new LogHead(run, district, zone, places)
            .write(understanding, notices.list(), reasons, rows, strangers);
    return new RunLog(
        joined(compress(head.getBytes(StandardCharsets.UTF_8)), rowText.bytes()),
        rowTable.bytes(),
        compress(RunJson.notices(run, notices, places)));
  }

  private static byte[] compress(byte[] bytes) {
    Compressed compressed = new Compressed();
    try {
      compressed.gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.bytes();
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] joined = new byte[head.length + tail.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  /** Text on its way into a gzip stream in memory. */
  private static final class Compressed {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;
    private final Writer writer;

    private Compressed() {
      try {
        gzip =
            new GZIPOutputStream(bytes) {
              {
                // a third of the time for a tenth more bytes
                def.setLevel(Deflater.BEST_SPEED);
              }
            };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      writer = new BufferedWriter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8), 1 << 14);
    }

    private byte[] bytes() {
      try {
        writer.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }
}
