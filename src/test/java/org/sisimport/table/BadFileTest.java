package org.sisimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sisimport.table.CsvTableTest.rows;
import static org.sisimport.table.XlsxParts.SHEET;
import static org.sisimport.table.XlsxParts.row;
import static org.sisimport.table.XlsxParts.startsAt;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BadFileTest {

  private final Path folder;
  private final Path file;

  BadFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("file");
  }

  static Stream<Arguments> contentsThatAreNoTable() {
    return Stream.of(
        Arguments.of("", "it is empty (0 bytes)"),
        Arguments.of("\n \n,,\n", "only blank rows"),
        Arguments.of("%PDF-1.7\n", "PDF"),
        Arguments.of("\u001F\u008B\b", "gzip"),
        Arguments.of("\u0089PNG\r\n", "picture"),
        Arguments.of("{\\rtf1", "rich-text"),
        Arguments.of("7z\u00BC\u00AF'\u001C", "7-Zip"),
        Arguments.of("-----BEGIN PGP MESSAGE-----", "PGP"),
        Arguments.of("\t\u0004\u0006\u0000\u0000\u0000", "Excel 4"),
        Arguments.of("\n\n  <HTML><body><table>", "web page (HTML)"),
        Arguments.of("\u00EF\u00BB\u00BF<table border=1>", "web page (HTML)"),
        Arguments.of("\u00FF\u00FE<\u0000h\u0000t\u0000m\u0000l\u0000>\u0000", "web page (HTML)"),
        Arguments.of(
            "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
            "XML spreadsheet of Excel 2003"),
        Arguments.of("A,B\n1,\u0000\n", "character 7 is NUL"),
        Arguments.of("\u0001\u0002\u0003\u0004\u0005\u0006\u0007,x\n", "control characters"),
        Arguments.of(
            "A,B\n1,\"two\n3,4\n", "line 2 opens a quote that is not closed before the end"),
        Arguments.of(
            "A,B\n1,\"x\ny\"\n2,\"" + "3,4\n".repeat(200),
            "line 4 opens a quote that is not closed within 100 lines"),
        Arguments.of(
            "A,B\n1,\"" + "3,4 ".repeat(50_000),
            "line 2 opens a quote that is not closed within 100,000 characters"),
        Arguments.of("A,B\n1," + "x".repeat(100_001), "line 2 has a cell of more than 100,000"),
        Arguments.of("A,B\n1," + "x".repeat(500_000), "line 2 has a cell of more than 100,000"),
        Arguments.of(
            "A,B\n" + "x".repeat(99_000).concat(",").repeat(12),
            "begins in line 2 has more than 1,048,576"),
        Arguments.of("A,B\n" + ",".repeat(2_000_000), "begins in line 2 has more than 1,048,576"),
        Arguments.of("x,".repeat(501), "row 1, with the headings, has 501 cells, more than 500"),
        Arguments.of("x,".repeat(400_000), "row 1, with the headings, has 400,000 cells"),
        Arguments.of(
            "A,\"B\"x\n1,2\n", "row 1, with the headings, has text after the closing quote"),
        Arguments.of("PK\u0003\u0004 not really", "zip archive is cut off"),
        Arguments.of("\u00D0\u00CF\u0011\u00E0 not really", "damaged"));
  }

  @ParameterizedTest
  @MethodSource("contentsThatAreNoTable")
  void whatIsNoTableIsToldInOneSentence(String content, String told) throws IOException {
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(told);
  }

  @Test
  void foldersAndMissingFilesAreTold() throws IOException {
    assertRefused("it does not exist");
    Files.createDirectory(file);
    assertRefused("it is a folder");
  }

  @Test
  void aFileWithoutPermissionIsTold() throws IOException {
    Files.writeString(file, "A\n1\n");
    Assumptions.assumeTrue(
        file.toFile().setReadable(false) && !Files.isReadable(file),
        "this user may read all files");
    assertRefused("has no permission to read it");
  }

  @Test
  void zipsThatAreNoWorkbookAreTold() throws IOException {
    zip(Map.of("students.csv", "A,B"));
    assertRefused("it is a zip archive without a workbook");
    zip(Map.of("mimetype", "application/vnd.oasis", "content.xml", "<office/>"));
    assertRefused("it is an OpenDocument file");
    zip(parts("_rels/.rels", startsAt("xl/workbook.bin", "officeDocument"), "xl/workbook.bin", ""));
    assertRefused("binary workbook (XLSB)");
    zip(
        parts(
            "_rels/.rels",
            startsAt("word/document.xml", "officeDocument"),
            "word/document.xml",
            ""));
    assertRefused("document of Word, PowerPoint or another program");
    zip(parts("_rels/.rels", startsAt("xl/workbook.xml", "thumbnail")));
    assertRefused("it is a zip archive without a workbook");
    zip(parts("xl/_rels/workbook.xml.rels", "<R/>"));
    assertRefused("its content is damaged");
    zip(parts(SHEET, "<worksheet><sheetData/></worksheet>"));
    assertRefused("visible sheets are empty");
  }

  @Test
  void theStrictDialectIsRefusedWithTheWayOut() throws IOException {
    String strict =
        startsAt("xl/workbook.xml", "officeDocument")
            .replace(
                "schemas.openxmlformats.org/officeDocument/2006",
                "purl.oclc.org/ooxml/officeDocument");
    zip(parts("_rels/.rels", strict));
    assertRefused("it was saved as Strict Open XML; save it as Excel Workbook (.xlsx)");
  }

  @Test
  void encryptedWorkbooksAreTold() throws Exception {
    try (POIFSFileSystem container = new POIFSFileSystem();
        Workbook book = workbook(new XSSFWorkbook(), 3);
        OutputStream out = Files.newOutputStream(file)) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream encrypted = encryptor.getDataStream(container)) {
        book.write(encrypted);
      }
      container.writeFilesystem(out);
    }
    assertRefused("protected with a password");

    Biff8EncryptionKey.setCurrentUserPassword("secret");
    try (Workbook book = workbook(new HSSFWorkbook(), 3);
        OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertRefused("protected with a password");
  }

  @Test
  void containersWithoutAWorkbookAreTold() throws IOException {
    for (String[] stream :
        new String[][] {{"Book", "Excel 95"}, {"WordDocument", "without a workbook"}}) {
      try (POIFSFileSystem container = new POIFSFileSystem();
          OutputStream out = Files.newOutputStream(file)) {
        container.createDocument(new ByteArrayInputStream(new byte[5000]), stream[0]);
        container.writeFilesystem(out);
      }
      assertRefused(stream[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTruncatedWorkbookIsToldWhereverItIsCut(boolean xlsx) throws IOException {
    byte[] whole = bytes(xlsx ? new XSSFWorkbook() : new HSSFWorkbook());
    for (int tenth = 1; tenth < 10; tenth++) {
      Files.write(file, Arrays.copyOf(whole, whole.length * tenth / 10));
      assertRefused("");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damagedBytesAreReadOrToldButNothingElse(boolean xlsx) throws IOException {
    byte[] whole = bytes(xlsx ? new XSSFWorkbook() : new HSSFWorkbook());
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      byte[] damaged = whole.clone();
      for (int bytes = 1 + random.nextInt(20); bytes > 0; bytes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      Throwable thrown = catchThrowable(this::read);
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(UnreadableFileException.class).hasNoCause();
      }
    }
  }

  @Test
  void oneChangedDigitInAWorkbookIsTold() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, String> part :
          parts(SHEET, "<w>" + row(inline("A") + "</row><row>" + inline("123")) + "</w>")
              .entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    read();
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace(">123<", ">124<"), StandardCharsets.ISO_8859_1);
    assertRefused("its part xl/worksheets/sheet1.xml was damaged on the way");
  }

  @Test
  void bombsAreRefusedBeforeTheySwell() throws IOException {
    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (String part :
        new String[] {
          SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"
        }) {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        Map<String, String> parts = XlsxParts.sound(Map.of());
        parts.put(part, "<a>");
        for (Map.Entry<String, String> each : parts.entrySet()) {
          zip.putNextEntry(new ZipEntry(each.getKey()));
          zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
          for (int mebibyte = 0; each.getKey().equals(part) && mebibyte < 20; mebibyte++) {
            zip.write(spaces);
          }
        }
      }
      assertRefused("swells to more than 200 times");
    }
  }

  @Test
  void partsAndTextsBeyondTheirLimitsAreRefused() throws IOException {
    Limits tight = new Limits(1_000, 10, 5_000, 20, 100, 100_000, 100_000, 1_000);
    String text = random(990);
    zip(parts(SHEET, "<w>" + row((inline(text) + "</row><row>").repeat(200)) + "</w>"));
    assertRefused("larger than 0 MB unpacked", tight);
    zip(parts("xl/sharedStrings.xml", "<sst>" + "<si><t>abc</t></si>".repeat(3_000) + "</sst>"));
    assertRefused("texts take more than 0 MB", tight);
    Files.write(file, bytes(new HSSFWorkbook()));
    assertRefused("texts take more than 0 MB", new Limits(9, 9, 9, 9, 9, 9, 299 * 128, 9));
    zip(parts("xl/sharedStrings.xml", "<sst><si><t>" + random(1_001) + "</t></si></sst>"));
    assertRefused("a shared text of the workbook has more than 1,000 characters", tight);
    zip(parts(SHEET, "<w>" + row(inline(random(1_001))) + "</w>"));
    assertRefused("the cell in row 1, column 1, of the workbook has more than 1,000", tight);
    zip(parts(SHEET, "<w>" + row(inline(text).repeat(6)) + "</w>"));
    assertRefused("row 1 of the sheet has more than 5,000 characters", tight);
    zip(parts(SHEET, "<w>" + row(inline("a").repeat(21)) + "</w>"));
    assertRefused("has 21 cells, more than 20", tight);
    Files.writeString(file, "A\n" + "1\n".repeat(100));
    assertRefused("more than 100 rows", tight);
  }

  @Test
  void aHugeCellAndAnUnclosedQuoteInABigFileAreRefusedEarly() throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("A,B\n");
      for (int mebibyte = 0; mebibyte < 100; mebibyte++) {
        out.write("x".repeat(1 << 20));
      }
    }
    assertRefused("line 2 has a cell of more than 100,000 characters");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("A,B\n1,\"2\n");
      for (int row = 0; row < 1_000_000; row++) {
        out.write("1,some text\n");
      }
    }
    assertRefused("line 2 opens a quote");
    String cell = random(1 << 20);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> each : XlsxParts.sound(Map.of()).entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        if (each.getKey().equals(SHEET)) {
          zip.write("<w><sheetData><row><c t='inlineStr' x='".getBytes(StandardCharsets.UTF_8));
          for (int mebibyte = 0; mebibyte < 8; mebibyte++) {
            zip.write(cell.getBytes(StandardCharsets.UTF_8));
          }
        } else {
          zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertRefused("has a text or name of more than 4 MB");
  }

  @Test
  void entitiesAreRefused() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "canary");
    zip(
        parts(
            SHEET,
            "<!DOCTYPE w [<!ENTITY x SYSTEM '"
                + secret.toUri()
                + "'>]><w>"
                + row(inline("&x;"))
                + "</w>"));
    assertRefused("is damaged in line 1");
    zip(
        parts(
            "xl/sharedStrings.xml",
            "<!DOCTYPE w [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>"));
    assertRefused("is damaged in line 1");
    zip(parts(SHEET, "<w>" + row(inline("&x;")) + "</w>"));
    assertRefused("is damaged in line 1");
  }

  @Test
  void sheetsThatNoProgramWritesAreTold() throws IOException {
    Map<String, String> sheets = new HashMap<>();
    sheets.put("<a>".repeat(200) + "</a>".repeat(200), "nests deeper than 100");
    sheets.put(
        "<w>" + row("<c t='s'><v>7</v></c>") + "</w>",
        "refers to a text that the workbook does not hold");
    sheets.put("<w>" + row("<c t='s'><v>-</v></c>") + "</w>", "refers to a text");
    sheets.put("<w>" + row("<c r='B1'/><c r='A1'/>") + "</w>", "out of order or beyond");
    sheets.put("<w>" + row("<c r='ZZZZZZZ1'/>") + "</w>", "out of order or beyond");
    sheets.put("<w><c><v>1</v></c></w>", "out of order or beyond");
    sheets.put("<w><row r='2'/><row r='2'/></w>", "row 2 of the sheet is stored out of order");
    sheets.put("<w><row r='2000000'/></w>", "row 2,000,000 of the sheet is stored out of order");
    sheets.put("<w><row r='x'/></w>", "its content is damaged");
    sheets.put("<w><row>", "is damaged");
    sheets.put("no xml", "is damaged");
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      zip(parts(SHEET, sheet.getKey()));
      assertRefused(sheet.getValue());
    }
  }

  @Test
  void archivesWithTooManyOrDoublePartsAreTold() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int part = 0; part < 70_000; part++) {
        zip.putNextEntry(new ZipEntry("p" + part));
      }
    }
    assertRefused("more than 10,000 parts");
    zip(parts("XL/workbook.XML", "<other/>"));
    assertRefused("two parts of one name");
    zip(parts("xl/twin1.xml", "<other/>", "xl/twin2.xml", "<other/>"));
    byte[] doubled = Files.readAllBytes(file);
    for (int at = 0; at < doubled.length - 5; at++) {
      if (doubled[at] == 't' && doubled[at + 3] == 'n' && doubled[at + 4] == '2') {
        doubled[at + 4] = '1';
      }
    }
    Files.write(file, doubled);
    assertRefused("two parts of one name");
  }

  @Test
  void damageFurtherDownIsToldAfterTheRowsBeforeIt() throws IOException {
    Files.writeString(file, "A,B\n1,2\n3,\"4\n");
    Table table = Tables.open(file, "students.csv", Reading.FOUND_OUT);
    int[] seen = {0};
    assertThatThrownBy(() -> table.forEachRow(row -> seen[0]++))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "students.csv cannot be read: line 3 opens a quote that is not closed before the end of"
                + " the file; close it, or double the quotes inside a cell");
    assertThat(seen[0]).isEqualTo(1);
  }

  @Test
  void compressedFilesAreNotTakenForText() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(random(5_000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] packed = bytes.toByteArray();
    Files.write(file, Arrays.copyOfRange(packed, 10, packed.length));
    assertRefused("it is not a table");
  }

  private void read() {
    rows(Tables.open(file, "students.csv", Reading.FOUND_OUT));
  }

  private void assertRefused(String told) {
    assertRefused(told, Limits.USUAL);
  }

  private void assertRefused(String told, Limits limits) {
    assertThatThrownBy(() -> rows(Tables.open(file, "students.csv", Reading.FOUND_OUT, limits)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("students.csv cannot be read: ")
        .hasMessageContaining(told)
        .hasMessageMatching("[^\\r\\n]{20,300}")
        .message()
        .contains("; ");
  }

  private void zip(Map<String, String> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static Map<String, String> parts(String... namesAndContents) {
    Map<String, String> parts = new HashMap<>();
    for (int at = 0; at < namesAndContents.length; at += 2) {
      parts.put(namesAndContents[at], namesAndContents[at + 1]);
    }
    return XlsxParts.sound(parts);
  }

  private static String inline(String text) {
    return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
  }

  /** Text that does not compress well. */
  private static String random(int length) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder(length);
    IntStream.range(0, length).forEach(at -> text.append((char) ('a' + random.nextInt(26))));
    return text.toString();
  }

  private static byte[] bytes(Workbook empty) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = workbook(empty, 300)) {
      book.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static Workbook workbook(Workbook book, int rows) {
    Sheet sheet = book.createSheet();
    for (int row = 0; row < rows; row++) {
      sheet.createRow(row).createCell(0).setCellValue("text " + row);
      sheet.getRow(row).createCell(1).setCellValue(row);
    }
    return book;
  }
}
