package org.sisimport.rules;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * A folder of files that are written once and never changed, except for marks. It holds executable
 * code, so only its owner may enter it. A file's time tells when it was last used, to the day.
 */
final class CacheFolder {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Path root;
  private final Clock clock;

  /**
   * @param clock the one by which the machine gives files their times
   */
  CacheFolder(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  /** The content of a file; empty where there is none or it cannot be read. Uses it. */
  Optional<byte[]> find(String kind, String name) {
    use(kind, name);
    return read(kind, name);
  }

  private Optional<byte[]> read(String kind, String name) {
    Path file = root.resolve(kind).resolve(name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      // what cannot be read is made again
      return Optional.empty();
    }
  }

  private void use(String kind, String name) {
    Path file = root.resolve(kind).resolve(name);
    Instant now = clock.instant();
    try {
      if (Files.isRegularFile(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(A_DAY))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // it is removed earlier, and made again
    }
  }

  Optional<String> findText(String kind, String name) {
    return find(kind, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The same of a text, without using it. */
  Optional<String> lookAtText(String kind, String name) {
    return read(kind, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The names of the files of a kind. */
  List<String> list(String kind) {
    String[] names = root.resolve(kind).toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  /**
   * Removes the files of a kind that nobody has used for so long.
   *
   * @param stays whether the file of that name stays all the same
   * @return how many were removed
   */
  int purge(String kind, Duration unused, Predicate<String> stays) {
    long before = clock.instant().minus(unused).toEpochMilli();
    int removed = 0;
    for (String name : list(kind)) {
      // answers for a file that another process has just removed
      File file = root.resolve(kind).resolve(name).toFile();
      if (file.isFile() && !stays.test(name) && file.lastModified() < before && file.delete()) {
        removed++;
      }
    }
    return removed;
  }

  /** Whether there is a file of that name. Uses it. */
  boolean holds(String kind, String name) {
    use(kind, name);
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
