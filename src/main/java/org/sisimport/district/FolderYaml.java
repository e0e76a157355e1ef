package org.sisimport.district;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A key whose value is a folder; what is wrong with it goes to the problems. */
final class FolderYaml {

  private FolderYaml() {}

  /**
   * The folder that a key names. Absolute folders are somebody's decision; a relative one that
   * climbs out of the district's is a slip.
   *
   * @param otherwise where the file names none
   * @return the district's folder where it was noted as wrong
   */
  static Path read(
      YamlSection keys, String key, Path districtFolder, String otherwise, ProblemList problems) {
    String text = keys.text(key, "a folder, such as " + otherwise);
    String folder = (text == null ? otherwise : text).strip();
    try {
      Path resolved = districtFolder.resolve(folder).normalize();
      if (Path.of(folder).isAbsolute() || resolved.startsWith(districtFolder.normalize())) {
        return resolved;
      }
      problems.add(
          keys.line(key),
          keys.named(key)
              + " "
              + ProblemList.shown(folder)
              + " leads out of the district's folder; write a folder inside it, or the whole path"
              + " from /");
    } catch (InvalidPathException e) {
      problems.add(
          keys.line(key),
          keys.named(key) + " " + ProblemList.shown(folder) + " is no name of a folder");
    }
    return districtFolder;
  }
}
