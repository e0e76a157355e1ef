package org.sisimport.source;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern WHOLE = Pattern.compile("([0-9]{7})-[^-]+-([0-9a-f]{64})");

  /** Longer than any import: what nobody has touched for so long was left by a crash. */
  private static final Duration LEFT_OVER = Duration.ofDays(1);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path spool;
  private final Path archive;
  private final Clock clock;

  /**
   * Creates the folders where they are missing, and removes unfinished copies that a crash has left
   * in the spool more than a day ago; younger ones may be another process's. Whole copies are left
   * to {@link #finish}.
   *
   * @param data the home's folder {@code data}
   * @throws SisImportException where the folders cannot be created
   */
  public Spool(Path data, Clock clock) {
    this.spool = ownerOnly(data.resolve("spool"));
    this.archive = ownerOnly(data.resolve("archive"));
    this.clock = clock;
    for (Path entry : entries(spool)) {
      if (nameOf(entry).endsWith(PART) && isLeftOver(entry)) {
        delete(entry, spool);
      }
    }
  }

  /** The time by which nights are told apart. */
  Clock clock() {
    return clock;
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
   * a district again keeps one copy, and counts as archived now.
   *
   * @return its new place, as {@link #findArchived} gives it
   * @throws SisImportException where it cannot be moved
   */
  public Path archive(Delivery delivery) {
    Path content = delivery.content();
    Path place = place(delivery.district(), delivery.sha256());
    ownerOnly(archive.resolve(delivery.district()));
    try {
      // how long it is kept counts from now
      Files.setLastModifiedTime(content, FileTime.from(clock.instant()));
      Files.move(content, place, StandardCopyOption.ATOMIC_MOVE);
      forceFolderOf(place);
    } catch (AtomicMoveNotSupportedException e) {
      // the archive lies on another disk
      copyToArchive(content, place);
      delete(content, spool);
    } catch (IOException e) {
      throw unusable(archive, e);
    }
    forceFolderOf(content);
    return place;
  }

  private void copyToArchive(Path content, Path place) {
    try {
      Path part = Files.createTempFile(place.getParent(), "", PART);
      try {
        Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      forceFolderOf(place);
    } catch (IOException e) {
      throw unusable(archive, e);
    }
  }

  /**
   * Finishes what a crash between a run and its archiving has left of a district: bytes that a run
   * names are in the archive afterwards. Copies older than a day are removed; until then another
   * process may be reading them.
   *
   * @param named whether a run of the district has read the bytes with this sha256 to an end
   * @throws SisImportException where the folders cannot be used
   */
  public void finish(String district, Predicate<String> named) {
    for (Path entry : entries(spool)) {
      Matcher whole = WHOLE.matcher(nameOf(entry));
      if (!whole.matches() || !whole.group(1).equals(district)) {
        continue;
      }
      String sha256 = whole.group(2);
      if (findArchived(district, sha256).isEmpty() && named.test(sha256)) {
        ownerOnly(archive.resolve(district));
        copyToArchive(entry, place(district, sha256));
      }
      if (isLeftOver(entry)) {
        delete(entry, spool);
      }
    }
  }

  /**
   * Removes bytes that were archived longer ago than this.
   *
   * @param keep how long bytes are kept after they were last archived
   * @param needed of a district's code and a sha256: whether they are kept all the same, because a
   *     run waits for approval
   * @return how many files were removed
   * @throws SisImportException where the archive cannot be used
   */
  public int purge(Duration keep, BiPredicate<String, String> needed) {
    Instant before = clock.instant().minus(keep);
    int removed = 0;
    for (Path folder : entries(archive)) {
      if (!Districts.isCode(nameOf(folder)) || !Files.isDirectory(folder)) {
        continue;
      }
      for (Path entry : entries(folder)) {
        String name = nameOf(entry);
        boolean goes =
            SHA256.matcher(name).matches()
                ? isOlder(entry, before) && !needed.test(nameOf(folder), name)
                : name.endsWith(PART) && isLeftOver(entry);
        if (goes) {
          delete(entry, archive);
          removed++;
        }
      }
    }
    return removed;
  }

  /** Removes the copy; where the file came from nothing changes. */
  public void discard(Delivery delivery) {
    delete(delivery.content(), spool);
  }

  /**
   * The bytes of a past night; empty where they are not kept.
   *
   * @param district seven-digit code
   * @param sha256 in lower-case hexadecimal
   */
  public Optional<Path> findArchived(String district, String sha256) {
    if (!Districts.isCode(district) || !SHA256.matcher(sha256).matches()) {
      return Optional.empty();
    }
    return Optional.of(place(district, sha256)).filter(Files::isRegularFile);
  }

  private Path place(String district, String sha256) {
    return archive.resolve(district).resolve(sha256);
  }

  private boolean isLeftOver(Path entry) {
    return isOlder(entry, clock.instant().minus(LEFT_OVER));
  }

  /** Asked of File, which answers for a file that another process has just removed. */
  private static boolean isOlder(Path entry, Instant before) {
    File file = entry.toFile();
    return file.isFile() && file.lastModified() < before.toEpochMilli();
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException | UncheckedIOException e) {
      throw unusable(folder, e);
    }
  }

  private static void delete(Path entry, Path folder) {
    try {
      Files.deleteIfExists(entry);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static String nameOf(Path entry) {
    return String.valueOf(entry.getFileName());
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
