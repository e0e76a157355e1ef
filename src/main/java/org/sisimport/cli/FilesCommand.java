package org.sisimport.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Districts;
import org.sisimport.importer.Finished;
import org.sisimport.importer.Run;
import org.sisimport.importer.RunLog;
import org.sisimport.importer.RunStatus;
import org.sisimport.report.CountsText;
import org.sisimport.report.RunJson;

/**
 * What {@code run} and {@code preview} have in common: files go in, and what became of them is
 * told.
 */
abstract class FilesCommand extends HomeCommand {

  /** So many lines of a log are shown; the file has all of them. */
  private static final int LINES_SHOWN = 300;

  private final List<Finished> finished = new ArrayList<>();
  private boolean setupError;

  /** Takes the files of one district. */
  abstract List<Finished> take(Workplace workplace, DistrictFolder district);

  /** Takes each target in; what is wrong with the set-up of one does not stop the next. */
  int takeAll(Workplace workplace, List<Target> targets, boolean showLogs) {
    Districts districts = workplace.districts();
    for (Target target : targets) {
      try {
        DistrictFolder district = target.read(districts);
        List<Finished> ofDistrict = take(workplace, district);
        finished.addAll(ofDistrict);
        if (!json()) {
          tell(district, ofDistrict, showLogs);
        }
      } catch (SisImportException e) {
        setupError = true;
        err().println(e.getMessage());
      }
    }
    if (json()) {
      out().println(RunJson.runs(finished));
    }
    return exitCode();
  }

  private int exitCode() {
    for (Finished one : finished) {
      RunStatus status = one.run().status();
      if (status == RunStatus.REFUSED || status == RunStatus.HELD || status == RunStatus.FAILED) {
        return ExitCode.FILE;
      }
    }
    return setupError ? ExitCode.SETUP : ExitCode.DONE;
  }

  private void tell(DistrictFolder district, List<Finished> runs, boolean showLogs) {
    if (runs.isEmpty()) {
      out().println(district.code() + ": no file");
    }
    for (Finished one : runs) {
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
      out().println("This log is " + log + " below " + home().path());
    }
  }

  private static String line(Run run) {
    return run.district()
        + " "
        + run.file()
        + ": "
        + run.status()
        + (run.reason() == null ? "" : ", " + run.reason())
        + ". "
        + CountsText.of(run.counts())
        + (run.log() == null ? "" : ". Log: " + run.log());
  }
}
