package org.sisimport.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterPackage;

/** The OneRoster package of a district of 80,000 students, read alone and through a night. */
final class PackageNight {

  private static final int WARM_UP = 2;
  private static final int ROUNDS = 5;
  private static final String HEAP = "-Xmx512m";

  private final Path checkout;
  private final Path folder;
  private final Table table;

  /**
   * @param checkout holds the shipped rules
   * @param folder for the home of this benchmark's own
   */
  PackageNight(Path checkout, Path folder, Table table) {
    this.checkout = checkout;
    this.folder = folder;
    this.table = table;
  }

  void run() throws Exception {
    Path home = Benchmarks.home(checkout, folder.resolve("home"));
    InventedPackage invented = new InventedPackage();
    Path night = invented.writeFolder(home.resolve("night"));
    Path file = invented.writeNext(night);
    double alone = reading(file);
    night(home, night, "first night, all of it is new", alone);
    invented.writeNext(night);
    night(home, night, "2 % changed", alone);
    night(home, night, "the same again", alone);
  }

  /**
   * The package is opened, with all that is checked, and its records are read once more.
   *
   * @return CPU seconds of reading its files as CSV and nothing else
   */
  private double reading(Path file) throws Exception {
    double[] checked = new double[ROUNDS];
    double[] again = new double[ROUNDS];
    double[] csv = new double[ROUNDS];
    long rows = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      RosterPackage[] pack = new RosterPackage[1];
      long[] read = new long[1];
      Cpu.Cost opened = Cpu.of(() -> pack[0] = open(file));
      Cpu.Cost readAgain = Cpu.of(() -> read[0] = records(pack[0]));
      Cpu.Cost alone = Cpu.of(() -> csvRows(file));
      rows = read[0];
      if (round >= 0) {
        checked[round] = opened.cpu();
        again[round] = readAgain.cpu();
        csv[round] = alone.cpu();
      }
    }
    ratio(
        String.format("OneRoster package of %,d rows read and checked", rows), rows, checked, csv);
    ratio("Its records handed on, each time that is needed", rows, again, csv);
    return Cpu.median(csv);
  }

  private void ratio(String measure, long rows, double[] ours, double[] csv) {
    double ratio = Cpu.median(ours) / Cpu.median(csv);
    table.add(
        measure + " / its CSV files read alone",
        String.format(
            "%.2f times (%.2f / %.2f CPU-s; %,.0f rows per CPU-second)",
            ratio, Cpu.median(ours), Cpu.median(csv), rows / Cpu.median(ours)),
        "at most 3 times",
        ratio <= 3);
  }

  private static RosterPackage open(Path file) {
    RosterPackage pack = RosterPackage.open(file, "OneRoster.zip", false);
    pack.checkReferences((kept, id) -> false);
    return pack;
  }

  private static long records(RosterPackage pack) {
    long[] count = new long[1];
    for (RosterFile each : RosterFile.values()) {
      pack.forEach(each, row -> count[0]++);
    }
    return count[0];
  }

  private static long csvRows(Path file) throws IOException {
    long count = 0;
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry);
            CSVParser parser =
                CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
          for (CSVRecord row : parser) {
            count += row.isSet(0) ? 1 : 0;
          }
        }
      }
    }
    return count;
  }

  private void night(Path home, Path night, String which, double alone) throws Exception {
    Path output = folder.resolve("output.txt");
    Cpu.Cost cost =
        Child.run(
            output,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                "org.sisimport.cli.Main",
                "run",
                "--json",
                night.toString(),
                "--home",
                home.toString()));
    String said = Files.readString(output);
    boolean whole =
        said.contains("\"read\":" + InventedPackage.STUDENTS + ",") || which.contains("again");
    table.add(
        String.format(
            "%,d students, %,d enrollments on HSQLDB within %s: %s",
            InventedPackage.STUDENTS, InventedPackage.ENROLLMENTS, HEAP, which),
        String.format(
            "%.1f s by the wall, %.1f CPU-s, %.0f times the CSV files alone",
            cost.wall(), cost.cpu(), cost.cpu() / alone),
        "runs",
        whole);
  }
}
