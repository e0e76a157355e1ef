package org.sisimport.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.SisImportException;
import org.sisimport.district.FilePattern;

class SpoolTest {

  private static final String DISTRICT = "9900001";
  private static final String NOBODYS = "0".repeat(64);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-03T10:00:00Z"), ZoneOffset.UTC);

  private final Path data;
  private final Spool spool;

  SpoolTest(@TempDir Path home) {
    this.data = home.resolve("data");
    this.spool = new Spool(data, CLOCK);
  }

  @Test
  void anArchivedFileIsFoundByItsHash() {
    Delivery delivery = receive("a night");

    Path archived = spool.archive(delivery);

    assertThat(archived)
        .isEqualTo(data.resolve("archive").resolve(DISTRICT).resolve(delivery.sha256()))
        .hasContent("a night");
    assertThat(spool.findArchived(DISTRICT, delivery.sha256())).contains(archived);
    assertThat(spool.findArchived("9900002", delivery.sha256())).isEmpty();
    assertThat(delivery.content()).doesNotExist();
  }

  @Test
  void theSameBytesTakenTwiceAreTwoCopiesAndOneInTheArchive() {
    Delivery first = receive("a night");
    Delivery second = receive("a night");

    spool.archive(first);

    assertThat(second.content()).hasContent("a night");
    assertThat(spool.archive(second)).hasContent("a night");
    assertThat(data.resolve("spool")).isEmptyDirectory();
    assertThat(data.resolve("archive").resolve(DISTRICT)).isNotEmptyDirectory();
  }

  @Test
  void aDiscardedFileIsGoneAndDiscardingItAgainIsNothing() {
    Delivery delivery = receive("a night");

    spool.discard(delivery);
    spool.discard(delivery);

    assertThat(data.resolve("spool")).isEmptyDirectory();
    assertThat(spool.findArchived(DISTRICT, delivery.sha256())).isEmpty();
  }

  @Test
  void theArchiveIsAskedByCodeAndHashOnly() throws IOException {
    Files.writeString(data.resolve("archive/9900001"), "a file");
    String hash = "0".repeat(64);

    assertThat(spool.findArchived("../archive", "9900001")).isEmpty();
    assertThat(spool.findArchived("9900001", "../9900001")).isEmpty();
    assertThat(spool.findArchived("9900001", hash)).isEmpty();
  }

  @Test
  void anUnfinishedPartLeavesNothing() {
    try (SpoolPart part = spool.begin(DISTRICT)) {
      part.write("half".getBytes(StandardCharsets.UTF_8), 0, 4);
      assertThat(data.resolve("spool")).isNotEmptyDirectory();
    }

    assertThat(data.resolve("spool")).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsToldAndLeavesNothing() throws IOException {
    Path file = Files.createFile(data.resolve("spool/full.part"));
    FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);

    try (SpoolPart part = new SpoolPart(DISTRICT, file, full)) {
      assertThatThrownBy(() -> part.write('x'))
          .isInstanceOf(SisImportException.class)
          .hasMessage(
              "A file of district 9900001 cannot be copied to "
                  + data.resolve("spool")
                  + " (No space left on device); make room or give this program the right to write"
                  + " there: the file stays where it lies");
    }

    assertThat(data.resolve("spool")).isEmptyDirectory();
  }

  @Test
  void anUnfinishedCopyThatACrashLeftIsRemovedAfterADayAndNotBefore() throws IOException {
    Path old = leftOver("9900001-1.part", Duration.ofHours(25));
    Path oldWhole = leftOver("9900001-2-" + NOBODYS, Duration.ofHours(25));
    Path young = leftOver("9900001-3.part", Duration.ofHours(23));

    Spool again = new Spool(data, CLOCK);

    assertThat(old).doesNotExist();
    assertThat(oldWhole).exists();
    assertThat(young).exists();
    again.begin(DISTRICT).close();
  }

  @Test
  void whatACrashLeftBetweenRunAndArchiveIsFinished() throws IOException {
    Delivery named = receive("a night");
    Delivery young = receive("another night");
    String oldHash = "1".repeat(64);
    Path oldNamed = leftOver("9900001-6-" + oldHash, Duration.ofHours(25));
    Path old = leftOver("9900001-7-" + NOBODYS, Duration.ofHours(25));
    Path anothers = leftOver("9900002-8-" + NOBODYS, Duration.ofHours(25));

    new Spool(data, CLOCK).finish(DISTRICT, Set.of(named.sha256(), oldHash)::contains);

    assertThat(spool.findArchived(DISTRICT, named.sha256()))
        .hasValueSatisfying(path -> assertThat(path).hasContent("a night"));
    assertThat(spool.archive(named)).as("by the process that was alive").hasContent("a night");
    assertThat(young.content()).hasContent("another night");
    assertThat(spool.findArchived(DISTRICT, oldHash)).isPresent();
    assertThat(oldNamed).doesNotExist();
    assertThat(old).doesNotExist();
    assertThat(anothers).exists();
  }

  @Test
  void aCopyThatIsGoneIsTold() throws IOException {
    Delivery delivery = receive("a night");
    Files.delete(delivery.content());

    assertThatThrownBy(() -> spool.archive(delivery)).isInstanceOf(SisImportException.class);
  }

  @Test
  void theArchiveMayLieOnAnotherDisk() throws IOException {
    Path shm = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(shm) && !Files.getFileStore(shm).equals(Files.getFileStore(data)),
        "there is no second disk to write to");
    Path disk = Files.createTempDirectory(shm, "archive");
    try {
      Files.delete(data.resolve("archive"));
      Files.createSymbolicLink(data.resolve("archive"), disk);
      Delivery delivery = receive("a night");

      Path archived = new Spool(data, CLOCK).archive(delivery);

      assertThat(archived).hasContent("a night");
      assertThat(Files.getLastModifiedTime(archived).toInstant()).isEqualTo(CLOCK.instant());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archived)))
          .isEqualTo("rw-------");
      assertThat(data.resolve("spool")).isEmptyDirectory();
      try (Stream<Path> files = Files.list(disk.resolve(DISTRICT))) {
        assertThat(files).containsExactly(disk.resolve(DISTRICT).resolve(delivery.sha256()));
      }
    } finally {
      try (Stream<Path> files = Files.walk(disk)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Test
  void bytesAreKeptForATimeAfterTheyWereArchivedAndLongerWhereTheyAreNeeded() throws IOException {
    Duration month = Duration.ofDays(30);
    Path kept = spool.archive(receive("tonight"));
    // fetched long ago, archived just now
    Delivery late = receive("late");
    Files.setLastModifiedTime(late.content(), FileTime.from(CLOCK.instant().minus(month)));
    Path justArchived = spool.archive(late);
    Path old = archivedBefore("old", Duration.ofDays(31));
    Path held = archivedBefore("held", Duration.ofDays(31));
    Path again = archivedBefore("again", Duration.ofDays(31));
    spool.archive(receive("again"));
    Path broken =
        Files.createFile(data.resolve("archive").resolve(DISTRICT).resolve("1" + Spool.PART));
    Files.setLastModifiedTime(broken, FileTime.from(CLOCK.instant().minus(Duration.ofDays(2))));

    int removed =
        spool.purge(
            month, (district, sha256) -> district.equals(DISTRICT) && held.endsWith(sha256));

    assertThat(removed).isEqualTo(2);
    assertThat(old).doesNotExist();
    assertThat(broken).doesNotExist();
    assertThat(kept).exists();
    assertThat(justArchived).exists();
    assertThat(held).exists();
    assertThat(again).exists();
  }

  private Path archivedBefore(String content, Duration age) throws IOException {
    Path archived = spool.archive(receive(content));
    return Files.setLastModifiedTime(archived, FileTime.from(CLOCK.instant().minus(age)));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheOwnerReadsSpoolAndArchive() throws IOException {
    Files.setPosixFilePermissions(
        data.resolve("archive"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path archived = new Spool(data, CLOCK).archive(receive("a night"));

    for (String folder : new String[] {"spool", "archive", "archive/" + DISTRICT}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(folder))))
          .isEqualTo("rwx------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archived)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatCannotBeIsTold(@TempDir Path elsewhere) throws IOException {
    Path file = Files.createFile(elsewhere.resolve("data"));

    assertThatThrownBy(() -> new Spool(file, CLOCK))
        .isInstanceOf(SisImportException.class)
        .hasMessageStartingWith("The folder " + file.resolve("spool") + " cannot be used (");
  }

  private Path leftOver(String name, Duration age) throws IOException {
    Path file = Files.createFile(data.resolve("spool").resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant().minus(age)));
    return file;
  }

  private Delivery receive(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try (SpoolPart part = spool.begin(DISTRICT)) {
      part.write(bytes, 0, bytes.length);
      return part.deliver(new Listed(bytes.length));
    }
  }

  private record Listed(long size) implements Offer {

    @Override
    public FilePattern pattern() {
      return new FilePattern("*", null);
    }

    @Override
    public String name() {
      return "night.csv";
    }

    @Override
    public Instant modified() {
      return CLOCK.instant();
    }

    @Override
    public Delivery fetch() {
      throw new UnsupportedOperationException();
    }
  }
}
