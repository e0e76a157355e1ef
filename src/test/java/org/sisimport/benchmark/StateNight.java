package org.sisimport.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunStatus;
import org.sisimport.store.Database;
import org.sisimport.store.PostgresServer;

/**
 * One night of a whole state: every district has a file in its folder of which 2 % of the rows
 * changed, and processes as an operator starts them bring them into PostgreSQL, with logs and
 * audit. Time is that of the wall, from the start of the first process to the end of the last.
 */
final class StateNight {

  private static final double TARGET_SECONDS = 300;
  private static final double TARGET_MEGABYTES = 1024;

  private final Path checkout;
  private final Path folder;
  private final Table table;

  /**
   * @param folder for homes, files and the database server of this benchmark's own
   */
  StateNight(Path checkout, Path folder, Table table) {
    this.checkout = checkout;
    this.folder = folder;
    this.table = table;
  }

  void run() throws Exception {
    try (PostgresServer server = PostgresServer.own(folder.resolve("server"))) {
      nights(server, InventedState.part(10), 1);
      nights(server, InventedState.part(100), 1);
      nights(server, InventedState.all(), 1, 2, 3);
    }
  }

  /** Loads districts and plays one night after the other, each with so many processes. */
  private void nights(PostgresServer server, List<InventedDistrict> districts, int... processes)
      throws Exception {
    Path home = Benchmarks.home(checkout, folder.resolve("home-" + districts.size()));
    int students = districts.stream().mapToInt(InventedDistrict::size).sum();
    try (PostgresServer.Place place = server.newEmptyDatabase();
        Database database = place.connect()) {
      settings(home, place);
      for (InventedDistrict district : districts) {
        district.writeFolder(home.resolve("districts").resolve(district.code()));
        database.students().load(district.code(), district.students(), false);
      }
      for (int count : processes) {
        for (InventedDistrict district : districts) {
          district.writeNext(home.resolve("districts").resolve(district.code()));
        }
        Cost cost = night(home, count);
        requireApplied(database, districts);
        String measure =
            String.format(
                "%,d districts, %,d students, %s",
                districts.size(), students, count == 1 ? "one process" : count + " processes");
        String measured =
            String.format(
                "%.0f s, %,.0f students a second, %.0f MB at most",
                cost.seconds, students / cost.seconds, cost.megabytes);
        if (districts.size() == 1_000) {
          table.add(
              measure,
              measured,
              "300 s, 1,024 MB",
              cost.seconds <= TARGET_SECONDS && cost.megabytes <= TARGET_MEGABYTES);
        } else {
          table.add(measure, measured);
        }
      }
    }
    Benchmarks.delete(home);
  }

  private static void settings(Path home, PostgresServer.Place place) throws IOException {
    Path password = home.resolve("password");
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, PostgresServer.PASSWORD);
    Files.writeString(
        home.resolve("sis-import.yaml"),
        "database:\n  url: "
            + place.url()
            + "\n  user: "
            + PostgresServer.USER
            + "\n  password: { file: "
            + password
            + " }\nwindow: \"00:00-23:59\"\n");
  }

  /**
   * What a night took.
   *
   * @param megabytes the most that one of the processes ever held
   */
  private record Cost(double seconds, double megabytes) {}

  private Cost night(Path home, int count) throws Exception {
    long begun = System.nanoTime();
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path output = folder.resolve("output-" + i + ".txt");
      running.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx768m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.sisimport.cli.Main",
                  "run",
                  "--at-once",
                  "2",
                  "--home",
                  home.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start());
    }
    double megabytes = 0;
    while (running.stream().anyMatch(Process::isAlive)) {
      for (Process process : running) {
        megabytes = Math.max(megabytes, peakMegabytes(process));
      }
      Thread.sleep(100);
    }
    return new Cost((System.nanoTime() - begun) / 1e9, megabytes);
  }

  private static double peakMegabytes(Process process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
        }
      }
    } catch (IOException e) {
      // it has just ended
    }
    return 0;
  }

  private static void requireApplied(Database database, List<InventedDistrict> districts) {
    Map<String, Run> newest = new java.util.HashMap<>();
    database.journal().list(null).forEach(run -> newest.putIfAbsent(run.district(), run));
    for (InventedDistrict district : districts) {
      Run run = newest.get(district.code());
      if (run == null
          || run.status() != RunStatus.APPLIED
          || run.counts().read() != district.size()) {
        throw new IllegalStateException(district.code() + " was not imported: " + run);
      }
    }
  }
}
