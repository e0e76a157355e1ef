package org.sisimport.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sisimport.SisImportException;

/**
 * The embedded database is opened and closed between visits, so it does not by itself keep a second
 * {@code serve} out; this does, until it is closed or the process ends.
 */
final class ServeLock implements AutoCloseable {

  private final FileChannel channel;

  private ServeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws SisImportException where another process serves these data, or they cannot be written
   */
  static ServeLock take(Path data) {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve("serve.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new SisImportException(
            "Another sis-import serves "
                + data
                + " already, and its database is for one at a time; this one ends. With"
                + " PostgreSQL any number may serve.");
      }
      return new ServeLock(channel);
    } catch (IOException e) {
      throw new SisImportException(
          "The folder " + data + " cannot be written; it must belong to the user who serves.", e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
