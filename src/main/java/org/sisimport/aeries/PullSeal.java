package org.sisimport.aeries;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.table.UnreadableFileException;

/**
 * What {@code pull.json} says: it is written when everything else of a pull has come, so that a zip
 * without it is none.
 *
 * @param kind whether the pull holds all students or those who have changed
 * @param district seven-digit code of the district that was asked
 * @param asOf the clock of the district's server when the pull began
 * @param zone the server's own name of its time zone; blank where it told none
 * @param databaseYear the school year that was read, such as 2026-2027; blank where it is not said
 * @param since what had changed since then was asked for; {@code null} in a full pull, and where it
 *     is not said
 * @param programs the program codes whose students are wanted, the one that goes before others
 *     first
 * @param migrant the program code of migrant students; {@code null} where nobody asked for it
 * @param schools Aeries' numbers of the schools that were read; empty where it is not said
 * @param settings as {@link PullOrder#settings}; blank where it is not said
 * @param because why all students were read, in words that follow "because"; {@code null} where
 *     changes were enough, and where it is not said
 */
public record PullSeal(
    Kind kind,
    String district,
    OffsetDateTime asOf,
    String zone,
    String databaseYear,
    @Nullable String since,
    List<String> programs,
    @Nullable String migrant,
    List<Long> schools,
    String settings,
    @Nullable String because) {

  /** Which students were asked for. */
  public enum Kind {
    /** All students. */
    FULL,
    /** Those of whom something had changed. */
    CHANGES
  }

  /** Copies the codes. */
  public PullSeal {
    programs = List.copyOf(programs);
    schools = List.copyOf(schools);
  }

  /** The seal of a pull that is on record; empty where the file is none that can be read. */
  public static Optional<PullSeal> find(Path pull) {
    try {
      return Optional.of(PullArchive.open(pull, "the last pull").seal());
    } catch (UnreadableFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a school is one of those that were read. Where a student is asked for alone, Aeries
   * answers with the records of all schools, also of those that nobody reads.
   */
  boolean reads(long school) {
    return schools.isEmpty() || schools.contains(school);
  }

  /** Since when changes were asked for, after " since " and to the second; blank where not said. */
  String sinceWhen() {
    if (since == null) {
      return "";
    }
    try {
      return " since " + OffsetDateTime.parse(since).truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeParseException e) {
      return " since " + Shown.text(since);
    }
  }

  /** The day on which programs and enrollments are looked at: that of the district's server. */
  public LocalDate day() {
    return asOf.toLocalDate();
  }
}
