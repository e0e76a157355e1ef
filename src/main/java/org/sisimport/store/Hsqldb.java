package org.sisimport.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hsqldb.Session;
import org.hsqldb.jdbc.JDBCConnection;
import org.hsqldb.jdbc.JDBCDataSource;

/** How HSQLDB is set up: in this process only, never behind a port. */
final class Hsqldb {

  /** Owns the schema of the same name; migrates it. */
  static final String OWNER = "SIS";

  /**
   * Reads and writes what the migrations grant. Not the owner: whoever may create a table may
   * create a TEXT TABLE, which reads and writes any file of the disk.
   */
  static final String APPLICATION = "IMPORTER";

  /**
   * HSQLDB reconfigures java.util.logging for the whole process and writes what it opens and
   * closes; what goes wrong reaches us as exceptions. The reference keeps the level from being
   * collected.
   */
  private static final Logger QUIET = Logger.getLogger("hsqldb.db");

  static {
    System.setProperty("hsqldb.reconfig_logging", "false");
    QUIET.setLevel(Level.OFF);
  }

  private Hsqldb() {}

  /** The files begin with that path, which holds no semicolon. */
  static String fileUrl(String path) {
    // our own lock is released with the process; HSQLDB's makes the next start wait for seconds
    return "jdbc:hsqldb:file:" + path + ";shutdown=true;hsqldb.lock_file=false";
  }

  static String memoryUrl(String name) {
    return "jdbc:hsqldb:mem:" + name + ";shutdown=true";
  }

  /**
   * Creates the database with its two users, neither of them an administrator. Nobody learns the
   * administrator's password: SCRIPT and BACKUP write files anywhere on the disk.
   *
   * @return the application's connection, which keeps the database open
   */
  static Connection create(Credentials owner, Credentials application) throws SQLException {
    String url = application.url();
    Connection administrator = DriverManager.getConnection(url, "SA", newPassword());
    try (Statement statement = administrator.createStatement()) {
      for (String sql :
          List.of(
              "SET DATABASE TRANSACTION CONTROL MVCC",
              "SET DATABASE DEFAULT TABLE TYPE CACHED",
              // as PostgreSQL compares: a trailing space is a difference
              "SET DATABASE COLLATION SQL_TEXT NO PAD",
              "SET DATABASE PASSWORD DIGEST 'SHA-256'",
              // the default acknowledges commits that a killed process then loses
              "SET FILES WRITE DELAY FALSE",
              // a checkpoint on a full disk loses what was committed; the end of the program makes
              // one
              "SET FILES LOG SIZE 0",
              // mapped files turn a full disk into a fault of the process
              "SET FILES NIO FALSE",
              "CREATE USER " + OWNER + " PASSWORD '" + owner.password() + "'",
              "CREATE USER " + APPLICATION + " PASSWORD '" + application.password() + "'",
              "CREATE SCHEMA " + OWNER + " AUTHORIZATION " + OWNER,
              "ALTER USER " + OWNER + " SET INITIAL SCHEMA " + OWNER,
              "ALTER USER " + APPLICATION + " SET INITIAL SCHEMA " + OWNER)) {
        statement.execute(sql);
      }
      return DriverManager.getConnection(url, APPLICATION, application.password());
    } finally {
      administrator.close();
    }
  }

  /** Connects anew each time that it is asked. */
  static DataSource dataSource(Credentials credentials) {
    JDBCDataSource source = new JDBCDataSource();
    source.setUrl(credentials.url());
    source.setUser(credentials.user());
    source.setPassword(credentials.password());
    return source;
  }

  /** Ends the database as a power failure does: nothing that memory holds is written any more. */
  static void abandon(Connection connection) throws SQLException {
    Session session = (Session) connection.unwrap(JDBCConnection.class).getSession();
    session.getDatabase().close(org.hsqldb.Database.CLOSEMODE_IMMEDIATELY);
  }

  /** Hexadecimal digits, 122 random bits. */
  static String newPassword() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
