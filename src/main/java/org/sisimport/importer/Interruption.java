package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The run that is recorded for an attempt of which no more was heard. */
final class Interruption {

  private Interruption() {}

  /**
   * @param noticed when it was found that the attempt had broken off
   */
  static Run of(Attempt attempt, ZoneId zone, Instant noticed) {
    return new Run(
        attempt.number(),
        attempt.night(),
        attempt.district(),
        LocalDate.ofInstant(attempt.started(), zone),
        attempt.file(),
        attempt.pattern(),
        attempt.size(),
        attempt.modified(),
        attempt.sha256(),
        RunStatus.INTERRUPTED,
        attempt.started(),
        noticed,
        Counts.NONE,
        null,
        "begun by "
            + attempt.holder()
            + ", which was killed or lost its connection; nothing was written, and the file is"
            + " taken again",
        null,
        null);
  }
}
