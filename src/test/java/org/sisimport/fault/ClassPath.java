package org.sisimport.fault;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The class path of this process with one jar in place of its folders: only from jars does Java
 * keep loaded classes in an archive, which halves what a start costs.
 */
final class ClassPath {

  private ClassPath() {}

  /** The class path; its jar of classes is made in that folder. */
  static String inJars(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    Path classes = folder.resolve("classes.jar");
    entries.add(classes.toString());
    Set<String> names = new HashSet<>();
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(classes))) {
      for (String entry : entries()) {
        Path path = Path.of(entry);
        if (!Files.isDirectory(path)) {
          entries.add(entry);
          continue;
        }
        for (Path file : Folders.list(path)) {
          String name = path.relativize(file).toString();
          boolean isFolder = Files.isDirectory(file);
          if (!name.isEmpty() && names.add(name)) {
            jar.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
            if (!isFolder) {
              Files.copy(file, jar);
            }
            jar.closeEntry();
          }
        }
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  /** The jar of Byteman. */
  static String agent() {
    return entries().stream()
        .filter(
            entry -> String.valueOf(Path.of(entry).getFileName()).matches("byteman-[0-9.]+\\.jar"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("byteman is not on the class path"));
  }

  private static List<String> entries() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }
}
