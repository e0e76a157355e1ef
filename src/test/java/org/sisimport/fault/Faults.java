package org.sisimport.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sisimport.fault.Scene.Record;
import org.sisimport.source.TcpProxy;

/** All faults, or those that are quick enough for every build. */
final class Faults {

  /** What a sweep counts: each family is one set of system calls. */
  private enum Calls {
    FORCE("fsync,fdatasync"),
    RENAME("rename,renameat,renameat2"),
    WRITE("write,pwrite64"),
    UNLINK("unlink,unlinkat");

    private final String names;

    Calls(String names) {
      this.names = names;
    }
  }

  /** How a process ends that could not even leave its database. */
  private static final int HALTED = 70;

  /** Of so many calls one is struck in every build. */
  private static final int SOME_CALLS = 80;

  private static final Pattern CALL = Pattern.compile("(?m)^(\\d+) +\\w+\\(");

  private final String only;
  private final boolean whole;
  private final long seed;
  private final List<Fault> faults = new ArrayList<>();

  private Faults(String only, boolean whole, long seed) {
    this.only = only;
    this.whole = whole;
    this.seed = seed;
  }

  /**
   * The faults of one database.
   *
   * @param only how their ids begin; empty for all
   * @param whole {@code false} for those of every build
   * @param seed of the random moments
   */
  static List<Fault> list(Stage stage, String only, boolean whole, long seed)
      throws IOException, InterruptedException {
    Faults faults = new Faults(only, whole, seed);
    boolean quick = !stage.store().isShared();
    for (Format format : whole ? Format.values() : new Format[] {Format.CSV}) {
      faults.kills(stage, format);
      faults.terminations(stage, format);
      if (whole || quick) {
        faults.changingFiles(stage, format);
      }
    }
    faults.randomKills(stage, Format.CSV, whole ? 50 : quick ? 5 : 2);
    faults.twoAtOnce(stage, whole ? 200 : 3);
    if (stage.store().isShared()) {
      faults.cuts(stage, Format.CSV);
      faults.stops(stage, Format.CSV);
      faults.serving(stage, Format.CSV);
    } else {
      faults.brokenServers(stage, Format.CSV);
      faults.sweep(stage, Format.CSV, whole ? 1 : SOME_CALLS);
      faults.fullDisks(stage, Format.CSV);
      faults.endsOfMemory(stage, Format.CSV);
    }
    faults.faults.removeIf(fault -> !fault.id().startsWith(only));
    return faults.faults;
  }

  /** SIGKILL at each named point. */
  private void kills(Stage stage, Format format) {
    // on PostgreSQL each waits for the claim of the killed process to end
    for (Point point : some(stage.store().isShared() ? 3 : 2)) {
      add(
          stage,
          "kill",
          format,
          point.label(),
          scene -> {
            Program night = scene.startTo(point);
            night.awaitPoint();
            night.kill();
            return point.record();
          });
    }
  }

  /** SIGTERM at named points. */
  private void terminations(Stage stage, Format format) {
    for (Point point : some(8)) {
      add(
          stage,
          "terminate",
          format,
          point.label(),
          scene -> {
            Program night = scene.startTo(point);
            night.awaitPoint();
            night.signal("TERM");
            night.goOn();
            night.awaitEnd();
            return Record.IN_DOUBT;
          });
    }
  }

  /** SIGKILL at moments that a seed chooses. */
  private void randomKills(Stage stage, Format format, int count) {
    for (long i = seed; i < seed + count; i++) {
      Random random = new Random(i);
      add(
          stage,
          "kill",
          format,
          "random-" + i,
          scene -> {
            long length = stage.unfaulted(format).took().toMillis();
            Program night = scene.start();
            Thread.sleep(random.nextLong(length));
            night.kill();
            return Record.IN_DOUBT;
          });
    }
  }

  /** SIGKILL at every n-th call of each kind. */
  private void sweep(Stage stage, Format format, int step)
      throws IOException, InterruptedException {
    if (!Tools.canTrace()) {
      return;
    }
    for (Calls calls : Calls.values()) {
      String begin =
          String.join(
              "/",
              "kill",
              stage.store().name(),
              format.extension(),
              calls.name().toLowerCase(Locale.ROOT));
      if (!begin.startsWith(only) && !only.startsWith(begin)) {
        continue;
      }
      int count = count(stage, format, calls);
      for (int n = 1 + (step - 1) / 2; n <= count; n += step) {
        int nth = n;
        add(
            stage,
            "kill",
            format,
            String.format(Locale.ROOT, "%s-%03d", calls.name().toLowerCase(Locale.ROOT), n),
            scene -> {
              Program night =
                  scene.startUnder(
                      List.of(
                          "strace",
                          "-f",
                          "-qq",
                          "-o",
                          "/dev/null",
                          "-e",
                          "trace=" + calls.names,
                          "-e",
                          "inject=" + calls.names + ":signal=SIGKILL:when=" + nth));
              if (night.awaitEnd() == 0) {
                throw new NotMade("the night had fewer calls");
              }
              return Record.IN_DOUBT;
            });
      }
    }
  }

  /** How often the thread that calls most does so in a night without a fault. */
  private static int count(Stage stage, Format format, Calls calls)
      throws IOException, InterruptedException {
    try (Scene scene = stage.scene(format)) {
      Path trace = scene.meet().resolve("trace");
      scene
          .startUnder(
              List.of(
                  "strace",
                  "-f",
                  "--seccomp-bpf",
                  "-qq",
                  "-o",
                  trace.toString(),
                  "-e",
                  "trace=" + calls.names))
          .awaitEnd();
      Map<String, Integer> byThread = new HashMap<>();
      Matcher call = CALL.matcher(Files.readString(trace));
      while (call.find()) {
        byThread.merge(call.group(1), 1, Integer::sum);
      }
      return byThread.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /** The file is written to while it is read; later it comes to rest. */
  private void changingFiles(Stage stage, Format format) {
    for (Change change : Change.values()) {
      for (Point point :
          whole
              ? List.of(Point.FILE_LOOKED_AT, Point.HALF_RECEIVED, Point.RECEIVED_NOT_FORCED)
              : List.of(Point.HALF_RECEIVED)) {
        if (point == Point.RECEIVED_NOT_FORCED) {
          // it was looked at for the last time
          continue;
        }
        add(
            stage,
            "file-" + change.name().toLowerCase(Locale.ROOT),
            format,
            point.label(),
            scene -> {
              Program night = scene.startTo(point);
              night.awaitPoint();
              change.make(scene.inboxFile());
              night.goOn();
              night.awaitEnd();
              scene.requireBesideApplied();
              Districts.send(scene.home(), Districts.STRUCK, format, scene.file(Districts.STRUCK));
              return Record.NOTHING;
            });
      }
    }
  }

  /** The disk is full from a point on, and has room again before the next night. */
  private void fullDisks(Stage stage, Format format) throws InterruptedException {
    if (!Tools.canMount()) {
      return;
    }
    for (Point point : some(6)) {
      for (int kilobytes : whole ? new int[] {0, 16, 64} : new int[] {0}) {
        faults.add(
            new Fault(
                String.join("/", "disk", stage.store().name(), format.extension(), point.label())
                    + "-"
                    + kilobytes
                    + "k-left",
                stage.store().name(),
                format,
                "110m",
                scene -> {
                  Program night = scene.startTo(point);
                  night.awaitPoint();
                  Path filler = scene.home().resolve("data/filler");
                  Disk.fill(filler, kilobytes);
                  night.goOn();
                  int exit = night.awaitEnd();
                  Files.delete(filler);
                  return exit == 0 ? Record.COMMITTED : Record.IN_DOUBT;
                }));
      }
    }
  }

  /** There is no memory at a point of the transaction, or none from there on. */
  private void endsOfMemory(Stage stage, Format format) {
    for (Point point : EnumSet.range(Point.FIRST_WRITE, Point.WITHIN_COMMIT)) {
      if (whole || point == Point.HALF_WRITTEN) {
        endsOfMemory(stage, format, point.label());
      }
    }
    endsOfMemory(stage, format, "in-the-commit");
  }

  private void endsOfMemory(Stage stage, Format format, String label) {
    for (boolean forGood : new boolean[] {false, true}) {
      add(
          stage,
          "memory",
          format,
          label + (forGood ? "-for-good" : ""),
          scene -> {
            Program night = scene.startToEndOfMemory(label, forGood);
            int exit = night.awaitEnd();
            if (exit == 0 || forGood != (exit == HALTED)) {
              throw new NotMade("the night ended with " + exit + " and said: " + night.output());
            }
            return Record.BEGUN;
          });
    }
  }

  /** The server ends all connections while the program stands at a point. */
  private void cuts(Stage stage, Format format) {
    for (Point point : whole ? List.of(Point.values()) : List.of(Point.BEFORE_COMMIT)) {
      add(
          stage,
          "cut",
          format,
          point.label(),
          scene -> {
            Program night = scene.startTo(point);
            night.awaitPoint();
            stage.store().breakConnections(scene.home());
            night.goOn();
            return night.awaitEnd() == 0 ? Record.COMMITTED : Record.IN_DOUBT;
          });
    }
  }

  /** A process stops past its claim, another does the night, and the first wakes up. */
  private void stops(Stage stage, Format format) {
    for (Point point :
        whole
            ? EnumSet.range(Point.LISTED, Point.BEFORE_COMMIT)
            : EnumSet.of(Point.IN_THE_SPOOL, Point.DECIDED)) {
      stop(
          stage,
          format,
          point.label(),
          point.record() == Record.NOTHING ? Record.COMMITTED : Record.STOLEN);
    }
    stop(stage, format, "in-a-copy", Record.STOLEN);
  }

  private void stop(Stage stage, Format format, String label, Record record) {
    add(
        stage,
        "stopped",
        format,
        label,
        scene -> {
          sendHalf(scene);
          Program first = scene.startTo(label);
          first.awaitPoint();
          first.signal("STOP");
          sendWhole(scene);
          scene.recover();
          first.goOn();
          first.signal("CONT");
          if (first.awaitEnd() == 0) {
            scene.see(
                new Violation(
                    Violation.Kind.OTHER,
                    "a process that had lost its district did not say so: " + first.output()));
          }
          return record;
        });
  }

  /** What a process reads before it stops is older than what lies there when it wakes up. */
  private static void sendHalf(Scene scene) throws IOException {
    byte[] newest = scene.file(Districts.STRUCK);
    Districts.send(
        scene.home(), Districts.STRUCK, scene.format(), Arrays.copyOf(newest, newest.length / 2));
  }

  private static void sendWhole(Scene scene) throws IOException {
    Districts.send(scene.home(), Districts.STRUCK, scene.format(), scene.file(Districts.STRUCK));
  }

  /** Two serve; the one that has the district is killed, or stops, and the other takes it over. */
  private void serving(Stage stage, Format format) {
    Set<Point> all = EnumSet.range(Point.BEGUN, Point.BEFORE_COMMIT);
    for (Point point : whole ? all : EnumSet.of(Point.DECIDED)) {
      add(
          stage,
          "serve-killed",
          format,
          point.label(),
          scene -> {
            Program first = scene.serveTo(point);
            first.awaitPoint();
            Program second = scene.serve();
            second.awaitServing();
            first.kill();
            scene.requireTakenOver();
            scene.requireOrderlyEnd(second);
            return Record.STOLEN;
          });
    }
    for (Point point : whole ? all : EnumSet.of(Point.HALF_WRITTEN)) {
      add(
          stage,
          "serve-stopped",
          format,
          point.label(),
          scene -> {
            sendHalf(scene);
            Program first = scene.serveTo(point);
            first.awaitPoint();
            Program second = scene.serve();
            second.awaitServing();
            first.signal("STOP");
            sendWhole(scene);
            scene.requireTakenOver();
            first.goOn();
            first.signal("CONT");
            scene.awaitLog("this process writes nothing more of it");
            scene.requireOrderlyEnd(first);
            scene.requireOrderlyEnd(second);
            return Record.STOLEN;
          });
    }
  }

  /** The way to an SFTP server breaks each time, and is mended before the next night. */
  private void brokenServers(Stage stage, Format format) {
    for (TcpProxy.Fault fault : TcpProxy.Fault.values()) {
      for (int bytes : whole ? new int[] {0, 40, 1_500, 3_000, 6_000, 12_000} : new int[] {6_000}) {
        add(
            stage,
            "sftp-" + fault.name().toLowerCase(Locale.ROOT),
            format,
            "byte-" + bytes,
            scene -> brokenServer(scene, upload -> upload.breakAt(bytes, fault)));
      }
    }
    add(
        stage,
        "sftp-impostor",
        format,
        "changed-host-key",
        scene -> brokenServer(scene, Upload::leadToImpostor));
  }

  private static Record brokenServer(Scene scene, Consumer<Upload> breaks)
      throws IOException, InterruptedException {
    Upload upload = scene.upload();
    breaks.accept(upload);
    if (scene.start().awaitEnd() == 0) {
      throw new NotMade("the night went well although the way was broken");
    }
    scene.requireBesideApplied();
    upload.mend();
    return Record.NOTHING;
  }

  /** Two processes start the same night. */
  private void twoAtOnce(Stage stage, int times) {
    for (int i = 1; i <= times; i++) {
      add(
          stage,
          "twice",
          Format.CSV,
          String.valueOf(i),
          scene -> {
            Program one = scene.start();
            Program other = scene.start();
            one.awaitEnd();
            other.awaitEnd();
            // each district was done by one of them
            scene.requireBesideApplied();
            return Record.COMMITTED;
          });
    }
  }

  private List<Point> some(int step) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < Point.values().length; i += whole ? 1 : step) {
      points.add(Point.values()[i]);
    }
    return points;
  }

  private void add(Stage stage, String kind, Format format, String last, Fault.Strike strike) {
    faults.add(
        new Fault(
            String.join("/", kind, stage.store().name(), format.extension(), last),
            stage.store().name(),
            format,
            "",
            strike));
  }
}
