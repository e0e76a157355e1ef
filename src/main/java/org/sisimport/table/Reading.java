package org.sisimport.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * What a district has fixed about its text files; spreadsheets need none of it.
 *
 * @param charset {@code null}: found out. A byte order mark wins over it
 * @param delimiter {@code null}: found out among {@code , ; tab |}
 */
public record Reading(@Nullable Charset charset, @Nullable Character delimiter) {

  /** Nothing is fixed. */
  public static final Reading FOUND_OUT = new Reading(null, null);

  /** Refuses delimiters that mean something else in a CSV file. */
  public Reading {
    if (delimiter != null
        && (delimiter < ' ' && delimiter != '\t' || "\" \uFEFF".indexOf(delimiter) >= 0)) {
      throw new SisImportException(
          "The delimiter is %s; a comma, semicolon, tab, | or another visible character would work"
              .formatted(
                  delimiter == '"'
                      ? "a quotation mark"
                      : "character " + (int) delimiter.charValue()));
    }
  }
}
