package org.sisimport.source;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sisimport.SisImportException;
import org.sisimport.district.Districts;

/**
 * Where files are while they are imported, {@code data/spool}, and afterwards, {@code
 * data/archive}: both readable by this program's user only, because they hold students. No name in
 * them comes from a sender.
 */
public final class Spool {

  static final String PART = ".part";

  /** Longer than any import: what nobody has touched for so long was left by a crash. */
  private static final Duration LEFT_OVER = Duration.ofDays(1);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path spool;
  private final Path archive;

  /**
   * Creates the folders where they are missing, and removes what a crash has left in the spool more
   * than a day ago; younger files may be another process's.
   *
   * @param data the home's folder {@code data}
   * @throws SisImportException where the folders cannot be created
   */
  public Spool(Path data, Clock clock) {
    this.spool = ownerOnly(data.resolve("spool"));
    this.archive = ownerOnly(data.resolve("archive"));
    sweep(clock.instant().minus(LEFT_OVER));
  }

  /** A file to write into, for one of a district's files. */
  SpoolPart begin(String district) {
    try {
      Path part = Files.createTempFile(spool, district + "-", PART);
      return new SpoolPart(district, part, FileChannel.open(part, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw unusable(spool, e);
    }
  }

  /**
   * Moves the copy to where the bytes of past nights can be read again. Archiving the same bytes of
   * a district again keeps one copy.
   *
   * @return its new place, as {@link #findArchived} gives it
   * @throws SisImportException where it cannot be moved
   */
  public Path archive(Delivery delivery) {
    Path place = place(delivery.district(), delivery.sha256());
    ownerOnly(archive.resolve(delivery.district()));
    try {
      Files.move(delivery.content(), place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(archive, e);
    }
    forceFolderOf(place);
    forceFolderOf(delivery.content());
    return place;
  }

  /** Removes the copy; where the file came from nothing changes. */
  public void discard(Delivery delivery) {
    try {
      Files.deleteIfExists(delivery.content());
    } catch (IOException e) {
      throw unusable(spool, e);
    }
  }

  /**
   * The bytes of a past night; empty where they are not kept.
   *
   * @param district seven-digit code
   * @param sha256 in lower-case hexadecimal
   */
  public Optional<Path> findArchived(String district, String sha256) {
    if (!Districts.isCode(district) || !sha256.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    return Optional.of(place(district, sha256)).filter(Files::isRegularFile);
  }

  private Path place(String district, String sha256) {
    return archive.resolve(district).resolve(sha256);
  }

  private void sweep(Instant before) {
    try (Stream<Path> entries = Files.list(spool)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        // asked of File, which answers for a file that another process has just removed
        File file = entry.toFile();
        if (file.isFile() && file.lastModified() < before.toEpochMilli()) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw unusable(spool, e);
    }
  }

  private static Path ownerOnly(Path folder) {
    try {
      if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        return Files.createDirectories(folder);
      }
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      if (!Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
        Files.setPosixFilePermissions(folder, OWNER_ONLY);
      }
      return folder;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** A rename lasts only when its folder is on disk; not every system lets a folder be opened. */
  static void forceFolderOf(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows refuses, and makes renames durable by itself
    }
  }

  private static SisImportException unusable(Path folder, Exception e) {
    return new SisImportException(
        "The folder "
            + folder
            + " cannot be used ("
            + IoReason.of(e)
            + "); this program must be able to create files in it",
        e);
  }
}
