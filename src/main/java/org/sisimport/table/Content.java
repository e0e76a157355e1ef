package org.sisimport.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file holds, by its content: its extension may lie. */
enum Content {
  TEXT,
  /** A zip archive; whether it is a workbook shows when it is opened. */
  ZIP,
  /** Microsoft's container of old: XLS, but also Word documents and encrypted workbooks. */
  OLE2;

  /** So many bytes show what a content is. */
  static final int LOOKED_AT = 4096;

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("%PDF", "it is a PDF document"),
          Map.entry("\u001F\u008B", "it is compressed with gzip"),
          Map.entry("BZh", "it is compressed with bzip2"),
          Map.entry("\u00FD7zXZ", "it is compressed with xz"),
          Map.entry("7z\u00BC\u00AF", "it is a 7-Zip archive"),
          Map.entry("Rar!\u001A", "it is a RAR archive"),
          Map.entry("\u0028\u00B5\u002F\u00FD", "it is compressed with zstd"),
          Map.entry("{\\rtf", "it is a rich-text document"),
          Map.entry("\u0089PNG", "it is a picture"),
          Map.entry("\u00FF\u00D8\u00FF", "it is a picture"),
          Map.entry("GIF8", "it is a picture"),
          Map.entry("-----BEGIN PGP", "it is encrypted with PGP"),
          Map.entry("SQLite format 3", "it is a database"),
          Map.entry("\u0009\u0000\u0004\u0000", "it is a workbook of Excel 2"),
          Map.entry("\u0009\u0002\u0006\u0000", "it is a workbook of Excel 3"),
          Map.entry("\u0009\u0004\u0006\u0000", "it is a workbook of Excel 4"));

  /**
   * Looks at the beginning of the file.
   *
   * @throws BadContent where it is something that no reader here understands
   */
  static Content of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LOOKED_AT));
    }
  }

  /** The same of a content that begins like this, with {@link #LOOKED_AT} bytes if it has them. */
  static Content of(byte[] beginning) throws BadContent {
    if (beginning.length == 0) {
      throw new BadContent("it is empty (0 bytes); send it with a row of headings");
    }
    String start = new String(beginning, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) {
      return ZIP;
    }
    if (start.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return OLE2;
    }
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (start.startsWith(other.getKey())) {
        throw new BadContent(other.getValue() + "; save it as CSV, XLS or XLSX");
      }
    }
    String markup = findMarkup(start);
    if (markup != null) {
      throw new BadContent(
          markup + "; open it in a spreadsheet program and save it as CSV or XLSX");
    }
    return TEXT;
  }

  /** What a web page or other markup is, that calls itself a spreadsheet. */
  private static @Nullable String findMarkup(String start) {
    String text =
        start
            .replace("\u0000", "")
            .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (!text.startsWith("<")) {
      return null;
    }
    if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return "it is an XML spreadsheet of Excel 2003";
    }
    if (text.contains("<html") || text.contains("<table") || text.startsWith("<!doctype html")) {
      return "it is a web page (HTML)";
    }
    return text.matches("(?s)<[?!a-z].*") ? "it is XML or HTML" : null;
  }

  /** The sentence for content that is no text. */
  static String notText(String seen) {
    return "it is not a table: " + seen + "; send CSV, XLS or XLSX";
  }
}
