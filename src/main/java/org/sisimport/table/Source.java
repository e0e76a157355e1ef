package org.sisimport.table;

import java.io.IOException;

/** A file whose format is understood; it can be passed over any number of times. */
interface Source {

  /** See {@link Table#understoodAs()}. */
  String understoodAs();

  /** See {@link Table#dates1904()}. */
  boolean dates1904();

  /** Whether a second pass costs so much that rows are worth keeping in memory. */
  boolean slow();

  /**
   * Hands on the rows that are not wholly blank, from the first, shaped by {@code rows}, until they
   * end or the sink has enough.
   *
   * @throws BadContent where the file is damaged or beyond a limit; also inside an {@link
   *     java.io.UncheckedIOException}
   */
  void read(RowBuilder rows, RowSink sink) throws IOException;
}
