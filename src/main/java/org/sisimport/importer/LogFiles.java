package org.sisimport.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.sisimport.SisImportException;

/**
 * The logs on disk, where the district's people look for them: a text and, beside it, the rows as
 * CSV. They are written from what the journal keeps, so a crash between commit and file costs
 * nothing.
 */
public final class LogFiles {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  /** How the path of a log begins, wherever the folder of that name lies. */
  private static final String DATA = "data/";

  private final Path data;

  /** The logs of a home that has its data in {@code data}. */
  public LogFiles(Path home) {
    this(home, home.resolve("data"));
  }

  /**
   * The logs of a home.
   *
   * @param data the folder of everything that the program makes, wherever it lies
   */
  public LogFiles(Path home, Path data) {
    this.data = home.resolve(data);
  }

  /** Where the log of that path lies: {@link Run#log()}. */
  public Path locate(String log) {
    return data.resolve(log.substring(DATA.length()));
  }

  /** The path of a run's log below the home, with slashes. */
  static String path(String district, long run, Instant started, ZoneId zone) {
    return DATA
        + "logs/"
        + district
        + "/"
        + DAY.format(started.atZone(zone))
        + "-run-"
        + run
        + ".txt";
  }

  /** Writes the log of a run and its rows beside it; what is there already is replaced. */
  public void write(Run run, RunLog log) {
    if (run.log() == null) {
      return;
    }
    Path text = locate(run.log());
    write(text, log.text());
    write(rows(text), log.rows());
  }

  private static Path rows(Path text) {
    return text.resolveSibling(text.getFileName().toString().replace(".txt", ".csv"));
  }

  /**
   * Writes the logs of a district's last night again where a crash kept them from being written.
   */
  public void finishLastNight(Journal journal, String district) {
    String night = null;
    for (Run run : journal.list(district)) {
      if (night != null && !night.equals(run.night())) {
        return;
      }
      night = run.night();
      if (run.log() != null && !isWritten(locate(run.log()))) {
        Optional<RunLog> log = journal.findLog(run.number());
        log.ifPresent(found -> write(run, found));
      }
    }
  }

  private static boolean isWritten(Path text) {
    return Files.exists(text) && Files.exists(rows(text));
  }

  private static void write(Path file, byte[] gzip) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // half a file would only take room
      part.toFile().delete();
      String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
      throw new SisImportException(
          "the log "
              + file
              + " cannot be written ("
              + (reason == null ? e.getClass().getSimpleName() : reason)
              + "). What the run did is in the database all the same; the log is written by the next run"
              + " once there is room and permission",
          e);
    }
  }
}
