package org.sisimport.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What is measured over whole processes. */
final class Processes {

  private static final int ROUNDS = 7;

  private final Path checkout;
  private final Path folder;
  private final Path output;
  private final Table table;

  /**
   * @param checkout holds the launcher
   * @param folder for homes of this benchmark's own
   */
  Processes(Path checkout, Path folder, Table table) {
    this.checkout = checkout;
    this.folder = folder;
    this.output = folder.resolve("output.txt");
    this.table = table;
  }

  void run() throws Exception {
    cold();
    memory("1,000,000-row CSV within -Xmx256m", 1_000_000, false);
    memory("100,000-row XLSX within -Xmx256m", 100_000, true);
  }

  /** A small file on compiled rules, and a check after an edit, both from a cold start. */
  private void cold() throws Exception {
    Path home = home("cold");
    InventedDistrict small = new InventedDistrict(50);
    Path night = small.writeFolder(home.resolve("night"));
    small.writeStudents(Files.createDirectories(night.resolve("existing")).resolve("students.csv"));
    double[] run = new double[ROUNDS];
    double[] check = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      small.writeNext(night);
      Cpu.Cost ran = launch(home, "run", night.toString());
      if (round >= 0) {
        run[round] = ran.cpu();
      }
    }
    for (int round = -1; round < ROUNDS; round++) {
      edit(home.resolve("rules/inactive-students.drl"), round);
      Cpu.Cost checked = launch(home, "check", night.toString());
      if (round >= 0) {
        check[round] = checked.cpu();
      }
    }
    double median = Cpu.median(run);
    table.add(
        "Cold run of a file of 50 rows, rules compiled before",
        String.format("%.2f CPU-s", median),
        "at most 1 CPU-s",
        median <= 1);
    table.add(
        "Cold check after one rule was edited", String.format("%.2f CPU-s", Cpu.median(check)));
  }

  /** Makes one reason another one than in any round before. */
  private static void edit(Path rules, int round) throws IOException {
    String text = Files.readString(rules);
    String edited =
        text.replaceFirst(
            "is inactive here(, as edited \\d+)?", "is inactive here, as edited " + (round + 2));
    if (edited.equals(text)) {
      throw new IllegalStateException("nothing to edit in " + rules);
    }
    Files.writeString(rules, edited);
  }

  private Cpu.Cost launch(Path home, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("sis-import").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    return Child.run(output, command);
  }

  /** A large file of a district whose students we have. */
  private void memory(String measure, int rows, boolean workbook) throws Exception {
    Path home = home("memory-" + rows);
    InventedDistrict large = new InventedDistrict(rows);
    Path night = large.writeFolder(home.resolve("night"));
    Path existing = Files.createDirectories(night.resolve("existing")).resolve("students.csv");
    large.writeStudents(existing);
    // loading is done once in the life of a district, and is not what is measured
    Child.run(output, java("-Xmx2g", home, "run", night.toString()));
    Callable<Path> next = () -> workbook ? large.writeNextWorkbook(night) : large.writeNext(night);
    next.call();
    Cpu.Cost cost = Child.run(output, java("-Xmx256m", home, "run", "--json", night.toString()));
    String log = Files.readString(output, StandardCharsets.UTF_8);
    boolean whole = log.contains("\"read\":" + rows + ",");
    table.add(
        measure,
        String.format("%.1f CPU-s (%.1f s by the wall)", cost.cpu(), cost.wall()),
        "runs",
        whole);
    Benchmarks.delete(home);
  }

  private static List<String> java(String heap, Path home, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sisimport.cli.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    return command;
  }

  private Path home(String name) throws IOException {
    return Benchmarks.home(checkout, folder.resolve(name));
  }
}
