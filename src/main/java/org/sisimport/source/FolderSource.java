package org.sisimport.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;
import org.sisimport.district.FolderSourceConfig;

/**
 * A folder on this machine. The folder is the operator's and may be a link; what lies in it is the
 * district's, and a link there is never followed.
 */
final class FolderSource implements Source {

  private final DistrictFolder district;
  private final Path folder;
  private final Spool spool;
  private final Observations observations;

  private FolderSource(
      DistrictFolder district, Path folder, Spool spool, Observations observations) {
    this.district = district;
    this.folder = folder;
    this.spool = spool;
    this.observations = observations;
  }

  static FolderSource open(
      DistrictFolder district, FolderSourceConfig config, Spool spool, Observations observations) {
    Path folder = config.folder();
    if (!Files.isDirectory(folder)) {
      throw config.unusable(
          "there is no folder "
              + folder
              + " to take files from; create it, or name another as source: { folder: … }");
    }
    return new FolderSource(district, folder, spool, observations);
  }

  /** Keeps the path as it was listed: its name as text may not lead back to it. */
  private record Place(Path path, BasicFileAttributes attributes) {}

  @Override
  public List<Offer> listNewest() {
    NewestFiles<Place> newest = new NewestFiles<>(district);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        add(entry, newest);
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
    List<NewestFiles.Found<Place>> found = newest.found();
    observations.see(district, found.stream().map(NewestFiles.Found::file).toList());
    return found.stream().map(this::offer).toList();
  }

  @Override
  public void close() {
    // a folder is not held open
  }

  private void add(Path entry, NewestFiles<Place> newest) throws IOException {
    String name = String.valueOf(entry.getFileName());
    Optional<FilePattern> pattern = newest.findPattern(name);
    if (pattern.isEmpty()) {
      return;
    }
    try {
      BasicFileAttributes attributes = attributes(entry);
      if (attributes.isRegularFile()) {
        newest.add(
            pattern.get(),
            new ListedFile<>(
                name,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                new Place(entry, attributes)));
      }
    } catch (NoSuchFileException e) {
      // renamed or removed since the folder was listed
    }
  }

  private Offer offer(NewestFiles.Found<Place> found) {
    return new FoundOffer<Place>(district, found, spool, observations, true) {

      @Override
      boolean isAsListed() throws IOException {
        BasicFileAttributes listed = listed().handle().attributes();
        try {
          BasicFileAttributes now = attributes(listed().handle().path());
          return now.isRegularFile()
              && now.size() == listed.size()
              && now.lastModifiedTime().equals(listed.lastModifiedTime())
              && Objects.equals(now.fileKey(), listed.fileKey());
        } catch (NoSuchFileException e) {
          return false;
        }
      }

      @Override
      void copyTo(OutputStream out) throws IOException {
        try (InputStream in =
            Files.newInputStream(listed().handle().path(), LinkOption.NOFOLLOW_LINKS)) {
          in.transferTo(out);
        }
      }
    };
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
