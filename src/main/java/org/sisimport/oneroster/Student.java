package org.sisimport.oneroster;

/** A user who is a student, with what the other files say. */
final class Student {

  private final int line;
  private final SchoolOfStudent school;
  private Demographics demographics = Demographics.UNKNOWN;

  /**
   * A student.
   *
   * @param line of users.csv; 0 where the package's users.csv has no record of the student
   */
  Student(int line, SchoolOfStudent school) {
    this.line = line;
    this.school = school;
  }

  /** The line of users.csv; 0 where the package's users.csv has no record of the student. */
  int line() {
    return line;
  }

  /** Finds the school of attendance. */
  SchoolOfStudent school() {
    return school;
  }

  Demographics demographics() {
    return demographics;
  }

  void setDemographics(Demographics known) {
    demographics = known;
  }
}
