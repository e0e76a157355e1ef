package org.sisimport.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.district.AeriesSourceConfig;

/**
 * One file's way through one night, as the journal keeps it.
 *
 * @param number the run's number, from {@link Journal#begin}; 0 where it is not on record
 * @param night ties the runs of one night of a district together; {@link #PREVIEW} for what was
 *     only shown
 * @param district seven-digit code
 * @param day the day on which reading began, in the district's zone
 * @param file the file's name as the district sent it
 * @param pattern the name in the district's {@code files} that took it
 * @param size in bytes
 * @param modified the file's modification time, as its source told it
 * @param sha256 of its bytes, in hexadecimal; empty where they were not all received
 * @param status how it ended; of a preview, how a run would end
 * @param started when reading began
 * @param finished when the plan was ready to be written
 * @param counts its rows
 * @param ruleSet hash of the rule set that decided; {@code null} where none was consulted
 * @param reason one sentence, where the status asks for one; else {@code null}
 * @param sameAs the run that applied these bytes, where the status is UNCHANGED; else {@code null}
 * @param log the log's path below the home; {@code null} where there is none
 */
public record Run(
    long number,
    String night,
    String district,
    LocalDate day,
    String file,
    String pattern,
    long size,
    Instant modified,
    String sha256,
    RunStatus status,
    Instant started,
    Instant finished,
    Counts counts,
    @Nullable String ruleSet,
    @Nullable String reason,
    @Nullable Long sameAs,
    @Nullable String log) {

  /** The night of what was only shown. */
  static final String PREVIEW = "preview";

  /** Whether it was only shown what a run would do, and nothing was written or recorded. */
  public boolean isPreview() {
    return night.equals(PREVIEW);
  }

  /**
   * The patterns of whose files a later one leaves no earlier one to be decided on: its own, and of
   * a system that is asked those of all its reads.
   */
  public Set<String> series() {
    return AeriesSourceConfig.PATTERNS.contains(pattern)
        ? AeriesSourceConfig.PATTERNS
        : Set.of(pattern);
  }
}
