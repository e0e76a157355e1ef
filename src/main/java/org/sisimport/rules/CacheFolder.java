package org.sisimport.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * A folder of files that are written once and never changed, except for marks. It holds executable
 * code, so only its owner may enter it.
 */
final class CacheFolder {

  private final Path root;

  CacheFolder(Path root) {
    this.root = root;
  }

  /** The content of a file; empty where there is none or it cannot be read. */
  Optional<byte[]> find(String kind, String name) {
    Path file = root.resolve(kind).resolve(name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      // what cannot be read is made again
      return Optional.empty();
    }
  }

  Optional<String> findText(String kind, String name) {
    return find(kind, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  boolean holds(String kind, String name) {
    return Files.isRegularFile(root.resolve(kind).resolve(name));
  }

  void writeText(String kind, String name, String text) {
    write(kind, name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The content of a file that was sealed; empty too where it is damaged. */
  Optional<byte[]> findSealed(String kind, String name) {
    return find(kind, name)
        .filter(all -> all.length >= Sha256.LENGTH)
        .filter(all -> Arrays.equals(Sha256.of(content(all)), Arrays.copyOf(all, Sha256.LENGTH)))
        .map(CacheFolder::content);
  }

  private static byte[] content(byte[] all) {
    return Arrays.copyOfRange(all, Sha256.LENGTH, all.length);
  }

  /** Writes a file with a hash of its content before it. */
  void writeSealed(String kind, String name, byte[] bytes) {
    ByteBuffer all = ByteBuffer.allocate(Sha256.LENGTH + bytes.length);
    write(kind, name, all.put(Sha256.of(bytes)).put(bytes).array());
  }

  /** Writes aside and renames, so that nobody ever sees half a file. */
  void write(String kind, String name, byte[] bytes) {
    Path aside = null;
    try {
      Path folder = prepared(kind);
      aside = Files.createTempFile(folder, ".", ".part");
      Files.write(aside, bytes);
      Files.move(
          aside,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(aside);
      String reason =
          e instanceof FileSystemException failed && failed.getReason() != null
              ? failed.getReason()
              : e.getClass().getSimpleName();
      throw new SisImportException(
          "The cache of the rules, "
              + root
              + ", cannot be written ("
              + reason
              + "); it wants free space and must belong to the user who runs sis-import.",
          e);
    }
  }

  private Path prepared(String kind) throws IOException {
    Path folder = Files.createDirectories(root.resolve(kind));
    PosixFileAttributeView view = Files.getFileAttributeView(root, PosixFileAttributeView.class);
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    if (view != null && !view.readAttributes().permissions().equals(ownerOnly)) {
      view.setPermissions(ownerOnly);
    }
    return folder;
  }

  private static void deleteQuietly(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // the first failure is the one to tell
      }
    }
  }
}
