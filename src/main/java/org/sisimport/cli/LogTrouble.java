package org.sisimport.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;

/**
 * Says once, in one sentence, that the application's log cannot be written. Left alone, Log4j
 * prints a stack trace for every line that it cannot write.
 */
final class LogTrouble implements StatusListener {

  private final Home home;
  private final PrintWriter err;
  private final AtomicBoolean told = new AtomicBoolean();

  private LogTrouble(Home home, PrintWriter err) {
    this.home = home;
    this.err = err;
  }

  /** Listens until its end. */
  static LogTrouble tell(Home home, PrintWriter err) {
    LogTrouble trouble = new LogTrouble(home, err);
    StatusLogger.getLogger().registerListener(trouble);
    return trouble;
  }

  @Override
  public Level getStatusLevel() {
    return Level.ERROR;
  }

  @Override
  public void log(StatusData data) {
    if (!told.getAndSet(true)) {
      err.println(
          "The application's log, "
              + home.data().resolve("sis-import.log")
              + ", cannot be written; make room, and let this program's user write there. Nothing"
              + " else depends on it.");
    }
  }

  void end() {
    StatusLogger.getLogger().removeListener(this);
  }

  @Override
  public void close() {}
}
