package org.sisimport.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file in which HSQLDB keeps what was committed since its last orderly end. HSQLDB acknowledges
 * a commit that it could not write there, so we look for ourselves.
 *
 * @param file not there as long as nothing was written
 */
record CommitLog(Path file) {

  /** Longer than another thread's commit takes: meanwhile the file may end anywhere. */
  private static final int ATTEMPTS = 60;

  private static final long PAUSE_MILLIS = 50;

  private static final int TAIL = 32;

  /** Whether the file ends in a commit, or in the end of a connection after it. */
  boolean isWhole() {
    for (int attempt = 1; ; attempt++) {
      String tail = tail();
      if (tail.isEmpty() || tail.endsWith("COMMIT\n") || tail.endsWith("DISCONNECT\n")) {
        return true;
      }
      if (attempt == ATTEMPTS) {
        return false;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** Its size in bytes. */
  long size() {
    return file.toFile().length();
  }

  private String tail() {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(TAIL, log.length())];
      log.seek(log.length() - bytes.length);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
