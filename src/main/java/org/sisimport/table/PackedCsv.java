package org.sisimport.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** A CSV file in a zip archive: delimited by commas, its characters UTF-8. */
final class PackedCsv implements Source {

  private static final String AS_UTF_8 = "; export it with the character set UTF-8";

  private final Path archive;
  private final String path;
  private final Limits limits;

  private PackedCsv(Path archive, String path, Limits limits) {
    this.archive = archive;
    this.path = path;
    this.limits = limits;
  }

  static PackedCsv of(Path archive, String path, Limits limits) throws IOException {
    PackedCsv csv = new PackedCsv(archive, path, limits);
    byte[] beginning;
    try (InputStream in = csv.open()) {
      beginning = in.readNBytes(Content.LOOKED_AT);
    }
    switch (Content.of(beginning)) {
      case ZIP -> throw new BadContent("it is no CSV file but a zip archive; export it as CSV");
      case OLE2 -> throw new BadContent("it is no CSV file but a document; export it as CSV");
      case TEXT -> {
        String mark = TextEncoding.findMark(beginning);
        if (mark != null && !mark.equals("UTF-8")) {
          throw new BadContent("its byte order mark says " + mark + AS_UTF_8);
        }
        Charset wide = TextEncoding.findUtf16(beginning);
        if (wide != null) {
          throw new BadContent("it looks like " + wide.name() + AS_UTF_8);
        }
      }
    }
    return csv;
  }

  @Override
  public String understoodAs() {
    return "CSV, delimiter \",\", charset UTF-8";
  }

  @Override
  public boolean dates1904() {
    return false;
  }

  @Override
  public boolean slow() {
    return false;
  }

  /** The rows as wide as they are; each has the number of the line on which it begins. */
  @Override
  public void read(RowBuilder shape, RowSink sink) throws IOException {
    try (InputStream in = open();
        Reader text = TextEncoding.utf8(in)) {
      CsvSource.parse(
          text,
          ',',
          limits,
          CsvSource.Place.IN_PACKAGE,
          RowBuilder.ofAnyWidth(limits.columns()),
          sink);
    } catch (CharacterCodingException e) {
      throw notUtf8();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw notUtf8();
      }
      throw e;
    }
  }

  private BadContent notUtf8() throws IOException {
    long at;
    try (InputStream in = open()) {
      at = TextEncoding.firstUndecodable(in, StandardCharsets.UTF_8);
    }
    try (InputStream in = open()) {
      int line = TextEncoding.line(in, at);
      return new BadContent(
          line, "line %,d holds bytes that are not UTF-8".formatted(line) + AS_UTF_8);
    }
  }

  private InputStream open() throws IOException {
    return open(archive, path, limits);
  }

  /** A file of the archive, unpacked; the stream closes the archive with itself. */
  private static InputStream open(Path archive, String path, Limits limits) throws IOException {
    ZipArchive zip = ZipArchive.open(archive, ZipArchive.Kind.PACKAGE);
    try {
      return zip.openLast(find(zip, path), limits);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** A file of an archive that stays open. */
  static InputStream open(ZipArchive zip, String path, Limits limits) throws IOException {
    return zip.open(find(zip, path), limits);
  }

  private static ZipArchiveEntry find(ZipArchive zip, String path) throws BadContent {
    ZipArchiveEntry entry = zip.find(path);
    if (entry == null) {
      throw new BadContent("it was changed while it was read; send it again");
    }
    return entry;
  }
}
