package org.sisimport.oneroster;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a OneRoster 1.1 package of bulk files: those that have a record, and the manifest at the
 * end, which calls the others absent. The same records make the same bytes.
 */
public final class PackageWriter {

  private static final int BUFFER = 1 << 16;
  private static final String LINE_END = "\r\n";

  /** A zip stores times without a zone, from 1980 on. */
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final Map<RosterFile, List<String>> metadata;
  private final Set<RosterFile> written = EnumSet.noneOf(RosterFile.class);
  private @Nullable RosterFile open;

  /**
   * A writer.
   *
   * @param out receives the zip; left open
   * @param metadata the names of the extension columns of those files that have any, without {@code
   *     metadata.}
   */
  public PackageWriter(OutputStream out, Map<RosterFile, List<String>> metadata) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
    this.metadata = Map.copyOf(metadata);
  }

  /** The columns of a file in OneRoster 1.1 that are read, behind those of every file. */
  public static List<String> columns(RosterFile file) {
    return Specification.columns(file).stream()
        .filter(rule -> rule.isExpected(Specification.V1_1, false))
        .map(ColumnRule::name)
        .toList();
  }

  /**
   * Adds a record. The records of a file come one after the other.
   *
   * @param sourcedId blank where it is not known, which whoever reads the file tells
   * @param values by the names of the columns, {@code metadata.} included; what is not in it is
   *     blank
   */
  public void add(RosterFile file, String sourcedId, Map<String, String> values) {
    if (file != open) {
      begin(file);
    }
    write(
        Stream.concat(
            Stream.of(sourcedId, "", ""),
            headings(file).map(column -> values.getOrDefault(column, ""))));
  }

  /** Ends the zip; without this it is none. */
  public void finish() {
    entry(Specification.MANIFEST);
    write(Stream.of("propertyName", "value"));
    write(Stream.of("manifest.version", "1.0"));
    write(Stream.of("oneroster.version", Specification.V1_1));
    for (String title : Specification.files(Specification.V1_1)) {
      boolean bulk = RosterFile.find(title).filter(written::contains).isPresent();
      write(Stream.of("file." + title, bulk ? "bulk" : "absent"));
    }
    try {
      zip.closeEntry();
      zip.finish();
      zip.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(RosterFile file) {
    if (!written.add(file)) {
      throw new IllegalStateException(file.fileName() + " has ended");
    }
    open = file;
    entry(file.fileName());
    write(
        Stream.concat(
            Stream.of(
                Specification.SOURCED_ID, Specification.STATUS, Specification.DATE_LAST_MODIFIED),
            headings(file)));
  }

  private Stream<String> headings(RosterFile file) {
    return Stream.concat(
        columns(file).stream(),
        metadata.getOrDefault(file, List.of()).stream().map(Specification.METADATA::concat));
  }

  private void entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ANY_TIME);
    try {
      zip.putNextEntry(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Stream<String> cells) {
    List<String> quoted = new ArrayList<>();
    cells.forEach(cell -> quoted.add(quoted(cell)));
    try {
      zip.write((String.join(",", quoted) + LINE_END).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As RFC 4180 has it, without line ends in a cell, which OneRoster forbids. */
  private static String quoted(String cell) {
    // half a pair would become a question mark, which is a character like any other
    String line = cell.replaceAll("\\p{Cntrl}+", " ").replaceAll("\\p{Cs}", "\uFFFD");
    return line.contains(",") || line.contains("\"")
        ? '"' + line.replace("\"", "\"\"") + '"'
        : line;
  }
}
