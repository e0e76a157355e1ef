package org.sisimport.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;

/** Opens the zip archive that a workbook is. */
final class XlsxArchive {

  /** Of the parts that the library reads into memory as a whole before it shows any of them. */
  private static final long LARGEST_RELATIONSHIPS = 8 << 20;

  private XlsxArchive() {}

  /**
   * Opens an archive that has not been seen before: every part is unpacked once, to nowhere, and
   * checked against its size and checksum, which the library does not do.
   */
  static OPCPackage check(Path file, Limits limits) throws IOException {
    ZipArchive zip = ZipArchive.open(file, ZipArchive.Kind.WORKBOOK);
    try {
      long relationships = 0;
      byte[] buffer = new byte[1 << 16];
      for (ZipArchiveEntry entry : zip.entries()) {
        drain(zip, entry, limits, buffer);
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
      if (!zip.isWorkbook()) {
        throw new BadContent(
            zip.isOpenDocument()
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
    return open(ZipArchive.open(file, ZipArchive.Kind.WORKBOOK));
  }

  private static OPCPackage open(ZipArchive zip) throws IOException {
    try {
      return OPCPackage.open(zip.asSource());
    } catch (InvalidFormatException e) {
      throw damaged();
    }
  }

  static BadContent damaged() {
    return new BadContent(
        "its parts are not put together as those of a workbook; open it in a spreadsheet program and save it again");
  }

  private static void drain(ZipArchive zip, ZipArchiveEntry entry, Limits limits, byte[] buffer)
      throws IOException {
    try (InputStream in = zip.open(entry, limits)) {
      int read = in.read(buffer);
      while (read >= 0) {
        read = in.read(buffer);
      }
    }
  }
}
