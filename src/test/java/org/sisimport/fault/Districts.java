package org.sisimport.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.sisimport.district.Times;
import org.sisimport.district.Window;

/**
 * Two invented districts: the one that the faults strike, and the one beside it that must not
 * notice. In the struck one's file are students who are updated, created, skipped, held, refused
 * and unchanged.
 */
final class Districts {

  /** Where serve starts late it visits this one at once, and the other some seconds later. */
  static final String STRUCK = "9900034";

  static final String BESIDE = "9900274";
  static final List<String> CODES = List.of(STRUCK, BESIDE);

  private static final int ROWS = 200;
  private static final int NEW = 10;

  private static final String[] HEADER = {
    "SSID",
    "Local Student ID",
    "Last Name",
    "First Name",
    "Birthdate",
    "School of Attendance",
    "Grade Level",
    "Gender",
    "Designation"
  };

  private Districts() {}

  /** The folders of both, with empty inboxes. */
  static void write(Path home) throws IOException {
    for (String code : CODES) {
      Path folder = home.resolve("districts").resolve(code);
      Files.createDirectories(folder.resolve("inbox"));
      Files.writeString(
          folder.resolve("district.yaml"),
          "name: Nowhere Unified\nstate: live\noptions:\n  create: [SPED]\nwindow: \""
              + window()
              + "\"\n");
      Files.writeString(
          folder.resolve("schools.csv"),
          "code,siteCode,name,default\n9900101,,Almond Elementary,\n9900102,,Birch Middle,\n");
    }
  }

  /** One that is open as long as any suite lasts. */
  private static Window window() {
    LocalTime now = LocalTime.now(Times.DEFAULT_ZONE).truncatedTo(ChronoUnit.MINUTES);
    return new Window(now.minusHours(1), now.plusHours(20));
  }

  /** The students of a district before the night, as {@code load} takes them. */
  static byte[] students(String code) {
    StringBuilder csv = new StringBuilder(String.join(",", HEADER));
    csv.append(",Status,Inactive Date,Inactive Reason\n");
    for (int i = 0; i < ROWS - NEW; i++) {
      csv.append(String.join(",", student(code, i)))
          .append(i % 40 == 3 ? ",Inactive,2020-06-12,Exited\n" : ",Active,,\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The rows of a district's file, the headings first. */
  private static List<String[]> rows(String code) {
    List<String[]> rows = new ArrayList<>();
    rows.add(HEADER);
    for (int i = 0; i < ROWS; i++) {
      String[] row = student(code, i);
      if (i % 5 == 0) {
        row[6] = "0" + (i % 8 + 2);
      }
      if (i % 70 == 11) {
        // another child under the same number is held
        row[3] = "Zephyrine";
        row[4] = "2001-02-03";
      }
      if (i % 90 == 17) {
        row[0] = "12";
      }
      rows.add(row);
    }
    return rows;
  }

  private static String[] student(String code, int i) {
    return new String[] {
      String.valueOf((code.equals(STRUCK) ? 1_000_000_000L : 2_000_000_000L) + 7L * i),
      String.valueOf(100_000 + i),
      "Family" + (char) ('a' + i % 26) + (char) ('a' + i / 26),
      "Given" + (char) ('a' + i % 23) + (char) ('a' + i / 23),
      "2012-%02d-%02d".formatted(i % 12 + 1, i % 28 + 1),
      i % 2 == 0 ? "9900101" : "9900102",
      "0" + (i % 8 + 1),
      i % 3 == 0 ? "F" : "M",
      "SPED"
    };
  }

  /** The bytes of the night's file of a district. */
  static byte[] file(String code, Format format) throws IOException {
    List<String[]> rows = rows(code);
    if (format == Format.CSV) {
      StringBuilder csv = new StringBuilder();
      rows.forEach(row -> csv.append(String.join(",", row)).append("\r\n"));
      return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = bytes) {
      Sheet sheet = workbook.createSheet("Students");
      for (String[] cells : rows) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int column = 0; column < cells.length; column++) {
          row.createCell(column).setCellValue(cells[column]);
        }
      }
      workbook.write(out);
    }
    return bytes.toByteArray();
  }

  /** Lays a file into an inbox as one that was written an hour ago. */
  static Path send(Path home, String code, Format format, byte[] bytes) throws IOException {
    Path file = inboxFile(home, code, format);
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    return file;
  }

  static Path inboxFile(Path home, String code, Format format) {
    return home.resolve("districts")
        .resolve(code)
        .resolve("inbox")
        .resolve(code + "_demographics." + format.extension());
  }
}
