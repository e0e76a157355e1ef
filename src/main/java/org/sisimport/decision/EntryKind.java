package org.sisimport.decision;

import java.util.List;
import org.sisimport.facts.OurStudent;
import org.sisimport.facts.ReceiverEntry;
import org.sisimport.facts.ReceiverFile;
import org.sisimport.facts.RosterClass;
import org.sisimport.facts.RosterEnrollment;
import org.sisimport.facts.RosterSite;
import org.sisimport.facts.RosterStudent;
import org.sisimport.facts.RosterTeacher;

/** The kinds of entries of which a receiver is told; a receiver has at most one file of each. */
public enum EntryKind {
  SITES(
      "site", "sites", RosterSite.class, new ReceiverFile(true, false, false, false, false, null)),
  TEACHERS(
      "teacher",
      "teachers",
      RosterTeacher.class,
      new ReceiverFile(false, true, false, false, false, null)),
  CLASSES(
      "class",
      "classes",
      RosterClass.class,
      new ReceiverFile(false, false, true, false, false, null)),
  STUDENTS(
      "student",
      "students",
      RosterStudent.class,
      new ReceiverFile(false, false, false, true, false, null)),
  ENROLLMENTS(
      "enrollment",
      "enrollments",
      RosterEnrollment.class,
      new ReceiverFile(false, false, false, false, true, null)),
  OUR_SPECIAL_EDUCATION(
      "special education student of ours", "special education students of ours", "SPED"),
  OUR_504("504 student of ours", "504 students of ours", "504"),
  OUR_SST("SST student of ours", "SST students of ours", "SST");

  private final String one;
  private final String many;
  private final Class<? extends ReceiverEntry> entry;
  private final ReceiverFile file;

  EntryKind(String one, String many, Class<? extends ReceiverEntry> entry, ReceiverFile file) {
    this.one = one;
    this.many = many;
    this.entry = entry;
    this.file = file;
  }

  EntryKind(String one, String many, String designation) {
    this(
        one,
        many,
        OurStudent.class,
        new ReceiverFile(false, false, false, false, false, designation));
  }

  /** Whether it is a kind of our own students, and none of the roster. */
  public boolean isOurs() {
    return file.designation() != null;
  }

  /** One of them: {@code student}. */
  public String one() {
    return one;
  }

  /** Several of them: {@code students}. */
  public String many() {
    return many;
  }

  /** What rules see of one of them. */
  public Class<? extends ReceiverEntry> entry() {
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
  public List<EntryKind> alongside() {
    return switch (this) {
      case SITES, OUR_SPECIAL_EDUCATION, OUR_504, OUR_SST -> List.of();
      case TEACHERS, STUDENTS -> List.of(SITES);
      case CLASSES -> List.of(TEACHERS, SITES);
      case ENROLLMENTS -> List.of(STUDENTS, CLASSES, TEACHERS, SITES);
    };
  }
}
