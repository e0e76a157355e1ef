package org.sisimport.table;

import java.io.Closeable;
import java.io.IOException;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The records of an XLS workbook from some place on. */
record SheetStream(DocumentInputStream bytes, RecordFactoryInputStream records)
    implements Closeable {

  /**
   * Opens a stream of the container at a place.
   *
   * @param at where a sheet's first record is, in bytes from the beginning of the stream
   */
  static SheetStream open(POIFSFileSystem container, String name, int at) throws IOException {
    DocumentInputStream bytes = container.createDocumentInputStream(name);
    if (at < 0 || bytes.skip(at) != at) {
      bytes.close();
      throw new BadContent(
          "its list of sheets is damaged; open it in a spreadsheet program and save it again");
    }
    return new SheetStream(bytes, new RecordFactoryInputStream(bytes, false));
  }

  /**
   * How many texts the workbook says its cells share, found before they are read: that takes all
   * their memory at once.
   */
  static long countSharedTexts(POIFSFileSystem container, String name) throws IOException {
    try (DocumentInputStream bytes = container.createDocumentInputStream(name)) {
      while (bytes.available() >= 4) {
        int kind = bytes.readUShort();
        int length = bytes.readUShort();
        if (kind == SSTRecord.sid && length >= 8) {
          bytes.readInt();
          return bytes.readInt() & 0xFFFFFFFFL;
        }
        if (kind == EOFRecord.sid || kind == FilePassRecord.sid || bytes.skip(length) != length) {
          return 0;
        }
      }
      return 0;
    }
  }

  @Override
  public void close() {
    bytes.close();
  }
}
