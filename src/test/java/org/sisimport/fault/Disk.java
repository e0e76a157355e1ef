package org.sisimport.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk. */
final class Disk {

  private static final int CHUNK = 1 << 12;

  private Disk() {}

  /** Writes a file that leaves so much room. */
  static void fill(Path filler, int kilobytesLeft) throws IOException {
    long bytes = Files.getFileStore(filler.getParent()).getUsableSpace() - kilobytesLeft * 1024L;
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] zeros = new byte[CHUNK];
      for (long written = 0; written < bytes; written += CHUNK) {
        out.write(zeros);
      }
    } catch (IOException e) {
      // the disk is full, which was wanted
    }
  }
}
