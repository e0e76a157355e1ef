package org.sisimport.notice;

import java.util.List;
import java.util.Locale;

/** What there is to say of an Aeries pull beside its rows. */
public final class PullNotices {

  private PullNotices() {}

  /**
   * Records of one fault that were not read.
   *
   * @param problem ends a sentence that begins with the place of a record; it quotes nothing
   * @param first the places of the first of them, {@value #NAMED} at most
   * @param count of all
   */
  public record BrokenRecord(String problem, List<String> first, int count) implements ErrorNotice {

    /** How many places of one fault are named. */
    public static final int NAMED = 5;

    /** Copies the places. */
    public BrokenRecord {
      first = List.copyOf(first);
    }

    @Override
    public String message() {
      return first.get(0)
          + " "
          + problem
          + (count == 1
              ? ". It was not read, and nothing was changed for it"
              : String.format(
                  Locale.US,
                  "; so it is with %,d records: %s. None of them was read, and nothing was changed for them",
                  count,
                  listed()));
    }

    private String listed() {
      int more = count - first.size();
      return String.join("; ", first)
          + (more > 0 ? String.format(Locale.US, "; and %,d more", more) : "");
    }
  }

  /** Students whose program has ended: they have no row, and nothing of theirs is changed. */
  public record ProgramEnded(List<String> students, int count) implements InfoNotice {

    /** Copies the students. */
    public ProgramEnded {
      students = List.copyOf(students);
    }

    @Override
    public String message() {
      return without(count, "whose program has ended", students);
    }
  }

  /** Students whose program begins after the day of the pull. */
  public record ProgramNotBegun(List<String> students, int count) implements InfoNotice {

    /** Copies the students. */
    public ProgramNotBegun {
      students = List.copyOf(students);
    }

    @Override
    public String message() {
      return without(count, "whose program has not begun", students);
    }
  }

  /** Students whose program has no dates by which it could be current. */
  public record ProgramUndated(List<String> students, int count) implements WarningNotice {

    /** Copies the students. */
    public ProgramUndated {
      students = List.copyOf(students);
    }

    @Override
    public String message() {
      return without(
              count, "whose program has no start date, or one that is after its end", students)
          + ". A start date in Aeries would give them a row";
    }
  }

  /** Students with a current program who are enrolled nowhere. */
  public record NotEnrolled(List<String> students, int count) implements WarningNotice {

    /** Copies the students. */
    public NotEnrolled {
      students = List.copyOf(students);
    }

    @Override
    public String message() {
      return without(count, "who have a current program and no active enrollment", students)
          + ". Either the program or the enrollment wants an end in Aeries";
    }
  }

  /** Students with a current program of whom the student data has no record. */
  public record NoStudentRecord(List<String> students, int count) implements WarningNotice {

    /** Copies the students. */
    public NoStudentRecord {
      students = List.copyOf(students);
    }

    @Override
    public String message() {
      return without(
          count, "who have a current program and no record that could be read", students);
    }
  }

  private static String without(int count, String who, List<String> students) {
    return String.format(
        Locale.US,
        count == 1
            ? "%,d student %s: StudentID %s. The student has no row, and nothing here was changed"
            : "%,d students %s: StudentID %s. They have no rows, and nothing of theirs here was changed",
        count,
        count == 1 ? who.replace("who have", "who has") : who,
        Listed.of(students, count));
  }
}
