package org.sisimport.aeries;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one student of whom a program was seen: as little as it can be, for a large
 * district has many.
 */
final class Pupil {

  private static final int MOST_SCHOOLS = 20;

  private final long id;
  private @Nullable ProgramState programState;
  private int program;
  private int since;
  private boolean migrant;
  private @Nullable Extended extended;
  private byte extendedCount;
  private @Nullable Enrollment enrollment;
  private boolean seen;

  Pupil(long id) {
    this.id = id;
  }

  /** The StudentID. */
  long id() {
    return id;
  }

  void setMigrant() {
    migrant = true;
  }

  boolean isMigrant() {
    return migrant;
  }

  /**
   * The student has, had or will have a program. Of several, the one counts that stands best, then
   * the one that goes before others; of those that have ended, the last.
   *
   * @param index of the program among those that are wanted
   * @param day on which it begins or has ended
   */
  void addProgram(ProgramState how, int index, @Nullable LocalDate day) {
    int at = day == null ? 0 : (int) day.toEpochDay();
    if (programState == null
        || how.compareTo(programState) < 0
        || (how == programState && goesFirst(index, at))) {
      programState = how;
      program = index;
      since = at;
    }
  }

  private boolean goesFirst(int index, int at) {
    if (programState == ProgramState.ENDED && at != since) {
      return at > since;
    }
    return index < program;
  }

  /** {@code null} where none of the programs that are wanted was seen. */
  @Nullable ProgramState programState() {
    return programState;
  }

  boolean hasCurrentProgram() {
    return programState == ProgramState.CURRENT;
  }

  /** The program that counts, by its index. */
  int program() {
    return program;
  }

  /** The day on which the program has ended or begins. */
  LocalDate programDay() {
    return LocalDate.ofEpochDay(since);
  }

  /** Adds what the extended data say of the student at one school, unless far too many do. */
  void addExtended(Extended more) {
    if (extendedCount < MOST_SCHOOLS) {
      extendedCount++;
      extended = more.before(extended);
    }
  }

  /**
   * The extended data of the student at a school; of another one where there are none of it, and
   * {@code null} where there are none.
   */
  @Nullable Extended extended(long school) {
    for (Extended at = extended; at != null; at = at.next()) {
      if (at.school() == school) {
        return at;
      }
    }
    return extended;
  }

  /** The school that reports the student, by Aeries' number; 0 where none is named. */
  long reportingSchool() {
    for (Extended at = extended; at != null; at = at.next()) {
      if (at.reportingSchool() != 0) {
        return at.reportingSchool();
      }
    }
    return 0;
  }

  /** The student data have a record of the student that can be read. */
  void setSeen() {
    seen = true;
  }

  boolean isSeen() {
    return seen;
  }

  /** Takes an active enrollment where it is the primary one of those that came so far. */
  void offer(Enrollment other) {
    if (enrollment == null || other.compareTo(enrollment) > 0) {
      enrollment = other;
    }
  }

  /** The active primary enrollment; {@code null} where there is none. */
  @Nullable Enrollment enrollment() {
    return enrollment;
  }
}
