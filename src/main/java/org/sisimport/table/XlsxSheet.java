package org.sisimport.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Reads the rows of one sheet of an XLSX workbook. The library's handler turns cells into texts;
 * around it are the order and number of cells, limits, and the kinds of cells that it does not
 * know.
 */
final class XlsxSheet extends XSSFSheetXMLHandler {

  private final Cells cells;

  /** The texts of pronunciation hints do not belong to a cell's text. */
  private boolean inHint;

  private XlsxSheet(Workbook workbook, Cells cells) {
    super(workbook.styles(), workbook.texts(), cells, workbook.numbers(), false);
    this.cells = cells;
  }

  /** What the cells of all sheets refer to. */
  record Workbook(SharedStrings texts, Styles styles, NumberText numbers) {}

  /** See {@link Source#read}. */
  static void read(InputStream xml, Workbook workbook, RowBuilder rows, Limits limits, RowSink sink)
      throws IOException {
    try {
      XmlPart.parse(xml, "sheet", new XlsxSheet(workbook, new Cells(rows, limits, sink)));
    } catch (Enough e) {
      // the sink has said so
    }
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    Attributes known = attributes;
    if (localName.equals("c")) {
      String type = cells.begin(attributes.getValue("r"), attributes.getValue("t"));
      known = type.equals("d") ? as("str", attributes) : attributes;
    } else if (localName.equals("rPh")) {
      inHint = true;
    }
    super.startElement(uri, localName, qName, known);
  }

  @Override
  public void characters(char[] text, int from, int count) throws SAXException {
    cells.count(count);
    if (!inHint) {
      super.characters(text, from, count);
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    if (localName.equals("rPh")) {
      inHint = false;
    } else if (localName.equals("c")) {
      cells.end();
    }
    if (!localName.equals("v") || !cells.isEmpty()) {
      super.endElement(uri, localName, qName);
    }
  }

  /** A type of cell that is stored alike. */
  private static Attributes as(String type, Attributes attributes) {
    AttributesImpl changed = new AttributesImpl(attributes);
    changed.setValue(changed.getIndex("t"), type);
    return changed;
  }

  /** Ends the parsing. */
  private static final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  /** Puts the texts of cells into rows. */
  private static final class Cells implements SheetContentsHandler {

    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;

    private final RowBuilder rows;
    private final Limits limits;
    private final RowSink sink;
    private int row;
    private int column;
    private long rowCharacters;
    private boolean inCell;
    private String type = "n";
    private int length;

    Cells(RowBuilder rows, Limits limits, RowSink sink) {
      this.rows = rows;
      this.limits = limits;
      this.sink = sink;
    }

    @Override
    public void startRow(int index) {
      int number = index + 1;
      if (number <= row || number > MOST_ROWS) {
        throw new UncheckedIOException(SheetNames.outOfOrder(number));
      }
      row = number;
      column = -1;
      rowCharacters = 0;
      rows.begin(number);
    }

    /** A cell begins; its type, which has a default. */
    String begin(@Nullable String reference, @Nullable String cellType) throws SAXException {
      int at = reference == null ? column + 1 : columnOf(reference);
      if (row == 0 || at <= column || at >= MOST_COLUMNS) {
        throw new SAXException(outOfOrder());
      }
      column = at;
      inCell = true;
      type = cellType == null ? "n" : cellType;
      length = 0;
      return type;
    }

    void end() {
      inCell = false;
    }

    void count(int characters) throws SAXException {
      length += characters;
      if (length > limits.cellCharacters()) {
        throw new SAXException(
            limits.textTooLong("the cell in row %,d, column %,d,".formatted(row, column + 1)));
      }
    }

    boolean isEmpty() {
      return length == 0;
    }

    @Override
    public void cell(
        @Nullable String reference, @Nullable String shown, @Nullable XSSFComment comment) {
      if (!inCell) {
        throw new UncheckedIOException(outOfOrder());
      }
      if (shown == null) {
        throw new UncheckedIOException(XlsxTexts.unknown());
      }
      String text = CellText.clean(value(shown));
      rowCharacters += text.length();
      if (rowCharacters > limits.rowCharacters()) {
        throw new UncheckedIOException(
            new BadContent(
                "row %,d of the sheet has more than %,d characters; shorten it"
                    .formatted(row, limits.rowCharacters())));
      }
      if (!text.isEmpty()) {
        rows.put(column, text);
      }
    }

    @Override
    public void endRow(int index) {
      Row finished = rows.finish();
      if (finished != null && !sink.take(finished)) {
        throw new Enough();
      }
    }

    private String value(String shown) {
      return switch (type) {
        case "n" -> NumberText.plain(shown);
        case "d" -> isoDate(shown.strip());
        case "e" -> shown.substring("ERROR:".length());
        default -> shown;
      };
    }

    /** Some programs write dates as ISO text: midnight is left out, and what is below minutes. */
    private static String isoDate(String iso) {
      if (iso.length() > 16 && iso.charAt(10) == 'T') {
        return iso.startsWith("T00:00", 10) ? iso.substring(0, 10) : iso.substring(0, 16);
      }
      return iso;
    }

    private BadContent outOfOrder() {
      return new BadContent(
          "a cell in row %,d of the sheet is out of order or beyond its last column; open it in a spreadsheet program and save it again"
              .formatted(row));
    }

    /** The letters of {@code AB12}, from 0. */
    private static int columnOf(String reference) {
      int column = 0;
      for (int at = 0; at < reference.length(); at++) {
        char c = reference.charAt(at);
        int letter = c >= 'a' && c <= 'z' ? c - 'a' + 1 : c - 'A' + 1;
        if (letter < 1 || letter > 26 || column > MOST_COLUMNS) {
          break;
        }
        column = column * 26 + letter;
      }
      return column - 1;
    }
  }
}
