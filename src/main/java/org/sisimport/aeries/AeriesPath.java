package org.sisimport.aeries;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question to the API: a documented path that only reads. There is no other way to make one, so
 * that nothing else can be asked; some paths of the API change data although they are read.
 */
public final class AeriesPath {

  /** What an answer holds. */
  enum Kind {
    SYSTEM_INFO(
        List.of("CurrentDateTime", "DatabaseYear"), List.of("AeriesVersion", "LocalTimeZoneName")),
    SCHOOLS(List.of("SchoolCode"), List.of("Name", "InactiveStatusCode")),
    CODES(List.of(), List.of()),
    PROGRAMS(List.of("StudentID", "ProgramCode"), ProgramDays.FIELDS),
    STUDENTS(List.of("StudentID", "SchoolCode", "StudentNumber"), List.of()),
    EXTENDED(List.of("StudentID", "SchoolCode", "StudentNumber"), List.of()),
    CHANGES(List.of("StudentID"), List.of());

    private final List<String> required;
    private final Set<String> read;

    Kind(List<String> required, List<String> more) {
      this.required = required;
      this.read = Stream.concat(required.stream(), more.stream()).collect(Collectors.toSet());
    }

    /** The fields without which a row says nothing. */
    List<String> required() {
      return required;
    }

    /** Whether a pull itself reads a field of a row. */
    boolean isRead(String field) {
      return read.contains(field);
    }

    /** Whether the answer is one object; else it is an array of them. */
    boolean isObject() {
      return this == SYSTEM_INFO;
    }
  }

  /** A table of codes whose texts are the district's own. */
  enum CodeTable {
    /** Grades by their numbers. */
    GRADES("Student/Grade", "STU/GR"),
    /** How well a student knows English. */
    LANGUAGE_FLUENCY("STU/LF", "STU/LF"),
    /** Why a student is not active. */
    INACTIVE_STATUS("STU/TG", "STU/TG");

    private final String path;
    private final String column;

    CodeTable(String path, String column) {
      this.path = path;
      this.column = column;
    }
  }

  /** What the API can tell the changes of. */
  enum Area {
    STUDENT,
    PROGRAM,
    ENROLLMENT;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String PROGRAM_CODE = "[A-Za-z0-9]{1,8}";

  private final Kind kind;
  private final String text;
  private final String entry;
  private final long school;
  private final long student;

  private AeriesPath(Kind kind, String text, String entry, long school, long student) {
    this.kind = kind;
    this.text = text;
    this.entry = entry;
    this.school = school;
    this.student = student;
  }

  /** Version, clock and school year; answers without a certificate too. */
  static AeriesPath systemInfo() {
    return of(Kind.SYSTEM_INFO, "systeminfo", "systeminfo", 0);
  }

  /** All schools. */
  static AeriesPath schools() {
    return of(Kind.SCHOOLS, "schools", "schools", 0);
  }

  /** The texts of codes. */
  static AeriesPath codes(CodeTable table) {
    return of(Kind.CODES, "codes/" + table.path, "codes/" + table.column, 0);
  }

  /** Everybody in a school who is or was in a program. */
  static AeriesPath programs(long school, String program) {
    if (!program.matches(PROGRAM_CODE)) {
      throw new IllegalArgumentException("no program code: " + program);
    }
    return of(
        Kind.PROGRAMS,
        "schools/" + school + "/students/0/programs?code=" + program,
        "programs/" + school + "-" + program,
        school);
  }

  /** The same question, asked for the days of the programs: nobody is read by the answer. */
  static AeriesPath programDays(long school, String program) {
    AeriesPath programs = programs(school, program);
    return new AeriesPath(
        programs.kind,
        programs.text,
        programs.entry.replace("programs/", "program-days/"),
        school,
        0);
  }

  /** A page of a school's students; both records are counted from 1 and belong to the page. */
  static AeriesPath students(long school, long first, long last) {
    return of(
        Kind.STUDENTS,
        "schools/" + school + "/students" + page(first, last),
        "students/" + school + "-" + first,
        school);
  }

  /** The same page of what else is known of the students. */
  static AeriesPath extended(long school, long first, long last) {
    return of(
        Kind.EXTENDED,
        "schools/" + school + "/students/0/extended" + page(first, last),
        "extended/" + school + "-" + first,
        school);
  }

  private static String page(long first, long last) {
    return "?StartingRecord=" + first + "&EndingRecord=" + last;
  }

  /**
   * Whose data changed.
   *
   * @param since by the wall clock of the server
   */
  static AeriesPath changes(Area area, LocalDateTime since) {
    return of(
        Kind.CHANGES,
        "StudentDataChanges/"
            + area.word()
            + "/"
            + since.getYear()
            + "/"
            + since.getMonthValue()
            + "/"
            + since.getDayOfMonth()
            + "/"
            + since.getHour()
            + "/"
            + since.getMinute(),
        "changes/" + area.word(),
        0);
  }

  /** The programs that one student is or was in. */
  static AeriesPath programsOf(long student) {
    return ofStudent(Kind.PROGRAMS, "/programs", "programs", student);
  }

  /** One student, with a row for each enrollment. */
  static AeriesPath student(long student) {
    return ofStudent(Kind.STUDENTS, "", "students", student);
  }

  /** What else is known of one student. */
  static AeriesPath extendedOf(long student) {
    return ofStudent(Kind.EXTENDED, "/extended", "extended", student);
  }

  private static AeriesPath ofStudent(Kind kind, String what, String folder, long student) {
    return new AeriesPath(
        kind,
        "schools/0/students/" + student + what,
        folder + "/student-" + student + ".json",
        0,
        student);
  }

  private static AeriesPath of(Kind kind, String text, String entry, long school) {
    return new AeriesPath(kind, text, entry + ".json", school, 0);
  }

  Kind kind() {
    return kind;
  }

  /** The path behind {@code /api/v5/}, with its query. */
  public String text() {
    return text;
  }

  /** The name of the answer in the zip. */
  String entry() {
    return entry;
  }

  /** The school whose students are asked for; 0 where the path names none. */
  long school() {
    return school;
  }

  /** The one student who is asked for; 0 where the path names none. */
  long student() {
    return student;
  }

  /** Whether it asks for one student, who may be gone since somebody spoke of him. */
  public boolean isOfOneStudent() {
    return student != 0;
  }

  /** Whether the pull can do without the answer, where the certificate may not read it. */
  public boolean isDispensable() {
    return kind == Kind.CODES;
  }

  /** The path as it may be shown: without the number of a student. */
  @Override
  public String toString() {
    return student == 0 ? text : text.replace(String.valueOf(student), "{StudentID}");
  }
}
