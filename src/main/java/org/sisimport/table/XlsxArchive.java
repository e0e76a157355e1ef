package org.sisimport.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.internal.InvalidZipException;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * Opens the zip archive that a workbook is. Nothing is unpacked to a disk; archives made to swell
 * are refused.
 */
final class XlsxArchive {

  private static final int MOST_PARTS = 10_000;
  private static final int MOST_TIMES_PACKED = 200;

  /** The library keeps some twenty times as much in memory. */
  private static final long LARGEST_DIRECTORY = 2 << 20;

  /** Of the parts that the library reads into memory as a whole before it shows any of them. */
  private static final long LARGEST_RELATIONSHIPS = 8 << 20;

  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int ZIP64_LOCATOR_SIZE = 20;
  private static final int ZIP64_END_SIZE = 56;
  private static final int MOST_COMMENT = 0xFFFF;

  static {
    ZipSecureFile.setMaxFileCount(MOST_PARTS);
    ZipSecureFile.setMaxEntrySize(Limits.USUAL.partBytes());
    ZipSecureFile.setMinInflateRatio(1.0 / MOST_TIMES_PACKED);
    ZipSecureFile.setGraceEntrySize(1 << 20);
  }

  private XlsxArchive() {}

  /**
   * Opens an archive that has not been seen before: every part is unpacked once, to nowhere, and
   * checked against its size and checksum, which the library does not do.
   */
  static OPCPackage check(Path file, Limits limits) throws IOException {
    ZipSecureFile zip = unzip(file);
    try {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      long relationships = 0;
      byte[] buffer = new byte[1 << 16];
      for (ZipArchiveEntry entry : entries) {
        check(zip, entry, limits, buffer);
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".rels") || name.equals("[content_types].xml")) {
          relationships += entry.getSize();
        }
      }
      if (relationships > LARGEST_RELATIONSHIPS) {
        throw new BadContent(
            "its lists of parts are larger than %d MB; save the table alone as CSV or XLSX"
                .formatted(LARGEST_RELATIONSHIPS >> 20));
      }
      if (zip.getEntry("[Content_Types].xml") == null) {
        throw new BadContent(
            zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null
                ? "it is an OpenDocument file; save it as XLSX or CSV"
                : "it is a zip archive without a workbook in it; send the CSV, XLS or XLSX file itself");
      }
      return open(zip);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** Opens an archive that was checked before. */
  static OPCPackage open(Path file) throws IOException {
    return open(unzip(file));
  }

  private static OPCPackage open(ZipSecureFile zip) throws IOException {
    try {
      return OPCPackage.open(new ZipFileZipEntrySource(zip));
    } catch (InvalidFormatException e) {
      throw damaged();
    }
  }

  static BadContent damaged() {
    return new BadContent(
        "its parts are not put together as those of a workbook; open it in a spreadsheet program and save it again");
  }

  private static ZipSecureFile unzip(Path file) throws IOException {
    checkDirectory(file);
    try {
      return new ZipSecureFile(file.toFile());
    } catch (InvalidZipException e) {
      throw new BadContent(
          "its zip archive holds two parts of one name, or one without a name; open it in a spreadsheet program and save it again");
    }
  }

  private static void check(ZipSecureFile zip, ZipArchiveEntry entry, Limits limits, byte[] buffer)
      throws IOException {
    CRC32 sum = new CRC32();
    long count = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      int read = in.read(buffer);
      while (read >= 0) {
        sum.update(buffer, 0, read);
        count += read;
        if (count > limits.partBytes()) {
          throw new BadContent(
              "its part %s is larger than %,d MB unpacked; save it as CSV"
                  .formatted(entry.getName(), limits.partBytes() >> 20));
        }
        read = in.read(buffer);
      }
    } catch (IOException e) {
      throw String.valueOf(e.getMessage()).startsWith("Zip bomb detected!")
          ? new BadContent(
              "its part %s swells to more than %d times its packed size, as no student file does; save it as CSV"
                  .formatted(entry.getName(), MOST_TIMES_PACKED))
          : e;
    }
    if (count != entry.getSize() || sum.getValue() != entry.getCrc()) {
      throw new BadContent(
          "its part %s was damaged on the way; send the file again".formatted(entry.getName()));
    }
  }

  /**
   * Refuses a huge directory, which the library reads into memory from where it begins to where the
   * file ends, whatever the archive says about its size.
   */
  private static void checkDirectory(Path file) throws IOException {
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
        throw new BadContent(
            "its zip archive holds more than %,d parts; save the table alone as CSV or XLSX"
                .formatted(MOST_PARTS));
      }
    }
  }

  private static ByteBuffer read(RandomAccessFile in, long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.seek(from);
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
