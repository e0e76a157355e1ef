package org.sisimport.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;

/**
 * What a command is about: a district of the home by its code, or a folder that is like one.
 *
 * @param text as it was given
 * @param folder {@code null} for a code
 */
record Target(String text, @Nullable Path folder) {

  static Target of(String text) {
    try {
      return new Target(text, Districts.isCode(text) ? null : Path.of(text));
    } catch (InvalidPathException e) {
      throw neither(text);
    }
  }

  /** Reads and checks the district's folder. */
  DistrictFolder read(Districts districts) {
    if (folder == null) {
      return districts.get(text);
    }
    if (!Files.isDirectory(folder)) {
      throw neither(text);
    }
    return districts.readSample(folder);
  }

  /** The district's code; whether there is a folder for a code does not matter. */
  String code(Districts districts) {
    return folder == null ? text : read(districts).code();
  }

  private static SisImportException neither(String text) {
    return new SisImportException(
        Shown.quoted(text) + " is neither a district's code (seven digits) nor a folder");
  }
}
