package org.sisimport.decision;

import java.util.List;
import org.sisimport.facts.ReceiverFile;
import org.sisimport.facts.RosterClass;
import org.sisimport.facts.RosterEnrollment;
import org.sisimport.facts.RosterEntry;
import org.sisimport.facts.RosterSite;
import org.sisimport.facts.RosterStudent;
import org.sisimport.facts.RosterTeacher;

/** The kinds of entries of a roster; a receiver has at most one file of each. */
public enum RosterKind {
  SITES("site", "sites", RosterSite.class, new ReceiverFile(true, false, false, false, false)),
  TEACHERS(
      "teacher",
      "teachers",
      RosterTeacher.class,
      new ReceiverFile(false, true, false, false, false)),
  CLASSES(
      "class", "classes", RosterClass.class, new ReceiverFile(false, false, true, false, false)),
  STUDENTS(
      "student",
      "students",
      RosterStudent.class,
      new ReceiverFile(false, false, false, true, false)),
  ENROLLMENTS(
      "enrollment",
      "enrollments",
      RosterEnrollment.class,
      new ReceiverFile(false, false, false, false, true));

  private final String one;
  private final String many;
  private final Class<? extends RosterEntry> entry;
  private final ReceiverFile file;

  RosterKind(String one, String many, Class<? extends RosterEntry> entry, ReceiverFile file) {
    this.one = one;
    this.many = many;
    this.entry = entry;
    this.file = file;
  }

  /** One of them, in small letters: {@code student}. */
  public String one() {
    return one;
  }

  /** Several of them: {@code students}. */
  public String many() {
    return many;
  }

  /** What rules see of one of them. */
  public Class<? extends RosterEntry> entry() {
    return entry;
  }

  /** What rules see of the file that has a row for each of them. */
  public ReceiverFile file() {
    return file;
  }

  /**
   * The other kinds of entries that a row of the file speaks of too: a row for a student in a class
   * has what is written of the student, the class, its teacher and its site.
   */
  public List<RosterKind> alongside() {
    return switch (this) {
      case SITES -> List.of();
      case TEACHERS, STUDENTS -> List.of(SITES);
      case CLASSES -> List.of(TEACHERS, SITES);
      case ENROLLMENTS -> List.of(STUDENTS, CLASSES, TEACHERS, SITES);
    };
  }
}
