package org.sisimport.importer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a held run. It is made once and stays.
 *
 * @param run the held run
 * @param by who decided, as the person named itself; for SUPERSEDED the program
 * @param reason why, in that person's words
 * @param nextRun for APPROVED the run that applied the file, for SUPERSEDED the run that read a
 *     later one; {@code null} for REJECTED
 */
public record HoldDecision(
    long run, Kind kind, String by, String reason, Instant at, @Nullable Long nextRun) {

  /** The ways in which a hold ends. */
  public enum Kind {
    /** A person let it in, and it was applied as it had been shown. */
    APPROVED,
    /** A person turned it down. */
    REJECTED,
    /** A later file of its pattern was read, so that this one is no longer the newest. */
    SUPERSEDED
  }
}
