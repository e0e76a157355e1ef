package org.sisimport.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;

/**
 * A file's rows kept in memory, as bytes: a fraction of what the objects would take. It stands in
 * for the file, whose own texts and formats can then be forgotten.
 */
final class RowMemory implements Source {

  private final String understoodAs;
  private final boolean dates1904;
  private final int capacity;
  private final UnsynchronizedByteArrayOutputStream bytes =
      UnsynchronizedByteArrayOutputStream.builder().get();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int count;

  RowMemory(Source file, int capacity) {
    this.understoodAs = file.understoodAs();
    this.dates1904 = file.dates1904();
    this.capacity = capacity;
  }

  /** False where the row found no more room; the memory is of no use then. */
  boolean add(Row row) {
    try {
      out.writeInt(row.number());
      out.writeShort(row.cells().size());
      for (String cell : row.cells()) {
        write(cell);
      }
      String problem = row.problem();
      out.writeBoolean(problem != null);
      if (problem != null) {
        write(problem);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count++;
    return bytes.size() <= capacity;
  }

  @Override
  public String understoodAs() {
    return understoodAs;
  }

  @Override
  public boolean dates1904() {
    return dates1904;
  }

  @Override
  public boolean slow() {
    return false;
  }

  /** The rows in the shape they came in. */
  @Override
  public void read(RowBuilder rows, RowSink sink) throws IOException {
    DataInputStream in = new DataInputStream(bytes.toInputStream());
    boolean wanted = true;
    for (int row = 0; row < count && wanted; row++) {
      wanted = sink.take(read(in));
    }
  }

  private void write(String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (encoded.length < 255) {
      out.writeByte(encoded.length);
    } else {
      out.writeByte(255);
      out.writeInt(encoded.length);
    }
    out.write(encoded);
  }

  private static Row read(DataInputStream in) throws IOException {
    int number = in.readInt();
    int size = in.readUnsignedShort();
    List<String> cells = new ArrayList<>(size);
    for (int column = 0; column < size; column++) {
      cells.add(text(in));
    }
    return new Row(number, cells, in.readBoolean() ? text(in) : null);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte();
    if (length == 255) {
      length = in.readInt();
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
