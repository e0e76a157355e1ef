package org.sisimport.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * What a run has to tell, kept with its row so that files on disk can be written again from it.
 *
 * @param text the district's log, UTF-8, gzip
 * @param rows the rows and decisions as CSV, UTF-8, gzip
 * @param notices the notices as JSON, UTF-8, gzip
 */
public record RunLog(byte[] text, byte[] rows, byte[] notices) {

  /** One of the parts, decompressed. */
  public static byte[] unzipped(byte[] part) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(part))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
