package org.sisimport.source;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.FilePattern;

/**
 * A file that a listing found. It is taken in one way, whatever kind of source it lies at: it has
 * stood still, and then the listing, the bytes received and the file afterwards agree.
 *
 * @param <H> by which the source finds the file again
 */
abstract class FoundOffer<H> implements Offer {

  /** A step that asks the source. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException;
  }

  private final DistrictFolder district;
  private final FilePattern pattern;
  private final ListedFile<H> listed;
  private final Spool spool;
  private final Observations observations;
  private final boolean stampedHere;

  /**
   * An offer.
   *
   * @param stampedHere whether the file's time was set by this machine's clock
   */
  FoundOffer(
      DistrictFolder district,
      NewestFiles.Found<H> found,
      Spool spool,
      Observations observations,
      boolean stampedHere) {
    this.district = district;
    this.pattern = found.pattern();
    this.listed = found.file();
    this.spool = spool;
    this.observations = observations;
    this.stampedHere = stampedHere;
  }

  /** Whether the source shows the file as it was listed; {@code false} where it is gone. */
  abstract boolean isAsListed() throws IOException;

  /** Writes the file's bytes. What the stream throws unchecked goes through. */
  abstract void copyTo(OutputStream out) throws IOException;

  /** Runs a step, again where the way to the source failed and a second try may help. */
  <T> T ask(Step<T> step) throws IOException {
    return step.run();
  }

  final ListedFile<H> listed() {
    return listed;
  }

  @Override
  public FilePattern pattern() {
    return pattern;
  }

  @Override
  public String name() {
    return DisplayName.of(listed.name());
  }

  @Override
  public long size() {
    return listed.size();
  }

  @Override
  public Instant modified() {
    return listed.modified();
  }

  @Override
  public Duration untilQuiet() {
    return observations.remaining(district, listed, stampedHere);
  }

  @Override
  public Delivery fetch() {
    try {
      ask(
          () -> {
            requireAsListed();
            return listed;
          });
      observations.await(district, listed, stampedHere);
      return ask(this::take);
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

  private Delivery take() throws IOException {
    requireAsListed();
    try (SpoolPart part = spool.begin(district.code())) {
      copyTo(new AsListed(part));
      if (part.size() != listed.size()) {
        throw changed();
      }
      requireAsListed();
      return part.deliver(this);
    }
  }

  private void requireAsListed() throws IOException {
    if (!isAsListed()) {
      throw changed();
    }
  }

  private FileChangedException changed() {
    return new FileChangedException(
        "The file "
            + name()
            + " of district "
            + district.code()
            + " was written to, replaced or removed while it was to be taken; nothing of it was"
            + " taken, and it is taken when it has come to rest");
  }

  /** Takes no more bytes than were listed: a file may grow for as long as it is read. */
  private final class AsListed extends OutputStream {

    private final SpoolPart part;

    private AsListed(SpoolPart part) {
      this.part = part;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (part.size() + length > listed.size()) {
        throw changed();
      }
      part.write(bytes, offset, length);
    }
  }
}
