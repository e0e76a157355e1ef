package org.sisimport.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.sisimport.SisImportException;
import org.sisimport.district.FilePattern;

/**
 * A file on its way into the spool, hashed as it is written. Closed before it was delivered, it
 * leaves nothing behind. Trouble in the spool is a {@link SisImportException}, so that an {@link
 * IOException} around it is the sender's.
 */
final class SpoolPart extends OutputStream {

  private final String district;
  private final Path part;
  private final FileChannel channel;
  private final MessageDigest digest;
  private long size;

  SpoolPart(String district, Path part, FileChannel channel) {
    this.district = district;
    this.part = part;
    this.channel = channel;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The bytes received so far. */
  long size() {
    return size;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    digest.update(bytes, offset, length);
    size += length;
  }

  /** As {@link #deliver(String, Instant, FilePattern)}, of a file that was listed. */
  Delivery deliver(Offer offer) {
    return deliver(offer.name(), offer.modified(), offer.pattern());
  }

  /** Makes the copy durable under its final name, which no sender chose. */
  Delivery deliver(String name, Instant modified, FilePattern pattern) {
    String sha256 = HexFormat.of().formatHex(digest.digest());
    // the part's name is unique: the same bytes may be fetched twice in one night
    Path content =
        part.resolveSibling(String.valueOf(part.getFileName()).replace(Spool.PART, "-" + sha256));
    try {
      channel.force(true);
      channel.close();
      Files.move(part, content, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
    Spool.forceFolderOf(content);
    return new Delivery(district, name, content, size, modified, sha256, pattern);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private SisImportException unwritable(IOException e) {
    return new SisImportException(
        "A file of district "
            + district
            + " cannot be copied to "
            + part.getParent()
            + " ("
            + IoReason.of(e)
            + "); make room or give this program the right to write there: the file stays where"
            + " it lies",
        e);
  }
}
