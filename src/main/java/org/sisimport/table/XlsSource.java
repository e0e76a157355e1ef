package org.sisimport.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A workbook of Excel 97 to 2003. */
final class XlsSource implements Source {

  private static final String STREAM = "Workbook";

  /** 65,536 rows of 256 columns at most; a larger file is not a table. */
  private static final long LARGEST = 64L << 20;

  /** What the library makes of a short text. */
  private static final long BYTES_OF_A_TEXT = 128;

  private static final String SAVE_AGAIN =
      "; open it in a spreadsheet program and save it as XLSX or CSV";

  private final Path file;
  private final Limits limits;
  private final String understoodAs;
  private final int sheetAt;
  private final XlsSheet.Workbook workbook;

  private XlsSource(
      Path file, Limits limits, String understoodAs, int sheetAt, XlsSheet.Workbook workbook) {
    this.file = file;
    this.limits = limits;
    this.understoodAs = understoodAs;
    this.sheetAt = sheetAt;
    this.workbook = workbook;
  }

  static XlsSource of(Path file, Limits limits) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new BadContent(
          "it is an XLS workbook of more than %d MB; save it as CSV".formatted(LARGEST >> 20));
    }
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      checkKind(container.getRoot());
      Globals globals = Globals.read(container, limits);
      XlsSheet.Workbook workbook = globals.workbook();
      List<String> filled = new ArrayList<>();
      int chosen = 0;
      for (BoundSheetRecord sheet : globals.sheets) {
        int at = sheet.getPositionOfBof();
        if (!sheet.isHidden()
            && !sheet.isVeryHidden()
            && isFilled(container, at, workbook, limits)) {
          chosen = filled.isEmpty() ? at : chosen;
          filled.add(sheet.getSheetname());
        }
      }
      if (filled.isEmpty()) {
        throw SheetNames.noneFilled();
      }
      return new XlsSource(file, limits, SheetNames.describe("XLS", filled), chosen, workbook);
    } catch (EncryptedDocumentException e) {
      throw encrypted();
    }
  }

  @Override
  public String understoodAs() {
    return understoodAs;
  }

  @Override
  public boolean dates1904() {
    return workbook.numbers().dates1904();
  }

  @Override
  public boolean slow() {
    return true;
  }

  @Override
  public void read(RowBuilder rows, RowSink sink) throws IOException {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      read(container, sheetAt, workbook, rows, limits, sink);
    }
  }

  private static void checkKind(DirectoryNode root) throws BadContent {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw encrypted();
    }
    if (root.hasEntryCaseInsensitive(STREAM)) {
      return;
    }
    if (root.hasEntryCaseInsensitive("Book")) {
      throw new BadContent("it is a workbook of Excel 95 or older" + SAVE_AGAIN);
    }
    throw new BadContent(
        "it is an Office file (OLE2) without a workbook in it; send CSV, XLS or XLSX");
  }

  private static BadContent encrypted() {
    return new BadContent("it is protected with a password; save it without one");
  }

  private static boolean isFilled(
      POIFSFileSystem container, int at, XlsSheet.Workbook workbook, Limits limits)
      throws IOException {
    boolean[] filled = new boolean[1];
    read(
        container,
        at,
        workbook,
        RowBuilder.ofWidth(0),
        limits,
        row -> {
          filled[0] = true;
          return false;
        });
    return filled[0];
  }

  private static void read(
      POIFSFileSystem container,
      int at,
      XlsSheet.Workbook workbook,
      RowBuilder rows,
      Limits limits,
      RowSink sink)
      throws IOException {
    try (SheetStream in = SheetStream.open(container, STREAM, at)) {
      new XlsSheet(in, workbook, rows, limits).read(sink);
    }
  }

  /** What the beginning of the workbook's stream says about all sheets. */
  private static final class Globals {

    final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private String[] texts = new String[0];
    private boolean dates1904;

    static Globals read(POIFSFileSystem container, Limits limits) throws IOException {
      if (SheetStream.countSharedTexts(container, STREAM) * BYTES_OF_A_TEXT
          > limits.sharedTextBytes()) {
        throw limits.textsTooMany();
      }
      Globals globals = new Globals();
      try (SheetStream in = SheetStream.open(container, STREAM, 0)) {
        RecordFactoryInputStream records = in.records();
        Record next = records.nextRecord();
        while (next != null && !(next instanceof EOFRecord)) {
          globals.add(next, limits);
          next = records.nextRecord();
        }
      }
      return globals;
    }

    private void add(Record next, Limits limits) throws BadContent {
      if (next instanceof FilePassRecord) {
        throw encrypted();
      } else if (next instanceof BoundSheetRecord sheet) {
        sheets.add(sheet);
      } else if (next instanceof DateWindow1904Record window) {
        dates1904 = window.getWindowing() == 1;
      } else if (next instanceof FormatRecord format) {
        codes.put(format.getIndexCode(), format.getFormatString());
      } else if (next instanceof ExtendedFormatRecord style) {
        formatOfStyle.add((int) style.getFormatIndex());
      } else if (next instanceof SSTRecord shared) {
        texts = texts(shared, limits);
      }
    }

    private static String[] texts(SSTRecord shared, Limits limits) throws BadContent {
      String[] texts = new String[shared.getNumUniqueStrings()];
      for (int index = 0; index < texts.length; index++) {
        String text = shared.getString(index).getString();
        if (text.length() > limits.cellCharacters()) {
          throw limits.textTooLong("a shared text");
        }
        texts[index] = CellText.clean(text);
      }
      return texts;
    }

    XlsSheet.Workbook workbook() {
      List<XlsSheet.Format> formats = new ArrayList<>();
      for (int index : formatOfStyle) {
        formats.add(new XlsSheet.Format(index, codes.get(index)));
      }
      return new XlsSheet.Workbook(List.of(texts), formats, new NumberText(dates1904));
    }
  }
}
