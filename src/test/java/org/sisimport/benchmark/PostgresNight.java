package org.sisimport.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.importer.Importer;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Night;
import org.sisimport.importer.Progress;
import org.sisimport.importer.RunStatus;
import org.sisimport.report.DistrictLog;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Observations;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;
import org.sisimport.source.Spool;
import org.sisimport.store.Database;
import org.sisimport.store.PostgresServer;

/**
 * A district of 80,000 students on PostgreSQL, beside what PostgreSQL alone needs for the same
 * file: COPY it, and INSERT … ON CONFLICT, without rules, differences, audit or log. Time is that
 * of the wall, because the server works in processes of its own.
 */
final class PostgresNight {

  private static final int ROWS = 80_000;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 7;

  private final Path home;
  private final Table table;
  private final InventedDistrict invented = new InventedDistrict(ROWS);
  private final DistrictFolder district;
  private final Clock clock = Clock.systemUTC();

  PostgresNight(Path home, Table table) throws Exception {
    this.home = home;
    this.table = table;
    this.district = new Districts(home).readSample(invented.writeFolder(home.resolve("night")));
  }

  void run() throws Exception {
    try (PostgresServer server = PostgresServer.own(home.resolve("server"));
        PostgresServer.Place place = server.newEmptyDatabase();
        Database database = place.connect()) {
      database.students().load(district.code(), invented.students(), false);
      try (Floor floor = new Floor(place, invented.writeNext(district.folder()))) {
        measure(database, floor, "2 % changed", 1, false);
        measure(database, floor, "all changed", 2.5, true);
      }
    }
  }

  private void measure(
      Database database, Floor floor, String what, double target, boolean allChanged)
      throws Exception {
    Spool spool = new Spool(home.resolve("data"), clock);
    Importer importer =
        new Importer(
            new RuleSets(home, home.resolve("data/rules")),
            database.students(),
            database.roster(),
            database.journal(),
            spool,
            new LogFiles(home),
            DistrictLog::new,
            clock,
            Progress.NONE);
    double[] ours = new double[ROUNDS];
    double[] floors = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      Path file =
          allChanged
              ? invented.writeAllChanged(district.folder())
              : invented.writeNext(district.folder());
      Cpu.Cost night = Cpu.of(() -> night(importer, spool));
      Cpu.Cost least = Cpu.of(() -> floor.take(file));
      if (round >= 0) {
        ours[round] = night.wall();
        floors[round] = least.wall();
      }
    }
    double ratio = Cpu.median(ours) / Cpu.median(floors);
    table.add(
        "80,000-row night on PostgreSQL / COPY and upsert, " + what,
        String.format(
            "%.2f times (%.2f / %.2f s by the wall)", ratio, Cpu.median(ours), Cpu.median(floors)),
        "at most " + target + " times",
        ratio <= target);
  }

  private Night night(Importer importer, Spool spool) {
    try (Source source = Sources.of(district, spool, Observations.acrossVisits(clock))) {
      Night night = importer.run(district, source::listNewest);
      if (night.runs().size() != 1 || night.runs().get(0).run().status() != RunStatus.APPLIED) {
        throw new IllegalStateException("not applied: " + night);
      }
      return night;
    }
  }

  /** The same columns in one table, with the SSID as its key. */
  private static final class Floor implements AutoCloseable {

    private final Connection connection;
    private final List<String> columns;

    Floor(PostgresServer.Place place, Path file) throws Exception {
      connection =
          DriverManager.getConnection(place.url(), PostgresServer.USER, PostgresServer.PASSWORD);
      try (var lines = Files.lines(file)) {
        int count = lines.findFirst().orElseThrow().split(",", -1).length;
        columns = java.util.stream.IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
      }
      execute("CREATE TABLE floor_student (" + texts() + ", PRIMARY KEY (c0))");
      take(file);
    }

    /** All of it in one transaction, as ours is. */
    int take(Path file) throws Exception {
      connection.setAutoCommit(false);
      execute("CREATE TEMPORARY TABLE floor_file (" + texts() + ") ON COMMIT DROP");
      try (InputStream in = Files.newInputStream(file)) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY floor_file FROM STDIN WITH (FORMAT csv, HEADER)", in);
      }
      String updates =
          columns.stream()
              .skip(1)
              .map(column -> column + " = EXCLUDED." + column)
              .collect(Collectors.joining(", "));
      execute(
          "INSERT INTO floor_student SELECT * FROM floor_file ON CONFLICT (c0) DO UPDATE SET "
              + updates);
      connection.commit();
      return ROWS;
    }

    private String texts() {
      return columns.stream().map(column -> column + " TEXT").collect(Collectors.joining(", "));
    }

    private void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
