package org.sisimport.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What files look like from outside: whoever edits one changes it. */
final class Fingerprint {

  private Fingerprint() {}

  /** Of these files, and of all files below these folders; what is not there counts as such. */
  static String of(Path... paths) {
    return Stream.of(paths).map(Fingerprint::ofTree).collect(Collectors.joining("|"));
  }

  private static String ofTree(Path path) {
    if (!Files.isDirectory(path)) {
      return ofFile(path);
    }
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
      return files.stream().map(Fingerprint::ofFile).collect(Collectors.joining(";"));
    } catch (IOException | UncheckedIOException e) {
      return "unreadable";
    }
  }

  private static String ofFile(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return file + " " + now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
    } catch (IOException e) {
      return file + " -";
    }
  }
}
