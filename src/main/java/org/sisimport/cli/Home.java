package org.sisimport.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Settings;

/**
 * The folder that holds everything: {@code rules}, {@code districts}, {@code samples} and {@code
 * data}.
 *
 * @param path absolute
 * @param data the folder of everything that the program makes; absolute
 */
record Home(Path path, Path data) {

  /** What the launcher sets: the checkout it lies in. */
  private static final String LAUNCHED_FROM = "sisimport.home";

  /** The home that a command names, or else the checkout. */
  static Home of(@Nullable Path named) {
    Path home = named == null ? Path.of(System.getProperty(LAUNCHED_FROM, "")) : named;
    Path path = home.toAbsolutePath().normalize();
    return new Home(path, data(path));
  }

  /** Broken settings are told by whoever needs them: the application's log needs a place first. */
  private static Path data(Path home) {
    try {
      return Settings.read(home).data();
    } catch (DistrictSetupException e) {
      return Settings.defaults(home).data();
    }
  }

  /**
   * Before anything is created in it: a misspelt name must not become a home.
   *
   * @throws SisImportException where the folder is no home
   */
  void require() {
    if (!Files.isDirectory(path.resolve("rules"))
        && !Files.isDirectory(path.resolve("districts"))) {
      throw new SisImportException(
          path
              + " holds neither rules nor districts, so it is no home; --home names a folder that"
              + " holds both");
    }
  }

  Path database() {
    return data().resolve("database");
  }

  Path ruleCache() {
    return data().resolve("rules");
  }
}
