package org.sisimport.table;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.opc.internal.InvalidZipException;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;

/**
 * A zip archive, read where it lies: nothing is unpacked to a disk, and archives made to swell are
 * refused.
 */
final class ZipArchive implements Closeable {

  /** How a file of a package becomes smaller: its name may be there once only. */
  static final String LESS_DATA =
      "export the current school year alone, or as delta what has changed";

  /** What the archive is taken for, for the messages. */
  enum Kind {
    WORKBOOK(
        "parts",
        "save the table alone as CSV or XLSX",
        "open it in a spreadsheet program and save it again",
        "save it as CSV",
        "save it as CSV"),
    PACKAGE(
        "files",
        "pack the CSV files alone",
        "pack each file once",
        "check what it holds",
        LESS_DATA);

    private final String parts;
    private final String alone;
    private final String again;
    private final String unlikely;
    private final String smaller;

    Kind(String parts, String alone, String again, String unlikely, String smaller) {
      this.parts = parts;
      this.alone = alone;
      this.again = again;
      this.unlikely = unlikely;
      this.smaller = smaller;
    }

    /** A part, at the beginning of a sentence; that of a package is the file spoken of. */
    private String subject(ZipArchiveEntry entry) {
      return this == PACKAGE ? "it" : "its part " + Shown.text(entry.getName());
    }
  }

  private static final int MOST_PARTS = 10_000;
  private static final int MOST_TIMES_PACKED = 200;

  /** The library keeps some twenty times as much in memory. */
  private static final long LARGEST_DIRECTORY = 2 << 20;

  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_LOCATOR_SIZE = 20;
  private static final int ZIP64_END_SIZE = 56;
  private static final int MOST_COMMENT = 0xFFFF;

  static {
    // beyond our own limit, which says what is wrong
    ZipSecureFile.setMaxEntrySize(Limits.USUAL.partBytes() + (1 << 20));
    ZipSecureFile.setMinInflateRatio(1.0 / MOST_TIMES_PACKED);
    ZipSecureFile.setGraceEntrySize(1 << 20);
  }

  private final ZipSecureFile zip;
  private final Kind kind;

  private ZipArchive(ZipSecureFile zip, Kind kind) {
    this.zip = zip;
    this.kind = kind;
  }

  /** Reads the directory. */
  static ZipArchive open(Path file, Kind kind) throws IOException {
    checkDirectory(file, kind);
    ZipArchive archive;
    try {
      archive = new ZipArchive(new ZipSecureFile(file.toFile()), kind);
    } catch (InvalidZipException e) {
      throw twice(kind);
    }
    if (archive.entries().size() > MOST_PARTS) {
      archive.close();
      throw tooMany(kind);
    }
    return archive;
  }

  /** Two parts of one name: which of them is read depends on who reads. */
  static BadContent twice(Kind kind) {
    return new BadContent(
        "its zip archive holds two %s of one name, case aside, or one without a name; %s"
            .formatted(kind.parts, kind.again));
  }

  List<ZipArchiveEntry> entries() {
    return Collections.list(zip.getEntries());
  }

  boolean isWorkbook() {
    return zip.getEntry("[Content_Types].xml") != null;
  }

  boolean isOpenDocument() {
    return zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null;
  }

  /** For the library that reads workbooks, which closes it. */
  ZipEntrySource asSource() {
    return new ZipFileZipEntrySource(zip);
  }

  /** The file of that path; {@code null} where there is none. */
  @Nullable ZipArchiveEntry find(String path) {
    return zip.getEntry(path);
  }

  /**
   * The unpacked content, checked against its size and checksum when it has come to its end, which
   * the library does not do.
   */
  InputStream open(ZipArchiveEntry entry, Limits limits) throws IOException {
    return new Checked(zip.getInputStream(entry), entry, limits.partBytes());
  }

  /** The same, the archive being closed with it. */
  InputStream openLast(ZipArchiveEntry entry, Limits limits) throws IOException {
    return new FilterInputStream(open(entry, limits)) {
      @Override
      public int read(byte[] to, int offset, int length) throws IOException {
        return in.read(to, offset, length);
      }

      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /**
   * Refuses a huge directory, which the library reads into memory from where it begins to where the
   * file ends, whatever the archive says about its size.
   */
  private static void checkDirectory(Path file, Kind kind) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long tailAt = Math.max(in.length() - END_SIZE - MOST_COMMENT - ZIP64_LOCATOR_SIZE, 0);
      ByteBuffer tail = read(in, tailAt, (int) (in.length() - tailAt));
      int end = tail.limit() - END_SIZE;
      while (end >= 0 && tail.getInt(end) != END) {
        end--;
      }
      if (end < 0) {
        throw new BadContent("its zip archive is cut off: the end is missing; send it again");
      }
      long directoryAt = tail.getInt(end + 16) & 0xFFFFFFFFL;
      int locator = end - ZIP64_LOCATOR_SIZE;
      if (locator >= 0 && tail.getInt(locator) == ZIP64_LOCATOR) {
        directoryAt = read(in, tail.getLong(locator + 8), ZIP64_END_SIZE).getLong(48);
      }
      if (in.length() - directoryAt > LARGEST_DIRECTORY) {
        throw tooMany(kind);
      }
    }
  }

  private static BadContent tooMany(Kind kind) {
    return new BadContent(
        "its zip archive holds more than %,d %s; %s".formatted(MOST_PARTS, kind.parts, kind.alone));
  }

  private static ByteBuffer read(RandomAccessFile in, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.seek(from);
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** One part on its way out of the archive. */
  private final class Checked extends FilterInputStream {

    private final ZipArchiveEntry entry;
    private final long most;
    private final CRC32 sum = new CRC32();
    private long count;

    Checked(InputStream in, ZipArchiveEntry entry, long most) {
      super(in);
      this.entry = entry;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = unpack(to, offset, length);
      if (read < 0) {
        if (count != entry.getSize() || sum.getValue() != entry.getCrc()) {
          throw new BadContent(
              "%s was damaged on the way; send the file again".formatted(kind.subject(entry)));
        }
        return read;
      }
      sum.update(to, offset, read);
      count += read;
      if (count > most) {
        throw new BadContent(
            "%s is larger than %,d MB unpacked; %s"
                .formatted(kind.subject(entry), most >> 20, kind.smaller));
      }
      return read;
    }

    /** Skipped bytes would not be checked. */
    @Override
    public long skip(long bytes) {
      return 0;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private int unpack(byte[] to, int offset, int length) throws IOException {
      try {
        return in.read(to, offset, length);
      } catch (IOException e) {
        throw String.valueOf(e.getMessage()).startsWith("Zip bomb detected!")
            ? new BadContent(
                "%s swells to more than %d times its packed size, as no student file does; %s"
                    .formatted(kind.subject(entry), MOST_TIMES_PACKED, kind.unlikely))
            : e;
      }
    }
  }
}
