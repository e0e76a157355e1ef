package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sisimport.store.Database;

/** One night that is struck: a home of its own, in which nothing else happens. */
final class Scene implements AutoCloseable {

  /** What the journal must have of the run that was struck. */
  enum Record {
    /** Nothing: it was not begun. */
    NOTHING,
    /** That it was begun; it is INTERRUPTED. */
    BEGUN,
    /** That it was begun or that it was applied. */
    IN_DOUBT,
    /** That it was applied. */
    COMMITTED,
    /** That it was begun and is INTERRUPTED, and that another process has applied the file. */
    STOLEN
  }

  private static final List<String> NIGHT = List.of("run");
  private static final List<String> SERVICE = List.of("serve");
  private static final Duration IN_TIME = Duration.ofSeconds(120);
  private static final Duration REPLACED = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 500;
  private final Stage stage;
  private final Path folder;
  private final Format format;
  private final boolean smallDisk;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<Program> programs = new ArrayList<>();
  private final List<Upload> uploads = new ArrayList<>();
  private final List<Violation> seen = new ArrayList<>();

  private Scene(Stage stage, Path folder, Format format, boolean smallDisk) {
    this.stage = stage;
    this.folder = folder;
    this.format = format;
    this.smallDisk = smallDisk;
  }

  static Scene set(Stage stage, Path folder, Format format, String diskSize)
      throws IOException, InterruptedException {
    Scene scene = new Scene(stage, folder, format, !diskSize.isEmpty());
    Files.createDirectories(scene.meet());
    Files.createDirectories(scene.home().resolve("data"));
    if (scene.smallDisk
        && !Tools.succeeds(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "size=" + diskSize,
            "tmpfs",
            scene.home().resolve("data").toString())) {
      throw new NotMade("no small disk can be mounted");
    }
    Folders.copy(stage.template(), scene.home());
    stage.store().copy(stage.template(), scene.home());
    for (String code : Districts.CODES) {
      byte[] bytes = Districts.file(code, format);
      scene.files.put(code, bytes);
      Districts.send(scene.home(), code, format, bytes);
    }
    return scene;
  }

  Path home() {
    return folder.resolve("home");
  }

  Path meet() {
    return folder.resolve("meet");
  }

  Stage stage() {
    return stage;
  }

  Format format() {
    return format;
  }

  /** The bytes of a district's file as they are when it has come to rest. */
  byte[] file(String code) {
    return files.get(code);
  }

  /** The struck district's file. */
  Path inboxFile() {
    return Districts.inboxFile(home(), Districts.STRUCK, format);
  }

  /** Has the struck district's file lie at an SFTP server from now on. */
  Upload upload() throws IOException {
    Upload upload = Upload.open(home(), folder, inboxFile());
    uploads.add(upload);
    return upload;
  }

  /** Starts the night. */
  Program start() throws IOException {
    return start(List.of(), "", NIGHT);
  }

  /** Starts the night; the process will stand still at that point. */
  Program startTo(Point point) throws IOException {
    return startTo(point.label());
  }

  /**
   * Starts the night; the process will stand still at a point.
   *
   * @param label as the names of the point's rules begin
   */
  Program startTo(String label) throws IOException {
    return start(List.of(), Rules.of("points", label), NIGHT);
  }

  /**
   * Starts the night; at a point there is no memory left in it.
   *
   * @param label as the names of the point's rules begin
   * @param forGood whether there is none to undo what was done either
   */
  Program startToEndOfMemory(String label, boolean forGood) throws IOException {
    String rules =
        Rules.of("points", label)
            + (forGood ? Rules.of("points", "memory-has-ended-for-good") : "");
    return start(
        List.of(),
        rules.replace("DO stand()", "DO flag(\"no memory\"); throw new OutOfMemoryError()"),
        NIGHT);
  }

  /** Starts the night under a command such as strace. */
  Program startUnder(List<String> command) throws IOException {
    return start(command, "", NIGHT);
  }

  /** Starts to serve. */
  Program serve() throws IOException {
    return start(List.of(), "", SERVICE);
  }

  /** Starts to serve; the process will stand still at that point. */
  Program serveTo(Point point) throws IOException {
    return start(List.of(), Rules.of("points", point.label()), SERVICE);
  }

  /** Starts the night without the mutation of the stage. */
  Program startUnbroken() throws IOException {
    return keep(Program.start(home(), stage.java(), List.of(), "", meet(), NIGHT));
  }

  private Program start(List<String> under, String rules, List<String> command) throws IOException {
    return keep(
        Program.start(home(), stage.java(), under, rules + stage.mutation(), meet(), command));
  }

  private Program keep(Program program) {
    programs.add(program);
    return program;
  }

  /** Something was seen to be wrong while the fault was made. */
  void see(Violation violation) {
    seen.add(violation);
  }

  List<Violation> seen() {
    return seen;
  }

  /** The district beside must have been imported although the struck one could not be. */
  void requireBesideApplied() {
    try (Database database = stage.store().open(home())) {
      if (!State.of(database, Districts.BESIDE).isApplied()) {
        see(
            new Violation(
                Violation.Kind.NEEDED_A_HAND, "the district beside was not imported that night"));
      }
    }
  }

  /**
   * Runs the next scheduled nights until one ends in order, as a scheduler does: nothing is done by
   * hand. As long as the claims of a process that is gone last there is nothing to run.
   *
   * @return how long that took
   */
  Duration recover() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    stage.store().awaitUnclaimed(home());
    while (true) {
      Program next = start();
      int exit = next.awaitEnd();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      if (exit == 0) {
        if (took.compareTo(IN_TIME) > 0) {
          see(new Violation(Violation.Kind.NEEDED_A_HAND, "recovered only after " + took));
        }
        return took;
      }
      if (took.compareTo(IN_TIME) > 0) {
        see(
            new Violation(
                Violation.Kind.NEEDED_A_HAND,
                "not recovered after " + took.toSeconds() + " s: " + next.output()));
        return took;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Somebody else who serves must have imported the struck district within a minute from now. */
  void requireTakenOver() throws InterruptedException {
    long until = System.nanoTime() + REPLACED.toNanos();
    try (Database database = stage.store().open(home())) {
      while (!State.of(database, Districts.STRUCK).isApplied()) {
        if (System.nanoTime() > until) {
          see(
              new Violation(
                  Violation.Kind.NEEDED_A_HAND,
                  "nobody took over within " + REPLACED.toSeconds() + " s"));
          return;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** A process that serves must end in order when it is asked to. */
  void requireOrderlyEnd(Program serving) throws IOException, InterruptedException {
    serving.signal("TERM");
    if (serving.awaitEnd() != 0) {
      see(new Violation(Violation.Kind.OTHER, "it served and ended with: " + serving.output()));
    }
  }

  /** Waits until the application's log says something. */
  void awaitLog(String said) throws IOException, InterruptedException {
    Program.await(
        () -> Files.readString(home().resolve("data/sis-import.log")).contains(said),
        "it was not said: " + said);
  }

  /** What is in the database and on disk. */
  State state() {
    try (Database database = stage.store().open(home())) {
      return State.of(database);
    }
  }

  /** The same at this moment, without touching anything. */
  State look() throws IOException {
    Path copy = Files.createTempDirectory(folder, "look-");
    try (Database database = stage.store().look(home(), copy)) {
      return State.of(database);
    } finally {
      Folders.delete(copy);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Program program : programs) {
      if (program.isAlive()) {
        program.kill();
      }
    }
    uploads.forEach(Upload::close);
    stage.store().drop(home());
    if (smallDisk) {
      Tools.succeeds("umount", "-l", home().resolve("data").toString());
    }
    Folders.delete(folder);
  }
}
