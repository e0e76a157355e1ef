package org.sisimport.store;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.sisimport.SisImportException;
import org.sisimport.importer.Journal;
import org.sisimport.importer.StandingBook;
import org.sisimport.importer.TransferBook;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.outgoing.OutgoingBook;
import org.sisimport.receiver.DisclosureRegister;
import org.sisimport.schedule.NightBook;
import org.sisimport.students.StudentRegister;

/**
 * Students, rosters, runs and audit, in an embedded HSQLDB or in PostgreSQL. What is committed
 * survives the process being killed. Safe for use by several threads.
 */
public final class Database implements AutoCloseable {

  private final Engine engine;

  private Database(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens the file database of that folder, creating it or bringing its tables up to date as
   * needed. One process at a time has it open.
   *
   * @throws SisImportException if the folder cannot be written or another process has it open, or
   *     if the database is damaged or of a newer version of this program
   */
  public static Database open(Path folder) {
    return open(folder, Duration.ZERO, () -> {});
  }

  /**
   * Opens the file database of that folder as {@link #open(Path)} does, and waits where another
   * process has it open.
   *
   * @param patience for how long
   * @param waiting called once before it waits
   */
  public static Database open(Path folder, Duration patience, Runnable waiting) {
    return new Database(HsqldbEngine.open(DatabaseFolder.lock(folder, patience, waiting)));
  }

  /**
   * Connects to a PostgreSQL database, bringing its tables up to date as needed; any number of
   * processes may. Where it goes away later, what was asked of it meanwhile fails with an
   * exception, and all works again when it is back.
   *
   * @param url {@code jdbc:postgresql://host:port/database}, with parameters of the driver after a
   *     {@code ?}, but neither user nor password
   * @param user owns the database
   * @throws SisImportException if the url is no such, if the database cannot be reached or refuses
   *     the user, or if it is of a newer version of this program; the message holds no password
   */
  public static Database connect(String url, String user, String password) {
    return connect(url, user, password, 1);
  }

  /**
   * Connects as {@link #connect(String, String, String)} does, for several districts at the same
   * time.
   *
   * @param districtsAtOnce how many are imported at the same time, at most; for each of them there
   *     are two connections, and four beside
   */
  public static Database connect(String url, String user, String password, int districtsAtOnce) {
    return new Database(
        PostgresEngine.connect(new Credentials(url, user, password), districtsAtOnce));
  }

  /**
   * A database of its own in memory, empty, gone when it is closed.
   *
   * @param name tells it apart in messages; need not be unique
   */
  public static Database inMemory(String name) {
    return new Database(HsqldbEngine.inMemory(name));
  }

  /** The students of all districts. */
  public StudentRegister students() {
    return new JdbiStudents(engine);
  }

  /** The rosters of all districts. */
  public RosterRegister roster() {
    return new JdbiRoster(engine);
  }

  /** What was handed over of the rosters of all districts. */
  public DisclosureRegister disclosures() {
    return new JdbiDisclosures(engine);
  }

  /** The runs of all districts. */
  public Journal journal() {
    return new JdbiJournal(engine);
  }

  /** The standing of the students of all districts. */
  public StandingBook standings() {
    return new JdbiStandings(engine);
  }

  /** What districts ask of each other. */
  public TransferBook transfers() {
    return new JdbiTransfers(engine);
  }

  /** What was sent to whom. */
  public OutgoingBook outgoing() {
    return new JdbiOutgoing(engine);
  }

  /** Visits and alerts. */
  public NightBook nightBook() {
    return new JdbiNightBook(engine.jdbi(), engine.failures());
  }

  /** Where the table of the scheduler is. */
  public DataSource scheduling() {
    return engine.dataSource();
  }

  /**
   * Closes the connections. A file database is shut down and its folder freed; after a failure, or
   * where the disk is nearly full, its files are left as they are, as if the power had failed: the
   * next start brings them to the last commit that was acknowledged. An orderly end would write
   * down what memory holds, and there HSQLDB has done what the disk refused; and it would not
   * notice a disk that fills up.
   */
  @Override
  public void close() {
    engine.close();
  }
}
