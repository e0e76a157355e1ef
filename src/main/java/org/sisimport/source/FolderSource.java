package org.sisimport.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;

/**
 * A folder on this machine. The folder is the operator's and may be a link; what lies in it is the
 * district's, and a link there is never followed.
 */
final class FolderSource implements Source {

  private static final long CONNECTION_TEST = 1;
  private static final List<String> UNFINISHED = List.of(".filepart", ".part", ".tmp");

  private final DistrictFolder district;
  private final Path folder;
  private final Spool spool;

  private FolderSource(DistrictFolder district, Spool spool) {
    this.district = district;
    this.folder = district.source().folder();
    this.spool = spool;
  }

  static FolderSource open(DistrictFolder district, Spool spool) {
    Path folder = district.source().folder();
    if (!Files.isDirectory(folder)) {
      throw district
          .source()
          .unusable(
              "there is no folder "
                  + folder
                  + " to take files from; create it, or name another as source: { folder: … }");
    }
    return new FolderSource(district, spool);
  }

  @Override
  public List<Offer> listNewest() {
    List<FileOffer> offers = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        offer(entry).ifPresent(offers::add);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new SisImportException(
          "The folder "
              + folder
              + " of district "
              + district.code()
              + " cannot be listed ("
              + IoReason.of(e)
              + "); check that it is there and may be read",
          e);
    }
    // equal times are common where the sender copies: names that hold a date then decide
    Comparator<FileOffer> age =
        Comparator.comparing(FileOffer::modified).thenComparing(offer -> offer.path.toString());
    List<Offer> newest = new ArrayList<>();
    for (FilePattern pattern : district.files()) {
      offers.stream()
          .filter(offer -> offer.pattern.equals(pattern))
          .max(age)
          .ifPresent(newest::add);
    }
    return newest;
  }

  private Optional<FileOffer> offer(Path entry) throws IOException {
    String name = String.valueOf(entry.getFileName());
    if (isPassedOver(name)) {
      return Optional.empty();
    }
    Optional<FilePattern> pattern = district.findPattern(name);
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes attributes = attributes(entry);
      return attributes.isRegularFile() && attributes.size() != CONNECTION_TEST
          ? Optional.of(new FileOffer(pattern.get(), entry, attributes))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      // renamed or removed since the folder was listed
      return Optional.empty();
    }
  }

  private static boolean isPassedOver(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    // "~$" is what Excel puts beside a workbook that somebody has open
    return lower.startsWith(".")
        || lower.startsWith("~$")
        || UNFINISHED.stream().anyMatch(lower::endsWith);
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Keeps the path as it was listed: its name as text may not lead back to it. */
  private final class FileOffer implements Offer {

    private final FilePattern pattern;
    private final Path path;
    private final BasicFileAttributes listed;

    private FileOffer(FilePattern pattern, Path path, BasicFileAttributes listed) {
      this.pattern = pattern;
      this.path = path;
      this.listed = listed;
    }

    @Override
    public FilePattern pattern() {
      return pattern;
    }

    @Override
    public String name() {
      return DisplayName.of(String.valueOf(path.getFileName()));
    }

    @Override
    public long size() {
      return listed.size();
    }

    @Override
    public Instant modified() {
      return listed.lastModifiedTime().toInstant();
    }

    @Override
    public Delivery fetch() {
      try (SpoolPart part = spool.begin(district.code())) {
        requireUnchanged(listed.size());
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
          in.transferTo(part);
        }
        requireUnchanged(part.size());
        return part.deliver(this);
      } catch (IOException e) {
        throw new SisImportException(
            "The file "
                + name()
                + " of district "
                + district.code()
                + " cannot be read ("
                + IoReason.of(e)
                + "); it stays where it lies: check that this program may read it",
            e);
      }
    }

    /** Believed only when the listing, the bytes received and the file afterwards agree. */
    private void requireUnchanged(long bytes) throws IOException {
      BasicFileAttributes now = attributes(path);
      if (!now.isRegularFile()
          || bytes != listed.size()
          || now.size() != listed.size()
          || !now.lastModifiedTime().equals(listed.lastModifiedTime())
          || !Objects.equals(now.fileKey(), listed.fileKey())) {
        throw new FileChangedException(
            "The file "
                + name()
                + " of district "
                + district.code()
                + " was written to while it was read; it stays where it lies and is taken when it"
                + " has come to rest");
      }
    }
  }
}
