package org.sisimport.oneroster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Ids one after the other as bytes: however many they are, they take no more than their letters.
 */
final class IdList {

  private byte[] bytes = new byte[1 << 10];
  private int end;
  private int size;

  void add(String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    int next = end + Integer.BYTES + text.length;
    if (next > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(next, end + (end >> 1)));
    }
    ByteBuffer.wrap(bytes, end, next - end).putInt(text.length).put(text);
    end = next;
    size++;
  }

  int size() {
    return size;
  }

  /** Hands on the ids in their order, so many at a time. */
  void forEach(int chunk, Consumer<List<String>> reader) {
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, end);
    List<String> ids = new ArrayList<>(chunk);
    while (rest.hasRemaining()) {
      byte[] text = new byte[rest.getInt()];
      rest.get(text);
      ids.add(new String(text, StandardCharsets.UTF_8));
      if (ids.size() == chunk || !rest.hasRemaining()) {
        reader.accept(ids);
        ids = new ArrayList<>(chunk);
      }
    }
  }
}
