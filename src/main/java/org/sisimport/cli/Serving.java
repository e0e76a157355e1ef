package org.sisimport.cli;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.sisimport.SisImportException;
import org.sisimport.importer.Importer;
import org.sisimport.importer.Progress;
import org.sisimport.importer.StoppedException;
import org.sisimport.schedule.NightService;
import org.sisimport.schedule.Session;
import org.sisimport.source.Observations;
import org.sisimport.store.Database;
import org.sisimport.store.ServerDatabase;

/** The service over one home, and what it needs for as long as it runs. */
final class Serving implements AutoCloseable {

  private final AutoCloseable resources;
  private final NightService service;

  private Serving(AutoCloseable resources, NightService service) {
    this.resources = resources;
    this.service = service;
  }

  /**
   * Puts a service together; it is not started. A database server may be away at this moment.
   *
   * @param nanos a time that only passes, in nanoseconds
   * @throws SisImportException where another process serves the home's embedded database
   */
  static Serving of(Workplace workplace, LongSupplier nanos) {
    workplace.home().require();
    Builder builder = new Builder(workplace, nanos);
    return workplace.settings().database() == null ? builder.embedded() : builder.server();
  }

  NightService service() {
    return service;
  }

  @Override
  public void close() {
    service.close();
    try {
      resources.close();
    } catch (SisImportException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("resources of ours throw our own exceptions", e);
    }
  }

  private static final class Builder {

    private final Workplace workplace;
    private final LongSupplier nanos;
    private final AtomicReference<NightService> service = new AtomicReference<>();

    private Builder(Workplace workplace, LongSupplier nanos) {
      this.workplace = workplace;
      this.nanos = nanos;
    }

    /** The visits of one process are in its memory; the database is open only during them. */
    private Serving embedded() {
      ServeLock lock = ServeLock.take(workplace.home().data());
      try {
        Database queue = Database.inMemory("the visits of this process");
        SharedSessions sessions = new SharedSessions(this::openDatabase, this::importer, workplace);
        return new Serving(
            () -> {
              queue.close();
              lock.close();
            },
            service(queue.scheduling(), sessions, false));
      } catch (RuntimeException e) {
        lock.close();
        throw e;
      }
    }

    /** The visits are in the database, for all processes that use it. */
    private Serving server() {
      ServerDatabase server = new ServerDatabase(this::openDatabase);
      Session.Opener sessions =
          () -> {
            Database database = server.get();
            return new OpenSession(database, importer(database), workplace, () -> {});
          };
      return new Serving(server, service(server.scheduling(), sessions, true));
    }

    private NightService service(DataSource queue, Session.Opener sessions, boolean shared) {
      NightService made =
          new NightService(
              new NightService.Parts(
                  workplace.home().path(),
                  workplace.settings(),
                  workplace.ruleSets(),
                  queue,
                  sessions,
                  shared,
                  workplace.visitor(
                      Observations.acrossVisits(workplace.clock()), false, this::breakOff),
                  Workplace::destination,
                  workplace.spool(),
                  "process " + ProcessHandle.current().pid() + ", " + UUID.randomUUID(),
                  workplace.clock(),
                  nanos));
      service.set(made);
      return made;
    }

    private Database openDatabase() {
      return workplace.openDatabase(() -> {});
    }

    private Importer importer(Database database) {
      return workplace.importer(database, new BreakingOff());
    }

    /** Breaks a file off where the service asks for it. */
    private final class BreakingOff implements Progress {

      @Override
      public void start(String file) {
        breakOff();
      }

      @Override
      public void rows(int more) {
        breakOff();
      }

      @Override
      public void end() {
        breakOff();
      }
    }

    private void breakOff() {
      NightService running = service.get();
      if (running != null && running.isBreakingOff()) {
        throw new StoppedException();
      }
    }
  }
}
