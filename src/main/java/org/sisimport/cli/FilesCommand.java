package org.sisimport.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Night;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.report.RunJson;
import org.sisimport.source.Observations;

/**
 * What {@code run} and {@code preview} have in common: files go in, and what became of them is
 * told.
 */
abstract class FilesCommand extends HomeCommand {

  /** So many lines of a log are shown; the file has all of them. */
  private static final int LINES_SHOWN = 300;

  /** Kept where all is told at the end; the logs of a whole state would fill the memory. */
  private final List<Finished> finished = new ArrayList<>();

  private final List<NoRun> left = new ArrayList<>();
  private boolean fileTrouble;
  private boolean setupError;
  private boolean closed;

  /** Takes the files of one district. */
  abstract Night take(Workplace workplace, DistrictFolder district);

  /** A person waits at the terminal: a file that may still be written to is waited for. */
  final Observations observations(Workplace workplace) {
    return Observations.waiting(
        workplace.clock(),
        (file, duration) -> {
          err()
              .println(
                  file
                      + ": waiting "
                      + Math.max(1, duration.toSeconds())
                      + " s to see that nobody is writing to it any more");
          err().flush();
          Thread.sleep(duration.toMillis());
        });
  }

  /** Takes each target in; what is wrong with the set-up of one does not stop the next. */
  int takeAll(Workplace workplace, List<Target> targets, boolean showLogs) {
    Districts districts = workplace.districts();
    targets.forEach(target -> take(workplace, districts, target, showLogs).run());
    return tellEnd();
  }

  /**
   * Takes several targets in at the same time, and tells of them in their order.
   *
   * @param atOnce at least 1
   */
  int takeAll(Workplace workplace, List<Target> targets, int atOnce) {
    Districts districts = workplace.districts();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Runnable>> takings = new ArrayList<>();
      for (Target target : targets) {
        takings.add(threads.submit(() -> take(workplace, districts, target, false)));
      }
      for (int i = 0; i < takings.size(); i++) {
        takings.get(i).get().run();
        // a night holds its logs
        takings.set(i, CompletableFuture.completedFuture(() -> {}));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return tellEnd();
  }

  /** Takes one target in; what it returns tells of it. */
  private Runnable take(Workplace workplace, Districts districts, Target target, boolean showLog) {
    try {
      DistrictFolder district = target.read(districts);
      Night night = take(workplace, district);
      return () -> tell(district, night, showLog);
    } catch (ClosedException e) {
      return () -> {
        closed = true;
        err().println(e.getMessage());
      };
    } catch (SisImportException e) {
      return () -> {
        setupError = true;
        err().println(e.getMessage());
      };
    }
  }

  private int tellEnd() {
    if (json()) {
      out().println(RunJson.runs(finished, left));
    }
    return exitCode();
  }

  private int exitCode() {
    if (fileTrouble) {
      return ExitCode.FILE;
    }
    for (NoRun one : left) {
      switch (one.reason()) {
        case NO_FILE, OLDER_THAN_LAST_READING, OLDER_THAN_ONE_WEEK, PAUSE, MISSED -> {
          // nothing was to be done
        }
        case SETUP -> setupError = true;
        case NOT_QUIET, WRITTEN_WHILE_READ, BUSY, SOURCE, SERVER, FAILED -> {
          return ExitCode.FILE;
        }
      }
    }
    if (setupError) {
      return ExitCode.SETUP;
    }
    return closed ? ExitCode.CLOSED : ExitCode.DONE;
  }

  private void tell(DistrictFolder district, Night night, boolean showLogs) {
    left.addAll(night.left());
    for (Finished one : night.runs()) {
      RunStatus status = one.run().status();
      fileTrouble |=
          status == RunStatus.REFUSED || status == RunStatus.HELD || status == RunStatus.FAILED;
    }
    if (json()) {
      finished.addAll(night.runs());
      return;
    }
    if (night.runs().isEmpty() && night.left().isEmpty()) {
      out().println(district.code() + ": no file");
    }
    night.left().forEach(one -> err().println(one.text()));
    for (Finished one : night.runs()) {
      if (showLogs) {
        showLog(one);
      } else {
        out().println(line(one.run()));
      }
    }
  }

  private void showLog(Finished one) {
    List<String> lines =
        new String(RunLog.unzipped(one.log().text()), StandardCharsets.UTF_8).lines().toList();
    lines.stream().limit(LINES_SHOWN).forEach(out()::println);
    String log = one.run().log();
    if (lines.size() > LINES_SHOWN) {
      out().println("... and " + (lines.size() - LINES_SHOWN) + " lines more");
    }
    if (log != null) {
      out().println();
      out().println("This log is " + locate(log));
    }
  }
}
