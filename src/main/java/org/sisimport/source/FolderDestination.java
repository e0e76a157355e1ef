package org.sisimport.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FolderSourceConfig;

/** A folder of this machine. Who may read what is put there is the folder's keeper's to say. */
final class FolderDestination implements Destination {

  private final DistrictFolder district;
  private final Path folder;

  private FolderDestination(DistrictFolder district, Path folder) {
    this.district = district;
    this.folder = folder;
  }

  static FolderDestination open(DistrictFolder district, FolderSourceConfig config) {
    Path folder = config.folder();
    if (!Files.isDirectory(folder)) {
      throw config.unusable(
          "there is no folder "
              + folder
              + " to put outgoing files into; create it, or name another as outgoing: { folder: … }");
    }
    return new FolderDestination(district, folder);
  }

  @Override
  public void check() {
    if (!Files.isWritable(folder)) {
      throw unusable(new AccessDeniedException(folder.toString()));
    }
  }

  @Override
  public void put(String name, byte[] bytes) {
    Path aside = folder.resolve("." + name + ".part");
    try {
      // of a program that was killed, or a link that somebody put there
      Files.deleteIfExists(aside);
      try (FileChannel file =
          FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          file.write(rest);
        }
        file.force(true);
      }
      Files.move(
          aside,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      remove(aside);
      throw unusable(e);
    }
  }

  /** Students are not left where nobody looks, and neither is what fills a disk. */
  private static void remove(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      // the next file that is put there takes its place
    }
  }

  private SisImportException unusable(IOException e) {
    return new SisImportException(
        "The outgoing files of district "
            + district.code()
            + " cannot be put into "
            + folder
            + " ("
            + IoReason.of(e)
            + "); check that this program may create files there, and that there is room",
        e);
  }

  @Override
  public void close() {
    // a folder is not held open
  }
}
