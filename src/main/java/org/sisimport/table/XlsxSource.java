package org.sisimport.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A workbook of Excel 2007 or later. */
final class XlsxSource implements Source {

  private static final int MOST_SHEETS = 1000;

  /** The library keeps some ten times as much in memory. */
  private static final long LARGEST_STYLES = 8 << 20;

  private final Path file;
  private final Limits limits;
  private final String understoodAs;
  private final String sheetId;
  private final XlsxSheet.Workbook workbook;

  private XlsxSource(
      Path file, Limits limits, String understoodAs, String sheetId, XlsxSheet.Workbook workbook) {
    this.file = file;
    this.limits = limits;
    this.understoodAs = understoodAs;
    this.sheetId = sheetId;
    this.workbook = workbook;
  }

  static XlsxSource of(Path file, Limits limits) throws IOException {
    try (OPCPackage opened = XlsxArchive.check(file, limits)) {
      checkKind(opened);
      XSSFReader reader = new XSSFReader(opened);
      Contents contents = new Contents();
      XmlPart.parse(reader.getWorkbookData(), "list of sheets", contents);
      XlsxSheet.Workbook workbook =
          new XlsxSheet.Workbook(
              XlsxTexts.read(opened, limits), styles(opened), new NumberText(contents.dates1904));
      List<String> filled = new ArrayList<>();
      String chosen = "";
      for (Map.Entry<String, String> sheet : contents.visible.entrySet()) {
        if (isFilled(reader, sheet.getKey(), workbook, limits)) {
          chosen = filled.isEmpty() ? sheet.getKey() : chosen;
          filled.add(sheet.getValue());
        }
      }
      if (filled.isEmpty()) {
        throw SheetNames.noneFilled();
      }
      return new XlsxSource(file, limits, SheetNames.describe("XLSX", filled), chosen, workbook);
    } catch (OpenXML4JException e) {
      throw XlsxArchive.damaged();
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
    try (OPCPackage opened = XlsxArchive.open(file)) {
      read(new XSSFReader(opened), sheetId, workbook, rows, limits, sink);
    } catch (OpenXML4JException e) {
      throw XlsxArchive.damaged();
    }
  }

  private static void checkKind(OPCPackage opened) throws IOException {
    List<PackagePart> main =
        opened.getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT);
    if (main.isEmpty()) {
      throw new BadContent(
          opened.getPartsByRelationshipType(PackageRelationshipTypes.STRICT_CORE_DOCUMENT).isEmpty()
              ? "it is a zip archive without a workbook in it; send the CSV, XLS or XLSX file itself"
              : "it was saved as Strict Open XML; save it as Excel Workbook (.xlsx)");
    }
    String kind = main.get(0).getContentType();
    if (kind.contains("sheet.binary")) {
      throw new BadContent("it is a binary workbook (XLSB); save it as XLSX or CSV");
    }
    if (!kind.contains("spreadsheetml") && !kind.contains("ms-excel")) {
      throw new BadContent(
          "it is a document of Word, PowerPoint or another program; send CSV, XLS or XLSX");
    }
  }

  private static StylesTable styles(OPCPackage opened) throws IOException {
    List<PackagePart> parts = opened.getPartsByContentType(XSSFRelation.STYLES.getContentType());
    if (parts.isEmpty()) {
      return new StylesTable();
    }
    if (parts.get(0).getSize() > LARGEST_STYLES) {
      throw new BadContent(
          "its cell formats take more than %d MB; save it as CSV".formatted(LARGEST_STYLES >> 20));
    }
    return new StylesTable(parts.get(0));
  }

  private static boolean isFilled(
      XSSFReader reader, String sheetId, XlsxSheet.Workbook workbook, Limits limits)
      throws IOException, OpenXML4JException {
    boolean[] filled = new boolean[1];
    read(
        reader,
        sheetId,
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
      XSSFReader reader,
      String sheetId,
      XlsxSheet.Workbook workbook,
      RowBuilder rows,
      Limits limits,
      RowSink sink)
      throws IOException, OpenXML4JException {
    XlsxSheet.read(reader.getSheet(sheetId), workbook, rows, limits, sink);
  }

  /** What the main part of a workbook says. */
  private static final class Contents extends DefaultHandler {

    private static final String RELATIONSHIPS =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Names of the sheets that are not hidden, by the ids of their relationships, in order. */
    final Map<String, String> visible = new LinkedHashMap<>();

    boolean dates1904;

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes)
        throws SAXException {
      if (localName.equals("workbookPr")) {
        String flag = attributes.getValue("date1904");
        dates1904 = "1".equals(flag) || "true".equals(flag);
      } else if (localName.equals("sheet")) {
        String state = attributes.getValue("state");
        String id = attributes.getValue(RELATIONSHIPS, "id");
        String name = attributes.getValue("name");
        if (id != null && (state == null || state.equals("visible"))) {
          visible.put(id, name == null ? "" : name);
        }
        if (visible.size() > MOST_SHEETS) {
          throw new SAXException(
              new BadContent("it has more than 1,000 sheets; save the table alone"));
        }
      }
    }
  }
}
