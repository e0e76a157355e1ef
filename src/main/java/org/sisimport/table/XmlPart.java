package org.sisimport.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Parses one XML part of a workbook. The library's parser takes no document types and so no
 * entities; here neither depth nor a single name or text takes more than its share of memory.
 */
final class XmlPart extends XMLFilterImpl {

  private static final int DEEPEST = 100;
  private static final long BYTES_OF_A_STEP = 4 << 20;

  private final String name;
  private int depth;
  private long ofThisStep;

  private XmlPart(String name, ContentHandler handler)
      throws SAXException, ParserConfigurationException {
    super(XMLHelper.newXMLReader());
    this.name = name;
    setContentHandler(handler);
  }

  /**
   * Reads it to its end.
   *
   * @param name for messages: {@code sheet}
   * @throws BadContent where it is damaged; what the handler throws comes through
   */
  static void parse(InputStream in, String name, ContentHandler handler) throws IOException {
    try (in) {
      XmlPart part = new XmlPart(name, handler);
      part.parse(new InputSource(part.new Steps(in)));
    } catch (SAXParseException e) {
      throw new BadContent(
          "its %s is damaged in line %,d; open it in a spreadsheet program and save it again"
              .formatted(name, e.getLineNumber()));
    } catch (SAXException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    ofThisStep = 0;
    if (++depth > DEEPEST) {
      throw new SAXException(
          new BadContent("its %s nests deeper than %d; save it again".formatted(name, DEEPEST)));
    }
    super.startElement(uri, localName, qName, attributes);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    ofThisStep = 0;
    depth--;
    super.endElement(uri, localName, qName);
  }

  @Override
  public void characters(char[] text, int from, int length) throws SAXException {
    ofThisStep = 0;
    super.characters(text, from, length);
  }

  /** Limits how much is read between two steps: an attribute or comment has no other limit. */
  private final class Steps extends FilterInputStream {

    Steps(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws BadContent {
      ofThisStep += read;
      if (ofThisStep > BYTES_OF_A_STEP) {
        throw new BadContent(
            "its %s has a text or name of more than %d MB; save it as CSV"
                .formatted(name, BYTES_OF_A_STEP >> 20));
      }
    }
  }
}
