package org.sisimport.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files as tables. */
public final class Tables {

  private Tables() {}

  /**
   * Understands a file and reads its headings. Its content decides what it is: CSV, XLS or XLSX. A
   * file that holds headings only is a table without rows.
   *
   * @param file where it lies
   * @param name the district's name of it, for messages
   * @param how what the district has fixed
   * @throws UnreadableFileException where it is no such table
   */
  public static Table open(Path file, String name, Reading how) {
    return open(file, name, how, Limits.USUAL);
  }

  static Table open(Path file, String name, Reading how, Limits limits) {
    Failures failures = new Failures(name);
    try {
      return FileTable.of(source(file, how, limits), failures, limits);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw failures.refusal(e);
    }
  }

  private static Source source(Path file, Reading how, Limits limits) throws IOException {
    if (Files.isDirectory(file)) {
      throw new BadContent("it is a folder; send a CSV, XLS or XLSX file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadContent("it is no regular file; send a CSV, XLS or XLSX file");
    }
    return switch (Content.of(file)) {
      case TEXT -> CsvSource.of(file, how, limits);
      case ZIP -> XlsxSource.of(file, limits);
      case OLE2 -> XlsSource.of(file, limits);
    };
  }
}
