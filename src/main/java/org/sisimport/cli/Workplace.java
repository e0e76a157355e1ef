package org.sisimport.cli;

import java.nio.file.Files;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.importer.Importer;
import org.sisimport.importer.LogFiles;
import org.sisimport.importer.Progress;
import org.sisimport.report.DistrictLog;
import org.sisimport.rules.RuleSets;
import org.sisimport.sample.Sample;
import org.sisimport.source.Spool;
import org.sisimport.store.Database;

/** The parts of the program put together over one home, each made when it is first asked for. */
final class Workplace implements AutoCloseable {

  private final Home home;
  private final Clock clock;
  private @Nullable Database database;
  private @Nullable Spool spool;

  Workplace(Home home) {
    this.home = home;
    this.clock = Clock.systemUTC();
  }

  Clock clock() {
    return clock;
  }

  Districts districts() {
    return new Districts(home.path());
  }

  RuleSets ruleSets() {
    return new RuleSets(home.path(), home.ruleCache());
  }

  Spool spool() {
    if (spool == null) {
      spool = new Spool(home.data(), clock);
    }
    return spool;
  }

  /** The home's database. */
  Database database() {
    if (database == null) {
      home.require();
      database = Database.open(home.database());
    }
    return database;
  }

  Importer importer(Database students, Progress progress) {
    return new Importer(
        ruleSets(),
        students.students(),
        students.journal(),
        spool(),
        new LogFiles(home.path()),
        DistrictLog::new,
        clock,
        progress);
  }

  /**
   * A database to preview in: the home's, unless there is none yet or a sample's students would
   * have to be loaded first; then one in memory, because a preview writes nothing.
   */
  Database previewing(DistrictFolder district) {
    boolean bringsStudents = Files.isDirectory(district.folder().resolve("existing"));
    if (Files.isDirectory(home.database())
        && !(bringsStudents && database().students().isEmpty(district.code()))) {
      return database();
    }
    Database inMemory = Database.inMemory("preview-" + UUID.randomUUID());
    Sample.loadExisting(district, inMemory.students());
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
