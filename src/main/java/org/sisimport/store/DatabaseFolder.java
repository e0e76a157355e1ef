package org.sisimport.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sisimport.SisImportException;

/**
 * The folder of a file database: only its owner may enter, and only one process at a time. It holds
 * {@code lock}, and {@code hsqldb} with HSQLDB's files and the passwords of its users. A new
 * database is made ready in {@code creating} and then renamed, so that a crash leaves none half
 * made.
 */
final class DatabaseFolder implements AutoCloseable {

  /**
   * Folders that this process has open: a second lock on the same file would not only fail, closing
   * it would also give up the first.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  /**
   * Bytes that must be free for the database to be opened, and to be closed in order: what HSQLDB
   * then writes down from its memory, with copies of what it replaces, several times over. Where
   * the disk fills up meanwhile, its files no longer hold what was committed.
   */
  private static final long ROOM = 64L << 20;

  private static final long ANOTHER_LOOK_MILLIS = 100;

  private final Path folder;
  private final Path real;
  private final FileChannel lock;

  private DatabaseFolder(Path folder, Path real, FileChannel lock) {
    this.folder = folder;
    this.real = real;
    this.lock = lock;
  }

  /**
   * Locks as {@link #lock(Path)} does, and waits where another process has the folder.
   *
   * @param waiting called once before it waits
   */
  static DatabaseFolder lock(Path folder, Duration patience, Runnable waiting) {
    long until = System.nanoTime() + patience.toNanos();
    boolean told = false;
    while (true) {
      try {
        return lock(folder);
      } catch (InUseException e) {
        if (System.nanoTime() >= until) {
          throw e;
        }
        if (!told) {
          waiting.run();
          told = true;
        }
        pause(e);
      }
    }
  }

  private static void pause(InUseException reason) {
    try {
      Thread.sleep(ANOTHER_LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }

  private static final class InUseException extends SisImportException {
    private static final long serialVersionUID = 1L;

    private InUseException(String message) {
      super(message);
    }
  }

  /** Makes the folder where there is none, and locks it until it is closed or the process ends. */
  static DatabaseFolder lock(Path given) {
    Path folder = given.toAbsolutePath().normalize();
    if (folder.toString().contains(";") || folder.toString().contains("${")) {
      throw new SisImportException(
          "The database folder " + folder + " has ; or ${ in its path: HSQLDB needs one without.");
    }
    try {
      Files.createDirectories(folder);
      ownerOnly(folder, "rwx------");
      Path real = folder.toRealPath();
      if (!OPEN.add(real)) {
        throw inUse(folder);
      }
      FileChannel channel = null;
      try {
        channel =
            FileChannel.open(
                real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
          throw inUse(folder);
        }
        return new DatabaseFolder(folder, real, channel);
      } catch (IOException | SisImportException e) {
        OPEN.remove(real);
        if (channel != null) {
          channel.close();
        }
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  boolean exists() {
    return Files.isDirectory(folder.resolve("hsqldb"));
  }

  Credentials owner() {
    return credentials(folder.resolve("hsqldb"), Hsqldb.OWNER);
  }

  Credentials application() {
    return credentials(folder.resolve("hsqldb"), Hsqldb.APPLICATION);
  }

  CommitLog log() {
    return new CommitLog(folder.resolve("hsqldb").resolve("students.log"));
  }

  /** Whether the disk has room for everything that opening or closing the database writes. */
  boolean hasRoom() {
    try {
      FileStore disk = Files.getFileStore(folder);
      return disk.getTotalSpace() <= 0 || disk.getUsableSpace() >= roomNeeded();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * @throws SisImportException where the disk is full, or nearly so
   */
  void requireRoom() {
    if (!hasRoom()) {
      throw new SisImportException(
          "The disk of the database in "
              + folder
              + " is full or nearly so: make room until "
              + (roomNeeded() >> 20)
              + " MB are free, and start again. Nothing was written.");
    }
  }

  /** What was committed since the last orderly end is read from HSQLDB's log and written anew. */
  private long roomNeeded() {
    return ROOM + 3 * log().size();
  }

  /** A connection to the database, which is there; it keeps the database open. */
  Connection connect(Credentials credentials) {
    try {
      return DriverManager.getConnection(
          credentials.url(), credentials.user(), credentials.password());
    } catch (SQLException e) {
      throw new SisImportException(
          "The database in "
              + folder
              + " cannot be opened (SQL state "
              + e.getSQLState()
              + "): its files are damaged or not readable; put back the folder as it was last"
              + " saved.",
          e);
    }
  }

  /** Makes a new database with all tables. */
  void create() {
    Path creating = folder.resolve("creating");
    try {
      deleteIfPresent(creating);
      Files.createDirectory(creating);
      for (String user : List.of(Hsqldb.OWNER, Hsqldb.APPLICATION)) {
        Path file = Files.createFile(passwordFile(creating, user));
        ownerOnly(file, "rw-------");
        Files.writeString(file, Hsqldb.newPassword());
      }
      Credentials owner = credentials(creating, Hsqldb.OWNER);
      try (Connection connection =
          Hsqldb.create(owner, credentials(creating, Hsqldb.APPLICATION))) {
        Schema.migrate(Hsqldb.dataSource(owner), Dialect.HSQLDB, folder.toString());
      }
      Files.move(creating, folder.resolve("hsqldb"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new SisImportException(
          "No database could be made in "
              + folder
              + " ("
              + describe(e)
              + "): it must be a folder with room, in which this program may create files.",
          e);
    } catch (SQLException e) {
      throw new SisImportException(
          "No database could be made in "
              + folder
              + " (SQL state "
              + e.getSQLState()
              + "): look whether the disk is full.",
          e);
    }
  }

  @Override
  public void close() {
    OPEN.remove(real);
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private static Path passwordFile(Path files, String user) {
    return files.resolve(user.toLowerCase(Locale.ROOT) + ".password");
  }

  private static Credentials credentials(Path files, String user) {
    Path file = passwordFile(files, user);
    try {
      return new Credentials(
          Hsqldb.fileUrl(files.resolve("students").toString()), user, Files.readString(file));
    } catch (IOException e) {
      throw new SisImportException(
          "The database's password cannot be read from "
              + file
              + ": put back the folder as it was last saved.",
          e);
    }
  }

  private static InUseException inUse(Path folder) {
    return new InUseException(
        "The database in "
            + folder
            + " is in use by another sis-import: wait until that one has ended, or stop it.");
  }

  private static SisImportException unwritable(Path folder, IOException e) {
    return new SisImportException(
        "The database folder "
            + folder
            + " cannot be written ("
            + describe(e)
            + "): it must be a folder that belongs to the user who runs sis-import.",
        e);
  }

  private static void ownerOnly(Path path, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }

  private static void deleteIfPresent(Path leftover) throws IOException {
    if (Files.isDirectory(leftover)) {
      try (Stream<Path> files = Files.list(leftover)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(leftover);
    }
  }

  private static String describe(IOException e) {
    // the whole message of these begins with the path, which the sentence has already
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
