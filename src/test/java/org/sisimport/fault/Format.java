package org.sisimport.fault;

import java.util.Locale;

/** In what form the night's file comes. */
enum Format {
  CSV,
  XLSX;

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
