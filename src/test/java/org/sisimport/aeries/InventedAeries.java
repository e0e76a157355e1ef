package org.sisimport.aeries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An invented Aeries of which any record may change, and what it answers to a full pull and to one
 * of what has changed.
 */
public final class InventedAeries {

  /** The last of them is not read. */
  private static final int[] SCHOOLS = {990, 994, 995, 999};

  private static final List<Integer> READ = List.of(990, 994, 995);
  private static final String[] CODES = {"144", "144x", "101", "135", "127"};
  private static final Set<String> WANTED = Set.of("144", "144x", "101");
  private static final int PAGE = 5;

  private final TreeMap<Long, Student> students = new TreeMap<>();

  /** All that the district has of one student. */
  private record Student(
      Map<Integer, Map<String, @Nullable Object>> enrollments,
      Map<Integer, Map<String, @Nullable Object>> extended,
      List<Map<String, @Nullable Object>> programs) {

    Student copy() {
      Map<Integer, Map<String, @Nullable Object>> copiedEnrollments = new TreeMap<>();
      enrollments.forEach((school, row) -> copiedEnrollments.put(school, new LinkedHashMap<>(row)));
      Map<Integer, Map<String, @Nullable Object>> copiedExtended = new TreeMap<>();
      extended.forEach((school, row) -> copiedExtended.put(school, new LinkedHashMap<>(row)));
      List<Map<String, @Nullable Object>> copiedPrograms = new ArrayList<>();
      programs.forEach(row -> copiedPrograms.add(new LinkedHashMap<>(row)));
      return new Student(copiedEnrollments, copiedExtended, copiedPrograms);
    }
  }

  /** A district of so many students. */
  public static InventedAeries of(int count, Random random) {
    InventedAeries made = new InventedAeries();
    for (long id = 1; id <= count; id++) {
      made.students.put(id, made.invent(id, random));
    }
    return made;
  }

  /** The same district after a day on which something became of some students. */
  public InventedAeries after(Random random) {
    InventedAeries later = new InventedAeries();
    students.forEach((id, student) -> later.students.put(id, student.copy()));
    for (long id : new TreeSet<>(students.keySet())) {
      if (random.nextInt(4) == 0) {
        later.change(id, random);
      }
    }
    long next = students.lastKey() + 1;
    later.students.put(next, later.invent(next, random));
    return later;
  }

  private void change(long id, Random random) {
    Student student = Objects.requireNonNull(students.get(id));
    Map<String, @Nullable Object> row = any(student.enrollments, random);
    switch (random.nextInt(8)) {
      case 0 -> row.put("Grade", random.nextInt(18) - 2);
      case 1 -> row.put("LanguageFluencyCode", pick(random, "E", "L", "R", ""));
      case 2 -> row.put("InactiveStatusCode", pick(random, "", "N", "T"));
      case 3 -> enroll(student, id, SCHOOLS[random.nextInt(SCHOOLS.length)], random);
      case 4 -> student.programs.add(program(id, random));
      case 5 -> {
        if (!student.programs.isEmpty()) {
          student
              .programs
              .get(random.nextInt(student.programs.size()))
              .put("EligibilityEndDate", "2026-10-14T00:00:00");
        }
      }
      case 6 ->
          any(student.extended, random)
              .put("ResidenceSchool", SCHOOLS[random.nextInt(SCHOOLS.length)]);
      default -> student.programs.clear();
    }
  }

  private Student invent(long id, Random random) {
    Student student = new Student(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    for (int i = 0; i <= random.nextInt(2); i++) {
      enroll(student, id, SCHOOLS[random.nextInt(SCHOOLS.length)], random);
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      student.programs.add(program(id, random));
    }
    return student;
  }

  private static void enroll(Student student, long id, int school, Random random) {
    student.enrollments.put(
        school,
        Pulls.record(
            "StudentID",
            id,
            "SchoolCode",
            school,
            "StateStudentID",
            "10" + String.format("%08d", id),
            "LastName",
            "Last" + (char) ('a' + id % 26),
            "FirstName",
            "First" + (char) ('a' + id / 26),
            "Birthdate",
            String.format("2014-%02d-%02dT00:00:00", 1 + id % 12, 1 + id % 28),
            "Grade",
            random.nextInt(14) - 1,
            "Gender",
            "F",
            "EthnicityCode",
            pick(random, "Y", "N", ""),
            "RaceCode1",
            pick(random, "700", "201", ""),
            "LanguageFluencyCode",
            pick(random, "E", "L", "R", ""),
            "HomeLanguageCode",
            pick(random, "00", "01"),
            "InactiveStatusCode",
            random.nextInt(6) == 0 ? "N" : "",
            "SchoolEnterDate",
            pick(random, "2026-08-12T00:00:00", "2026-09-14T00:00:00")));
    student.extended.put(
        school,
        Pulls.record(
            "StudentID",
            id,
            "SchoolCode",
            school,
            "ReportingSchoolCode",
            random.nextInt(5) == 0 ? SCHOOLS[random.nextInt(SCHOOLS.length)] : 0,
            "ResidenceSchool",
            0,
            "InterIntraDistrictStateCode",
            pick(random, "", "99000020000000"),
            "DateRedesignatedFluentEnglishProficient",
            "2026-05-20T00:00:00"));
  }

  private static Map<String, @Nullable Object> program(long id, Random random) {
    return Pulls.record(
        "StudentID",
        id,
        "ProgramCode",
        pick(random, CODES),
        "EligibilityStartDate",
        pick(random, "2024-02-09T00:00:00", "2026-10-01T00:00:00"),
        "EligibilityEndDate",
        random.nextInt(3) == 0 ? "2026-09-30T00:00:00" : null,
        "ParticipationStartDate",
        null,
        "ParticipationEndDate",
        null);
  }

  /** What a full pull holds: school by school, page by page. */
  public Pulls full() {
    Pulls pull = schools(Pulls.full());
    for (int school : READ) {
      for (String code : List.of("144", "144x", "101", "135")) {
        String path = "programs/" + school + "-" + code + ".json";
        pull.empty(path);
        students.forEach(
            (id, student) -> {
              if (student.enrollments.containsKey(school)) {
                student.programs.stream()
                    .filter(row -> code.equals(row.get("ProgramCode")))
                    .forEach(row -> pull.record(path, row));
              }
            });
      }
      int count = 0;
      for (Student student : students.values()) {
        Map<String, @Nullable Object> enrollment = student.enrollments.get(school);
        if (enrollment != null) {
          String page = school + "-" + (1 + count / PAGE * PAGE) + ".json";
          pull.record("students/" + page, enrollment);
          pull.record("extended/" + page, Objects.requireNonNull(student.extended.get(school)));
          count++;
        }
      }
    }
    return pull;
  }

  /** What a pull holds of what has changed since the district was as it was before. */
  public Pulls changesSince(InventedAeries before) {
    Pulls pull = schools(Pulls.changes());
    Set<Long> changed = new LinkedHashSet<>();
    students.forEach(
        (id, student) -> {
          if (!student.equals(before.students.get(id))) {
            changed.add(id);
          }
        });
    for (String area : List.of("student", "program", "enrollment")) {
      String path = "changes/" + area + ".json";
      pull.empty(path);
      changed.forEach(id -> pull.record(path, Pulls.record("StudentID", id)));
    }
    for (long id : changed) {
      Student student = Objects.requireNonNull(students.get(id));
      String one = "/student-" + id + ".json";
      pull.empty("programs" + one);
      student.programs.forEach(row -> pull.record("programs" + one, row));
      if (student.programs.stream().anyMatch(row -> WANTED.contains(row.get("ProgramCode")))) {
        student.enrollments.values().forEach(row -> pull.record("students" + one, row));
        student.extended.values().forEach(row -> pull.record("extended" + one, row));
      }
    }
    return pull;
  }

  private static Pulls schools(Pulls pull) {
    return pull.school(990, "9900101")
        .school(994, "9900102")
        .school(995, "9900102")
        .school(999, "9900102")
        .seal("schools", READ)
        .seal("programs", List.of("144", "144x", "101"));
  }

  private static Map<String, @Nullable Object> any(
      Map<Integer, Map<String, @Nullable Object>> rows, Random random) {
    return new ArrayList<>(rows.values()).get(random.nextInt(rows.size()));
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
