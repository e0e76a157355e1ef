package org.sisimport.aeries;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Students whose programs have a day that came since the last read. A program that was entered
 * ahead begins or ends on its day without anybody editing it, so that the API tells no change.
 */
final class ProgramDays {

  /** The days of a row of a program, as {@code 2026-10-15T00:00:00}. */
  static final List<String> FIELDS =
      List.of(
          "EligibilityStartDate",
          "EligibilityEndDate",
          "ParticipationStartDate",
          "ParticipationEndDate");

  private static final int DAY = "2026-10-15".length();

  private final LocalDate from;
  private final LocalDate to;
  private final PullWriter writer;
  private final Set<Long> students = new TreeSet<>();

  /**
   * Knows of nobody yet.
   *
   * @param from the day of the last read, which saw none of what ended with it
   * @param to the day of this read
   */
  ProgramDays(LocalDate from, LocalDate to, PullWriter writer) {
    this.from = from;
    this.to = to;
    this.writer = writer;
  }

  /** Asks for a program of all students of a school. */
  Lanes.Chain of(long school, String program) {
    return new Lanes.Chain() {
      @Override
      public AeriesPath first() {
        return AeriesPath.programDays(school, program);
      }

      @Override
      public @Nullable AeriesPath next(Optional<Answer> answer) {
        answer.ifPresent(ProgramDays.this::take);
        return null;
      }
    };
  }

  private void take(Answer answer) {
    writer.write(answer);
    for (Map<String, String> row : answer.rows()) {
      if (FIELDS.stream().map(row::get).flatMap(Stream::ofNullable).anyMatch(this::hasCome)) {
        students.add(Long.parseLong(row.getOrDefault("StudentID", "0")));
      }
    }
  }

  /** A day that cannot be read is told when its student is read. */
  private boolean hasCome(String text) {
    try {
      LocalDate day = LocalDate.parse(text.length() < DAY ? text : text.substring(0, DAY));
      return !day.isBefore(from) && !day.isAfter(to);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Their StudentIDs. */
  Set<Long> students() {
    return students;
  }
}
