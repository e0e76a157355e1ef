package org.sisimport.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.district.Outgoing;
import org.sisimport.district.Settings;
import org.sisimport.district.Times;
import org.sisimport.importer.Importer;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Progress;
import org.sisimport.importer.Standings;
import org.sisimport.importer.Transfers;
import org.sisimport.outgoing.Sender;
import org.sisimport.report.DistrictLog;
import org.sisimport.rules.RuleSets;
import org.sisimport.sample.Sample;
import org.sisimport.schedule.Session;
import org.sisimport.schedule.Visitor;
import org.sisimport.source.Destination;
import org.sisimport.source.Destinations;
import org.sisimport.source.Observations;
import org.sisimport.source.PastReads;
import org.sisimport.source.Sources;
import org.sisimport.source.Spool;
import org.sisimport.store.Database;

/** The parts of the program put together over one home, each made when it is first asked for. */
final class Workplace implements AutoCloseable {

  private final Home home;
  private final Surroundings surroundings;
  private final PrintWriter err;
  private int districtsAtOnce = 1;
  private @Nullable Settings settings;
  private @Nullable RuleSets ruleSets;
  private @Nullable Database database;
  private @Nullable Spool spool;

  Workplace(Home home, Surroundings surroundings, PrintWriter err) {
    this.home = home;
    this.surroundings = surroundings;
    this.err = err;
  }

  /** Settings other than those of the home. */
  Workplace with(Settings other) {
    settings = other;
    return this;
  }

  /** As many districts as that are imported at the same time. */
  Workplace forDistrictsAtOnce(int number) {
    districtsAtOnce = number;
    return this;
  }

  Home home() {
    return home;
  }

  Clock clock() {
    return surroundings.clock();
  }

  Settings settings() {
    if (settings == null) {
      settings = Settings.read(home.path());
    }
    return settings;
  }

  Districts districts() {
    return new Districts(home.path(), settings());
  }

  RuleSets ruleSets() {
    if (ruleSets == null) {
      ruleSets = new RuleSets(home.path(), home.ruleCache());
    }
    return ruleSets;
  }

  Spool spool() {
    if (spool == null) {
      spool = new Spool(home.data(), clock());
    }
    return spool;
  }

  LogFiles logFiles() {
    return new LogFiles(home.path(), home.data());
  }

  /** In which a district's days begin and end; California where its folder does not tell. */
  ZoneId zone(String code) {
    try {
      return districts().get(code).zone();
    } catch (DistrictSetupException e) {
      return Times.DEFAULT_ZONE;
    }
  }

  /** The home's database. */
  Database database() {
    if (database == null) {
      database = openDatabase();
    }
    return database;
  }

  private Database openDatabase() {
    return openDatabase(
        () ->
            err.println(
                "another sis-import is at work in "
                    + home.database()
                    + "; waiting up to "
                    + surroundings.patience().toSeconds()
                    + " seconds for it"));
  }

  /**
   * The home's database, for whoever closes it.
   *
   * @param waiting called where another process has it open
   */
  Database openDatabase(Runnable waiting) {
    home.require();
    Settings.DatabaseServer server = settings().database();
    return server == null
        ? Database.open(home.database(), surroundings.patience(), waiting)
        : Database.connect(
            server.url(),
            server.user(),
            server.password().read(),
            Math.max(districtsAtOnce, settings().serve().districtsAtOnce()));
  }

  /** A session over the home's database; closing it closes nothing. */
  Session session(Progress progress) {
    return new OpenSession(database(), importer(database(), progress), this, () -> {});
  }

  /** Changes who takes part in the program. */
  Standings standings(Database over) {
    return new Standings(over.students(), over.journal(), over.standings(), clock());
  }

  /** Sends outgoing files. */
  Sender sender(Database over) {
    return new Sender(
        ruleSets(), over.students(), over.journal(), standings(over), over.outgoing(), clock());
  }

  /**
   * The place of a district's outgoing files.
   *
   * @throws SisImportException where the district has none, or its folder is not there
   */
  static Destination destination(DistrictFolder district) {
    return Destinations.of(district, outgoing(district).place());
  }

  /**
   * What a district sends.
   *
   * @throws SisImportException where it sends nothing
   */
  static Outgoing outgoing(DistrictFolder district) {
    Outgoing outgoing = district.outgoing();
    if (outgoing == null) {
      throw new SisImportException(
          "District "
              + district.code()
              + " has no outgoing files, and nothing was sent; \"outgoing: { folder: outbox }\" in"
              + " its district.yaml says where they go");
    }
    return outgoing;
  }

  /** As SIRAS has it, where a district's folder does not tell: files go out until one o'clock. */
  private Transfers.DistrictTime time(String code) {
    try {
      DistrictFolder district = districts().get(code);
      Outgoing outgoing = district.outgoing();
      return new Transfers.DistrictTime(
          district.zone(), outgoing == null ? null : outgoing.times().window().closes());
    } catch (DistrictSetupException e) {
      return new Transfers.DistrictTime(Times.DEFAULT_ZONE, LocalTime.of(1, 0));
    }
  }

  /** What the people of districts decide about students for whom others ask. */
  Transfers transfers() {
    Database opened = database();
    return new Transfers(
        opened.students(),
        opened.journal(),
        opened.transfers(),
        standings(opened),
        opened.outgoing()::hasTold,
        this::time,
        clock());
  }

  /** Whether it is a district of the home, and no folder that is like one. */
  boolean isScheduled(DistrictFolder district) {
    Path folder = home.path().resolve("districts").resolve(district.code());
    return district.folder().toAbsolutePath().normalize().equals(folder);
  }

  /**
   * Visits districts.
   *
   * @param inFull whether systems that are asked are read in full
   */
  Visitor visitor(Observations observations, boolean inFull) {
    return visitor(observations, inFull, () -> {});
  }

  /**
   * Visits districts.
   *
   * @param stop throws where the read of a system is to be broken off
   */
  Visitor visitor(Observations observations, boolean inFull, Runnable stop) {
    return new Visitor(
        (district, past) ->
            Sources.of(district, spool(), observations, inFull ? PastReads.NONE : past, stop),
        clock());
  }

  Importer importer(Database students, Progress progress) {
    return new Importer(
        ruleSets(),
        students.students(),
        students.roster(),
        students.journal(),
        spool(),
        logFiles(),
        DistrictLog::new,
        clock(),
        progress);
  }

  /**
   * A database to preview in: the home's, unless there is none yet or a sample's students would
   * have to be loaded first; then one in memory, because a preview writes nothing.
   */
  Database previewing(DistrictFolder district) {
    boolean bringsStudents = Files.isDirectory(district.folder().resolve("existing"));
    if ((settings().database() != null || Files.isDirectory(home.database()))
        && !(bringsStudents && database().students().isEmpty(district.code()))) {
      return database();
    }
    Database inMemory = Database.inMemory("preview-" + UUID.randomUUID());
    Sample.loadExisting(district, inMemory);
    return inMemory;
  }

  /** Closes a database that {@link #previewing} made in memory. */
  void release(Database previewed) {
    if (previewed != database) {
      previewed.close();
    }
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
