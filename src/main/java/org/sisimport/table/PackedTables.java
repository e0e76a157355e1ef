package org.sisimport.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.sisimport.Shown;

/**
 * The files of a zip archive, CSV files each as a table, others as their bytes. They are read where
 * they lie; nothing is unpacked to a disk. An archive that somebody made in order to do harm is
 * refused before anything of it is read.
 */
public final class PackedTables {

  private static final long MOST_BYTES = 2L << 30;
  private static final Pattern LEADS_OUT =
      Pattern.compile("(?s)[/\\\\].*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");
  private static final Pattern PACKED_AGAIN =
      Pattern.compile("(?is).*\\.(zip|7z|rar|gz|tgz|tar|bz2|xz)");

  private final Path file;
  private final String name;
  private final Limits limits;
  private final List<String> paths;

  private PackedTables(Path file, String name, Limits limits, List<String> paths) {
    this.file = file;
    this.name = name;
    this.limits = limits;
    this.paths = List.copyOf(paths);
  }

  /**
   * Whether the file is a zip archive, and no workbook or other document of an office program;
   * false where it cannot be read. Nothing but its beginning and its directory is looked at.
   */
  public static boolean isArchive(Path archive) {
    try {
      if (Content.of(archive) != Content.ZIP) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    try (ZipArchive zip = ZipArchive.open(archive, ZipArchive.Kind.PACKAGE)) {
      return !zip.isWorkbook() && !zip.isOpenDocument();
    } catch (IOException | RuntimeException e) {
      // a damaged archive is one all the same; what is wrong with it is told when it is opened
      return true;
    }
  }

  /** Whether the file is such an archive and has a file of that path; false where it is damaged. */
  public static boolean holds(Path archive, String path) {
    if (!isArchive(archive)) {
      return false;
    }
    try (ZipArchive zip = ZipArchive.open(archive, ZipArchive.Kind.PACKAGE)) {
      return zip.find(path) != null;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Reads the directory of an archive.
   *
   * @param name the district's name of it, for messages
   * @throws UnreadableFileException where it is damaged, holds far too much, or what no CSV file
   *     needs: paths that lead out of it, links, encryption, archives within
   */
  public static PackedTables open(Path archive, String name) {
    return open(archive, name, Limits.USUAL);
  }

  static PackedTables open(Path archive, String name, Limits limits) {
    try (ZipArchive zip = ZipArchive.open(archive, ZipArchive.Kind.PACKAGE)) {
      return new PackedTables(archive, name, limits, check(zip.entries()));
    } catch (IOException | RuntimeException e) {
      throw new Failures(name).refusal(e);
    }
  }

  /** The paths of the files in the archive, in its order, with {@code /} between folders. */
  public List<String> paths() {
    return paths;
  }

  /**
   * One of the files. Its rows are as wide as they are: a row may have fewer or more cells than
   * there are headings, and its number is that of the line on which it begins. Each pass over them
   * checks the whole file against its checksum once it has come to the end.
   *
   * @param path as in {@link #paths()}
   * @throws UnreadableFileException where it is no CSV file with commas in UTF-8
   */
  public Table table(String path) {
    Failures failures = new Failures(Shown.text(path) + " in " + name);
    try {
      return FileTable.of(PackedCsv.of(file, path, limits), failures, limits);
    } catch (IOException | RuntimeException e) {
      throw failures.refusal(e);
    }
  }

  /**
   * Hands on the bytes of files, unpacked, one after the other. Whoever reads one to its end has
   * had the whole file checked against its checksum.
   *
   * @param paths as in {@link #paths()}
   * @throws UnreadableFileException where a file is damaged; one that the reader throws comes
   *     through as it is
   */
  public void read(List<String> paths, ByteReader reader) {
    if (paths.isEmpty()) {
      return;
    }
    String at = paths.get(0);
    try (ZipArchive zip = ZipArchive.open(file, ZipArchive.Kind.PACKAGE)) {
      for (String path : paths) {
        at = path;
        try (InputStream in = PackedCsv.open(zip, path, limits)) {
          reader.read(path, in);
        }
      }
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Failures(Shown.text(at) + " in " + name).refusal(e);
    }
  }

  /** Takes the bytes of a file. */
  @FunctionalInterface
  public interface ByteReader {

    /**
     * The file from its beginning; it is closed afterwards.
     *
     * @param path as it was asked for
     */
    void read(String path, InputStream in) throws IOException;
  }

  private static List<String> check(List<ZipArchiveEntry> entries) throws BadContent {
    Set<String> seen = new HashSet<>();
    List<String> paths = new ArrayList<>();
    long bytes = 0;
    for (ZipArchiveEntry entry : entries) {
      String path = entry.getName();
      checkPath(path);
      if (entry.isDirectory()) {
        continue;
      }
      if (!seen.add(path.replace('\\', '/'))) {
        throw ZipArchive.twice(ZipArchive.Kind.PACKAGE);
      }
      checkKind(entry);
      bytes += entry.getSize();
      paths.add(path);
    }
    if (bytes > MOST_BYTES) {
      throw new BadContent(
          "its zip archive holds more than %,d MB unpacked; pack the CSV files alone"
              .formatted(MOST_BYTES >> 20));
    }
    return paths;
  }

  private static void checkPath(String path) throws BadContent {
    if (LEADS_OUT.matcher(path).matches()) {
      throw new BadContent(
          "its zip archive holds the path %s, which leads out of it; pack the files by their names alone"
              .formatted(Shown.quoted(path)));
    }
    if (!path.codePoints().allMatch(Shown::isSafe)) {
      throw new BadContent(
          "its zip archive holds the name %s, which has invisible characters; name the files as the specification does"
              .formatted(Shown.quoted(path)));
    }
  }

  private static void checkKind(ZipArchiveEntry entry) throws BadContent {
    String shown = Shown.quoted(entry.getName());
    int kind = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
    if (kind != 0 && kind != UnixStat.FILE_FLAG) {
      throw new BadContent(
          "%s in its zip archive is a link or a device; pack the file itself".formatted(shown));
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new BadContent(
          "%s in its zip archive is encrypted; pack it without a password".formatted(shown));
    }
    if (PACKED_AGAIN.matcher(entry.getName()).matches()) {
      throw new BadContent(
          "its zip archive holds another archive, %s; pack the CSV files themselves"
              .formatted(shown));
    }
    int method = entry.getMethod();
    if (method != ZipMethod.STORED.getCode() && method != ZipMethod.DEFLATED.getCode()) {
      throw new BadContent(
          "%s in its zip archive is packed by another method than deflate; pack it as an ordinary zip"
              .formatted(shown));
    }
  }
}
