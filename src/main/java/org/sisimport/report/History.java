package org.sisimport.report;

import java.util.List;
import java.util.Map;
import org.sisimport.importer.Hold;
import org.sisimport.importer.NoRun;
import org.sisimport.importer.Run;
import org.sisimport.importer.StandingEntry;
import org.sisimport.outgoing.SentFile;
import org.sisimport.schedule.Alert;

/**
 * What has happened to a district, or to all: each list the newest first.
 *
 * @param holds those of the runs that were held, by the run's number
 * @param noRuns what was not run, and why
 * @param alerts what the operator was told of
 * @param sent the outgoing files
 * @param standings whose standing was changed other than by a file
 */
public record History(
    List<Run> runs,
    Map<Long, Hold> holds,
    List<NoRun> noRuns,
    List<Alert> alerts,
    List<SentFile> sent,
    List<StandingEntry> standings) {}
