package org.sisimport.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;
import org.sisimport.SisImportException;

/** Sets of our numbers of students, as columns keep them: portable RoaringBitmaps. */
final class Bitmaps {

  private Bitmaps() {}

  /**
   * @param of whose set it is, for the message where it is damaged
   */
  static RoaringBitmap read(byte[] bytes, String of) {
    RoaringBitmap bitmap = new RoaringBitmap();
    try {
      bitmap.deserialize(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new SisImportException(
          "The set of students of " + of + " is damaged: put back a saved database.", e);
    }
    return bitmap;
  }

  static byte[] bytes(RoaringBitmap bitmap) {
    bitmap.runOptimize();
    ByteBuffer buffer = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
    bitmap.serialize(buffer);
    return buffer.array();
  }
}
