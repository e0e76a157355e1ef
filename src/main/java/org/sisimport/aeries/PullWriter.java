package org.sisimport.aeries;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sisimport.UnexpectedAnswerException;

/**
 * Writes the zip of a pull: each answer as it was received, in the order of the questions, and the
 * seal at the end. The same answers make the same bytes.
 */
final class PullWriter {

  private static final int BUFFER = 1 << 16;
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** So much is read of an archive. */
  private static final long MOST_BYTES = 2L << 30;

  /** An archive has 10,000 entries at most, the seal and the beginning among them. */
  private static final int MOST_ANSWERS = 9_900;

  private final ZipOutputStream zip;
  private final long mostBytes;
  private final int mostAnswers;
  private long bytes;
  private int answers;

  /**
   * A writer.
   *
   * @param out receives the zip; left open
   */
  PullWriter(OutputStream out) {
    this(out, MOST_BYTES, MOST_ANSWERS);
  }

  PullWriter(OutputStream out, long mostBytes, int mostAnswers) {
    this.mostBytes = mostBytes;
    this.mostAnswers = mostAnswers;
    this.zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
  }

  /**
   * Adds an answer.
   *
   * @throws UnexpectedAnswerException where all answers together are more than is ever read
   */
  void write(Answer answer) {
    bytes += answer.body().length;
    if (bytes > mostBytes) {
      throw new UnexpectedAnswerException(
          UnexpectedAnswerException.Remedy.PERSON,
          "gives more than "
              + (mostBytes >> 20)
              + " MB of answers in all, as no district's Aeries does, the last of them to "
              + answer.path());
    }
    answers++;
    if (answers > mostAnswers) {
      throw new UnexpectedAnswerException(
          UnexpectedAnswerException.Remedy.PERSON,
          "has so many students that more than "
              + mostAnswers
              + " answers would be needed, the last of them to "
              + answer.path()
              + ", which a larger page-size makes fewer");
    }
    write(answer.path().entry(), answer.body());
  }

  /** Ends the zip; without this it is none. */
  void seal(PullSeal seal) {
    write(PullArchive.SEAL, SealWriter.write(seal));
    try {
      zip.finish();
      zip.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, byte[] content) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ANY_TIME);
    try {
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
