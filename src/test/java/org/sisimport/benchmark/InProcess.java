package org.sisimport.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.Field;
import org.sisimport.facts.IncomingStudent;
import org.sisimport.facts.Match;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.SourceFile;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Importer;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Plan;
import org.sisimport.importer.Planning;
import org.sisimport.importer.Progress;
import org.sisimport.importer.RunStatus;
import org.sisimport.matching.Matcher;
import org.sisimport.matching.Schools;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.report.DistrictLog;
import org.sisimport.rules.RuleSet;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Delivery;
import org.sisimport.source.Observations;
import org.sisimport.source.Sources;
import org.sisimport.source.Spool;
import org.sisimport.store.Database;
import org.sisimport.students.Students;

/** What is measured within this process, over a district of 80,000 students. */
final class InProcess {

  private static final int ROWS = 80_000;
  private static final int CHUNK = 1_000;
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 9;

  private final Path home;
  private final Table table;
  private final InventedDistrict invented = new InventedDistrict(ROWS);
  private final DistrictFolder district;
  private final RuleSets ruleSets;
  private final RuleSet rules;
  private final Clock clock = Clock.systemUTC();
  private final LocalDate today = LocalDate.now(clock);

  InProcess(Path home, Table table) throws IOException {
    this.home = home;
    this.table = table;
    this.district = new Districts(home).readSample(invented.writeFolder(home.resolve("night")));
    this.ruleSets = new RuleSets(home, home.resolve("data/rules"));
    this.rules = ruleSets.load(district.code(), district.vendor(), district.rules()).rules();
  }

  void run() throws Exception {
    try (Database database = Database.open(home.resolve("database"))) {
      database.students().load(district.code(), invented.students(), false);
      Students students = database.students().read(district.code(), today);
      sitting(students);
      planning(students, database.roster());
      night(database);
    }
  }

  /** The STUDENTS sitting alone: facts are made, decisions are signed, nothing is settled. */
  private void sitting(Students students) throws Exception {
    List<List<Object>> chunks = facts(students);
    double[] cpu = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      Cpu.Cost cost =
          Cpu.of(
              () -> {
                int decisions = 0;
                for (List<Object> chunk : chunks) {
                  decisions += rules.consultStudents(chunk).size();
                }
                return decisions;
              });
      if (round >= 0) {
        cpu[round] = cost.cpu();
      }
    }
    double rate = ROWS / Cpu.median(cpu);
    table.add(
        "STUDENTS sitting, every decision signed",
        String.format("%,.0f rows per CPU-second", rate),
        "at least 700,000",
        rate >= 700_000);
  }

  /** The facts of a file in which one row of fifty has another grade. */
  private List<List<Object>> facts(Students students) {
    SourceFile file = new SourceFile("night_demographics.csv", null, true);
    Matcher matcher =
        new Matcher(
            students, district.district(), file, new Schools(district.schools()), ssid -> true);
    List<List<Object>> chunks = new ArrayList<>();
    List<Object> chunk = new ArrayList<>();
    int row = 1;
    for (ExistingStudent existing : students.all()) {
      row++;
      IncomingStudent incoming =
          new IncomingStudent(
              row, row % 50 == 0 ? existing.values().with(Field.GRADE, "UE") : existing.values());
      Match match = matcher.match(incoming, existing, true);
      chunk.add(match);
      chunk.addAll(matcher.differences(match));
      SchoolChoice choice = matcher.schoolChoice(incoming, existing);
      if (choice != null) {
        chunk.add(choice);
      }
      if (row % CHUNK == 1) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
      }
    }
    return chunks;
  }

  /** A whole file: read, mapped, matched, decided, written down. */
  private void planning(Students students, RosterRegister rosters) throws Exception {
    invented.writeNext(district.folder());
    Delivery delivery =
        Sources.of(
                district, new Spool(home.resolve("data"), clock), Observations.acrossVisits(clock))
            .listNewest()
            .get(0)
            .fetch();
    RuleSet plain = new PlainRules(rules);
    double[] ours = new double[ROUNDS];
    double[] plains = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      Plan[] plans = new Plan[2];
      Cpu.Cost byRules = Cpu.of(() -> plans[0] = plan(delivery, rules, students, rosters));
      Cpu.Cost byJava = Cpu.of(() -> plans[1] = plan(delivery, plain, students, rosters));
      if (!plans[0].counts().equals(plans[1].counts())
          || !plans[0].changes().equals(plans[1].changes())) {
        throw new IllegalStateException(
            "the plain rules decide otherwise: " + plans[0].counts() + " and " + plans[1].counts());
      }
      if (round >= 0) {
        ours[round] = byRules.cpu();
        plains[round] = byJava.cpu();
      }
    }
    double ratio = Cpu.median(ours) / Cpu.median(plains);
    table.add(
        "Planning 80,000 rows by rules / by plain Java",
        String.format(
            "%.2f times (%.2f / %.2f CPU-s)", ratio, Cpu.median(ours), Cpu.median(plains)),
        "at most 1.5 times",
        ratio <= 1.5);
  }

  private Plan plan(Delivery delivery, RuleSet by, Students students, RosterRegister rosters) {
    return Planning.plan(delivery, district, by, students, rosters, clock.instant());
  }

  /** A whole night with a file of which 2 % changed: fetched, planned, committed, logged. */
  private void night(Database database) throws Exception {
    Spool spool = new Spool(home.resolve("data"), clock);
    Importer importer =
        new Importer(
            ruleSets,
            database.students(),
            database.roster(),
            database.journal(),
            spool,
            new LogFiles(home),
            DistrictLog::new,
            clock,
            Progress.NONE);
    double[] cpu = new double[ROUNDS];
    double[] wall = new double[ROUNDS];
    double[] floor = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      Path file = invented.writeNext(district.folder());
      Cpu.Cost night =
          Cpu.of(
              () ->
                  importer
                      .run(
                          district,
                          Sources.of(district, spool, Observations.acrossVisits(clock))::listNewest)
                      .runs()
                      .get(0));
      Cpu.Cost least = Cpu.of(new Floor(file));
      if (round >= 0) {
        cpu[round] = night.cpu();
        wall[round] = night.wall();
        floor[round] = least.cpu();
      }
    }
    Finished last =
        importer
            .run(
                district, Sources.of(district, spool, Observations.acrossVisits(clock))::listNewest)
            .runs()
            .get(0);
    if (last.run().status() != RunStatus.UNCHANGED) {
      throw new IllegalStateException("the last file was not applied: " + last.run().status());
    }
    table.add(
        "80,000-row CSV, 2 % changed, end to end on HSQLDB",
        String.format("%.2f CPU-s (%.2f s by the wall)", Cpu.median(cpu), Cpu.median(wall)),
        "at most 1 s",
        Cpu.median(cpu) <= 1);
    double ratio = Cpu.median(cpu) / Cpu.median(floor);
    table.add(
        "The same / its floor: parse, look up in a map",
        String.format("%.1f times (floor %.2f CPU-s)", ratio, Cpu.median(floor)),
        "at most 2 times",
        ratio <= 2);
  }

  /** Parses a file and looks each SSID up in a map, and nothing else. */
  private record Floor(Path file) implements java.util.concurrent.Callable<Integer> {

    @Override
    public Integer call() throws IOException {
      Map<String, Integer> rows = new HashMap<>();
      for (int i = 0; i < ROWS; i++) {
        rows.put(String.valueOf(1_000_000_000L + i * 7L), i);
      }
      int found = 0;
      CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
      try (Reader in = Files.newBufferedReader(file);
          CSVParser parser = CSVParser.parse(in, format)) {
        for (CSVRecord row : parser) {
          found += rows.containsKey(row.get(0)) ? 1 : 0;
        }
      }
      return found;
    }
  }
}
