package org.sisimport.store;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;

/**
 * The failures of one PostgreSQL database. None is for ever: what is asked next is tried as if
 * nothing had been.
 */
final class PostgresFailures extends Failures {

  private final String name;
  private final Runnable onLostConnection;

  /**
   * @param name of the database, for messages
   * @param onLostConnection called where a connection was lost: others may be as well
   */
  PostgresFailures(String name, Runnable onLostConnection) {
    this.name = name;
    this.onLostConnection = onLostConnection;
  }

  @Override
  SisImportException explain(String what, JdbiException e) {
    if (isLostConnection(e)) {
      onLostConnection.run();
    }
    return sentence(what, name, e);
  }

  /** PostgreSQL acknowledges only what it has written. */
  @Override
  void requireWritten(String what) {}

  /** Whether the connection is no more, or none could be had. */
  static boolean isLostConnection(Throwable e) {
    String state = state(e);
    return state == null
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("25P03");
  }

  /**
   * @param name of the database
   */
  static SisImportException sentence(String what, String name, Throwable e) {
    SQLException cause = findSqlException(e);
    String state = cause == null ? null : cause.getSQLState();
    String message =
        what
            + (state == null ? "" : " (SQL state " + state + ")")
            + ": "
            + remedy(state, "the database " + name)
            + ".";
    return new SisImportException(message, bare(cause == null ? e : cause, state));
  }

  private static String remedy(@Nullable String state, String database) {
    return switch (state == null ? "" : state) {
      case "" ->
          database
              + " did not answer in time; look whether its server runs and is not overloaded, and"
              + " it is used again as soon as it answers";
      case "28000", "28P01" ->
          database + " refuses the user; give the user and the password that it knows";
      case "3D000" -> database + " is not there; create it, or mend the url";
      case "42501" -> database + " does not belong to the user; make the user its owner";
      case "53300" ->
          "all connections that "
              + database
              + " allows are in use; raise its max_connections, or let fewer programs use it";
      case "53100" -> "the disk of " + database + " is full; make room";
      case "55P03" ->
          "another process has been writing to the same district in "
              + database
              + " for too long; wait until it has ended";
      case "25006" ->
          database + " is read-only; give the url of the server that takes what is written";
      default ->
          state != null && (state.startsWith("08") || state.startsWith("57P"))
              ? database
                  + " cannot be reached; look whether its server runs and the network lets through,"
                  + " and it is used again as soon as it answers"
              : database + " refused it; its server's log says why";
    };
  }

  /** The same place in the program without the words, which may quote what was written. */
  private static SQLException bare(Throwable cause, @Nullable String state) {
    SQLException bare = new SQLException(cause.getClass().getSimpleName(), state);
    bare.setStackTrace(cause.getStackTrace());
    return bare;
  }
}
