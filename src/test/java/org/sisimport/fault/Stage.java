package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prepares what all faults of one database have in common: a home with compiled rules and two
 * districts whose students are loaded, and the night as it is without a fault.
 */
final class Stage {

  private final Path folder;
  private final Store store;
  private final Path template;
  private final List<String> java;
  private final String mutation;
  private final Map<Format, Unfaulted> unfaulted;

  /**
   * A night without a fault.
   *
   * @param after what is there after it
   * @param took from the start of its process to its end
   */
  record Unfaulted(State before, State after, Duration took) {}

  /**
   * @param folder for everything; deleted by whoever made it
   */
  Stage(Path folder, Store store) throws IOException, InterruptedException {
    this.folder = folder;
    this.store = store;
    this.mutation = "";
    this.unfaulted = new ConcurrentHashMap<>();
    this.template = Files.createDirectories(folder.resolve("template"));
    Folders.copy(Path.of("rules"), template.resolve("rules"));
    Districts.write(template);
    store.create(template);
    String classPath = ClassPath.inJars(folder);
    this.java = new ArrayList<>(List.of("-cp", classPath));
    Path meet = Files.createDirectories(folder.resolve("meet"));
    for (String code : Districts.CODES) {
      Path students = Files.write(meet.resolve(code + ".csv"), Districts.students(code));
      require(meet, List.of("load", code, students.toString()));
    }
    require(meet, List.of("check"));
    // the first night without a fault also archives the classes that it loaded
    Path archive = folder.resolve("classes.jsa");
    java.add("-XX:ArchiveClassesAtExit=" + archive);
    unfaulted(Format.CSV);
    java.set(java.size() - 1, "-XX:SharedArchiveFile=" + archive);
  }

  private Stage(Stage whole, String mutation) {
    this.folder = whole.folder;
    this.store = whole.store;
    this.template = whole.template;
    this.java = whole.java;
    this.unfaulted = whole.unfaulted;
    this.mutation = mutation;
  }

  /**
   * The same with a program that is broken on purpose.
   *
   * @param rules Byteman's
   */
  Stage broken(String rules) {
    return new Stage(this, rules);
  }

  private void require(Path meet, List<String> command) throws IOException, InterruptedException {
    Program program = Program.start(template, java, List.of(), "", meet, command);
    if (program.awaitEnd() != 0) {
      throw new NotMade(command.get(0) + " failed: " + program.output());
    }
  }

  Store store() {
    return store;
  }

  /** A home of its own for one night, with both files in the inboxes. */
  Scene scene(Format format) throws IOException, InterruptedException {
    return scene(format, "");
  }

  /**
   * The same.
   *
   * @param disk the size of a small disk for {@code data/}, such as {@code 100m}; empty for none
   */
  Scene scene(Format format, String disk) throws IOException, InterruptedException {
    return Scene.set(this, Files.createTempDirectory(folder, "scene-"), format, disk);
  }

  /** Java's options and class path. */
  List<String> java() {
    return java;
  }

  Path template() {
    return template;
  }

  String mutation() {
    return mutation;
  }

  /** The night of that file without a fault; made once, and never with a mutation. */
  Unfaulted unfaulted(Format format) {
    return unfaulted.computeIfAbsent(
        format,
        form -> {
          try (Scene scene = scene(form)) {
            State before = scene.state();
            long begun = System.nanoTime();
            Program program = scene.startUnbroken();
            int exit = program.awaitEnd();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (exit != 0) {
              throw new NotMade("the night without a fault ended with " + program.output());
            }
            return new Unfaulted(before, scene.state(), took);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
          }
        });
  }
}
