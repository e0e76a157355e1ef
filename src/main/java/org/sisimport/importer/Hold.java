package org.sisimport.importer;

import org.jspecify.annotations.Nullable;

/**
 * A run whose file waits for a person, or waited.
 *
 * @param run with the status HELD
 * @param planned digest of what the file would have changed
 * @param decision {@code null} while it is open; it is open only while no later file of its pattern
 *     has been read
 */
public record Hold(Run run, String planned, @Nullable HoldDecision decision) {

  /** What became of it, for a person. */
  public String outcome() {
    if (decision == null) {
      return "open: `./sis-import approve "
          + run.number()
          + "` or `./sis-import reject "
          + run.number()
          + "` decides";
    }
    return switch (decision.kind()) {
      case APPROVED ->
          "approved by "
              + decision.by()
              + ", applied by run "
              + decision.nextRun()
              + ": "
              + decision.reason();
      case REJECTED -> "rejected by " + decision.by() + ": " + decision.reason();
      case SUPERSEDED -> "superseded by run " + decision.nextRun() + ", which read a later file";
    };
  }
}
