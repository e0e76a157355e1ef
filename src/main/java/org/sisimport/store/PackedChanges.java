package org.sisimport.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.RosterStatus;

/**
 * Changes of the roster as bytes. A newer program may read what an older one has written: values go
 * by the names of files and kinds, and a column that was not known then has no value.
 */
final class PackedChanges {

  private PackedChanges() {}

  static byte[] pack(List<RosterChange> changes) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(plain);
        DeflaterOutputStream zip = new DeflaterOutputStream(packed, deflater)) {
      out.writeInt(changes.size());
      for (RosterChange change : changes) {
        write(change, out);
      }
      plain.writeTo(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  static List<RosterChange> unpack(byte[] page) {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(page))))) {
      int size = in.readInt();
      List<RosterChange> changes = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        changes.add(read(in));
      }
      return changes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(RosterChange change, DataOutputStream out) throws IOException {
    RosterRecord record = change.record();
    Instant modified = record.dateLastModified();
    write(change.kind().name(), out);
    write(record.file().title(), out);
    write(record.sourcedId(), out);
    write(record.status().text(), out);
    write(modified == null ? "" : modified.toString(), out);
    out.writeInt(record.line());
    out.writeInt(record.values().size());
    for (String value : record.values()) {
      write(value, out);
    }
    out.writeInt(record.metadata().size());
    for (Map.Entry<String, String> extension : record.metadata().entrySet()) {
      write(extension.getKey(), out);
      write(extension.getValue(), out);
    }
  }

  private static RosterChange read(DataInputStream in) throws IOException {
    RosterChange.Kind kind = RosterChange.Kind.valueOf(text(in));
    RosterFile file = RosterFile.find(text(in)).orElseThrow();
    String sourcedId = text(in);
    RosterStatus status = RosterTable.status(text(in));
    String modified = text(in);
    int line = in.readInt();
    return new RosterChange(
        kind,
        new RosterRecord(
            file, sourcedId, status, instant(modified), values(file, in), metadata(in), line));
  }

  private static List<String> values(RosterFile file, DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> values = new ArrayList<>(file.columns().size());
    for (int i = 0; i < size; i++) {
      values.add(text(in));
    }
    while (values.size() < file.columns().size()) {
      values.add("");
    }
    return values;
  }

  private static SortedMap<String, String> metadata(DataInputStream in) throws IOException {
    SortedMap<String, String> metadata = new TreeMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      String name = text(in);
      metadata.put(name, text(in));
    }
    return metadata;
  }

  private static @Nullable Instant instant(String text) {
    return text.isEmpty() ? null : Instant.parse(text);
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
