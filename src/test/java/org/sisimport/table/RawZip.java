package org.sisimport.table;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes zip archives field by field, also such as no program writes. Nothing in them is packed.
 */
final class RawZip {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int ZIP64_END = 0x06064b50;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int OF_UNIX = 3 << 8;
  private static final int UTF_8 = 1 << 11;

  private final List<Entry> entries = new ArrayList<>();

  /** One entry, true in every field. */
  static final class Entry {
    private final byte[] name;
    private final byte[] content;
    private int flags = UTF_8;
    private int method;
    private int unixMode = 0100644;
    private int crc;
    private int size;

    private Entry(String name, String content) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.content = content.getBytes(StandardCharsets.UTF_8);
      CRC32 sum = new CRC32();
      sum.update(this.content);
      this.crc = (int) sum.getValue();
      this.size = this.content.length;
    }

    Entry encrypted() {
      flags |= 1;
      return this;
    }

    Entry method(int number) {
      method = number;
      return this;
    }

    Entry unixMode(int mode) {
      unixMode = mode;
      return this;
    }

    Entry crc(int sum) {
      crc = sum;
      return this;
    }

    /** The size that the directory states. */
    Entry size(int bytes) {
      size = bytes;
      return this;
    }
  }

  static Entry entry(String name, String content) {
    return new Entry(name, content);
  }

  RawZip add(Entry entry) {
    entries.add(entry);
    return this;
  }

  RawZip add(String name, String content) {
    return add(entry(name, content));
  }

  Path write(Path file) throws IOException {
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      int at = 0;
      for (Entry entry : entries) {
        byte[] local = local(entry);
        directory.write(central(entry, at));
        out.write(local);
        at += local.length;
      }
      directory.writeTo(out);
      out.write(end(entries.size(), directory.size(), at));
    }
    return file;
  }

  /** Many empty entries, whose content is one and the same place of the file. */
  static Path many(Path file, int count) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      byte[] local = local(entry("e0000000", ""));
      out.write(local);
      long size = 0;
      for (int number = 0; number < count; number++) {
        byte[] central = central(entry("e%07d".formatted(number), ""), 0);
        out.write(central);
        size += central.length;
      }
      ByteBuffer end = buffer(56 + 20);
      end.putInt(ZIP64_END).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0);
      end.putInt(0).putLong(count).putLong(count).putLong(size).putLong(local.length);
      end.putInt(ZIP64_LOCATOR).putInt(0).putLong(local.length + size).putInt(1);
      out.write(end.array());
      out.write(end(0xFFFF, -1, -1));
    }
    return file;
  }

  private static byte[] local(Entry entry) {
    ByteBuffer header = buffer(30 + entry.name.length + entry.content.length);
    header.putInt(LOCAL).putShort((short) 20);
    common(header, entry);
    return header.put(entry.name).put(entry.content).array();
  }

  private static byte[] central(Entry entry, int at) {
    ByteBuffer header = buffer(46 + entry.name.length);
    header.putInt(CENTRAL).putShort((short) (OF_UNIX | 20)).putShort((short) 20);
    common(header, entry);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    return header.putInt(entry.unixMode << 16).putInt(at).put(entry.name).array();
  }

  private static void common(ByteBuffer header, Entry entry) {
    header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0);
    header.putInt(entry.crc).putInt(entry.content.length).putInt(entry.size);
    header.putShort((short) entry.name.length).putShort((short) 0);
  }

  private static byte[] end(int count, int size, int at) {
    ByteBuffer end = buffer(22);
    end.putInt(END).putInt(0).putShort((short) count).putShort((short) count);
    return end.putInt(size).putInt(at).putShort((short) 0).array();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
