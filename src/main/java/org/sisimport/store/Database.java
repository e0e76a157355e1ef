package org.sisimport.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.importer.Journal;
import org.sisimport.students.StudentRegister;

/**
 * Students, runs and audit in an embedded HSQLDB. What is committed survives the process being
 * killed; one process at a time has the files open. Safe for use by several threads.
 */
public final class Database implements AutoCloseable {

  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

  private final Jdbi jdbi;

  /** HSQLDB shuts down when its last connection closes; this one keeps it open until then. */
  private final Connection anchor;

  /** {@code null} for a database in memory. */
  private final @Nullable DatabaseFolder folder;

  private final Failures failures;

  private Database(
      Jdbi jdbi, Connection anchor, @Nullable DatabaseFolder folder, Failures failures) {
    this.jdbi = jdbi;
    this.failures = failures;
    this.anchor = anchor;
    this.folder = folder;
  }

  /**
   * Opens the file database of that folder, creating it or bringing its tables up to date as
   * needed.
   *
   * @throws SisImportException if the folder cannot be written or another process has it open, or
   *     if the database is damaged or of a newer version of this program
   */
  public static Database open(Path folder) {
    DatabaseFolder files = DatabaseFolder.lock(folder);
    try {
      files.requireRoom();
      if (!files.exists()) {
        files.create();
      }
      Credentials credentials = files.application();
      Connection anchor = files.connect(credentials);
      Failures failures = new Failures(files.log());
      Jdbi jdbi = jdbi(credentials, failures);
      try {
        if (!Schema.isCurrent(jdbi, files.toString())) {
          Schema.migrate(files.owner(), Dialect.HSQLDB, files.toString());
        }
        return new Database(jdbi, anchor, files, failures);
      } catch (JdbiException e) {
        throw close(
            anchor, Failures.sentence("The database in " + files + " could not be read", e));
      } catch (SisImportException e) {
        throw close(anchor, e);
      }
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /**
   * A database of its own in memory, empty, gone when it is closed.
   *
   * @param name tells it apart in messages; need not be unique
   */
  public static Database inMemory(String name) {
    String url = Hsqldb.memoryUrl(Hsqldb.newPassword());
    Credentials owner = new Credentials(url, Hsqldb.OWNER, Hsqldb.newPassword());
    Credentials application = new Credentials(url, Hsqldb.APPLICATION, Hsqldb.newPassword());
    try {
      Connection anchor = Hsqldb.create(owner, application);
      try {
        Schema.migrate(owner, Dialect.HSQLDB, "memory for " + name);
      } catch (SisImportException e) {
        throw close(anchor, e);
      }
      Failures failures = new Failures(null);
      return new Database(jdbi(application, failures), anchor, null, failures);
    } catch (SQLException e) {
      throw new SisImportException(
          "No database could be made in memory for "
              + name
              + " (SQL state "
              + e.getSQLState()
              + ").",
          e);
    }
  }

  /** The students of all districts. */
  public StudentRegister students() {
    return new JdbiStudents(jdbi, failures);
  }

  /** The runs of all districts; the date of a night is that of California. */
  public Journal journal() {
    return journal(CALIFORNIA);
  }

  /** The runs of all districts, for a district whose nights have their date in that zone. */
  public Journal journal(ZoneId zone) {
    return new JdbiJournal(jdbi, failures, zone);
  }

  /**
   * Shuts the database down and frees its folder. After a failure, or where the disk is nearly
   * full, the files are left as they are, as if the power had failed: the next start brings them to
   * the last commit that was acknowledged. An orderly end would write down what memory holds, and
   * there HSQLDB has done what the disk refused; and it would not notice a disk that fills up.
   */
  @Override
  public void close() {
    try (DatabaseFolder freed = folder) {
      if (failures.any() || (freed != null && !freed.hasRoom())) {
        Hsqldb.abandon(anchor);
      } else {
        anchor.close();
      }
    } catch (Exception e) {
      throw new SisImportException(
          "The database could not be closed in order; what was committed is safe.", e);
    }
  }

  private static Jdbi jdbi(Credentials credentials, Failures failures) {
    Jdbi jdbi =
        Jdbi.create(
            () -> {
              if (failures.any()) {
                throw new SQLException("abandoned");
              }
              return DriverManager.getConnection(
                  credentials.url(), credentials.user(), credentials.password());
            });
    // by default the values that were bound, which are students' data, are part of the message
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP)
        .setSqlParser(new PositionalSql());
    return jdbi;
  }

  private static SisImportException close(Connection connection, SisImportException reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
    return reason;
  }
}
