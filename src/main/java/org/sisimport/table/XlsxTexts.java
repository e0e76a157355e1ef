package org.sisimport.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.xml.sax.SAXException;

/** The texts that cells of an XLSX workbook share, within limits of memory. */
final class XlsxTexts extends ReadOnlySharedStringsTable {

  private static final int BYTES_OF_AN_OBJECT = 56;

  private final Limits limits;
  private int texts;
  private long bytes;
  private int length;

  private XlsxTexts(Limits limits) throws IOException, SAXException {
    super(InputStream.nullInputStream(), false);
    this.limits = limits;
  }

  static XlsxTexts read(OPCPackage workbook, Limits limits) throws IOException {
    try {
      XlsxTexts texts = new XlsxTexts(limits);
      List<PackagePart> parts =
          workbook.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType());
      if (!parts.isEmpty()) {
        XmlPart.parse(parts.get(0).getInputStream(), "list of texts", texts);
      }
      return texts;
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public RichTextString getItemAt(int index) {
    if (index < 0 || index >= texts) {
      throw new UncheckedIOException(unknown());
    }
    return super.getItemAt(index);
  }

  static BadContent unknown() {
    return new BadContent(
        "a cell of the sheet refers to a text that the workbook does not hold; open it in a spreadsheet program and save it again");
  }

  @Override
  public void characters(char[] text, int from, int count) throws SAXException {
    length += count;
    if (length > limits.cellCharacters()) {
      throw new SAXException(limits.textTooLong("a shared text"));
    }
    super.characters(text, from, count);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    super.endElement(uri, localName, qName);
    if (localName.equals("si")) {
      texts++;
      bytes += BYTES_OF_AN_OBJECT + 2L * length;
      length = 0;
      if (bytes > limits.sharedTextBytes()) {
        throw new SAXException(limits.textsTooMany());
      }
    }
  }
}
