package org.sisimport.receiver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.RosterSite;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.RosterRegister;

/**
 * Reads a roster and joins it. Everything but enrollments is held as objects; of enrollments there
 * are fifteen times as many.
 */
final class RosterReader {

  private final ActiveRecords records;
  private final Map<String, RosterSite> sites = new TreeMap<>();
  private final Map<String, Term> sessions = new HashMap<>();
  private final Map<String, String> courseTitles = new HashMap<>();
  private final Map<String, SchoolClass> classes = new TreeMap<>();
  private final Map<String, Person> staff = new TreeMap<>();
  private final Enrollments enrollments = new Enrollments();

  private RosterReader(ActiveRecords records) {
    this.records = records;
  }

  /** The roster of a district as it is that day. */
  static Roster read(RosterRegister register, String district, LocalDate today) {
    return new RosterReader(new ActiveRecords(register, district, today)).read();
  }

  private Roster read() {
    sites.putAll(SiteReader.sites(records));
    records.forEach(RosterFile.ACADEMIC_SESSIONS, this::session);
    records.forEach(RosterFile.COURSES, this::course);
    records.forEach(RosterFile.CLASSES, this::schoolClass);
    PeopleReader people = new PeopleReader(records, sites);
    List<Person> students = new ArrayList<>();
    people
        .people()
        .forEach(
            (id, person) -> {
              if (person.student()) {
                students.add(person);
              } else {
                staff.put(id, person);
              }
            });
    Map<String, Integer> studentIndexes = new HashMap<>();
    students.forEach(student -> studentIndexes.put(student.id(), studentIndexes.size()));
    enroll(studentIndexes);
    return new Roster(
        List.copyOf(sites.values()),
        teachers(),
        List.copyOf(classes.values()),
        students,
        people.beside(studentIndexes),
        enrollments);
  }

  private void session(RosterRecord record) {
    sessions.put(record.sourcedId(), Term.of(record.value("startDate"), record.value("endDate")));
  }

  private void course(RosterRecord record) {
    String title = ActiveRecords.text(record, "title");
    if (title != null) {
      courseTitles.put(record.sourcedId(), title);
    }
  }

  private void schoolClass(RosterRecord record) {
    List<String> periods = record.list("periods");
    List<Term> terms =
        record.list("termSourcedIds").stream()
            .map(id -> sessions.getOrDefault(id, Term.UNKNOWN))
            .toList();
    classes.put(
        record.sourcedId(),
        new SchoolClass(
            record.sourcedId(),
            ActiveRecords.text(record, "title"),
            ActiveRecords.text(record, "classCode"),
            periods.isEmpty() ? null : String.join(",", periods),
            courseTitles.get(record.value("courseSourcedId")),
            record.value("classType").equals("homeroom"),
            sites.get(record.value("schoolSourcedId")),
            Term.spanning(terms),
            new Teachers()));
  }

  private void enroll(Map<String, Integer> students) {
    Map<String, Integer> indexes = new HashMap<>();
    classes.keySet().forEach(id -> indexes.put(id, indexes.size()));
    records.forEach(
        RosterFile.ENROLLMENTS,
        record -> {
          SchoolClass schoolClass = classes.get(record.value("classSourcedId"));
          if (schoolClass != null) {
            String user = record.value("userSourcedId");
            Term term =
                Term.of(record.value("beginDate"), record.value("endDate"))
                    .orElse(schoolClass.term());
            Integer student = students.get(user);
            if (record.value("role").equals("student") && student != null) {
              enrollments.add(student, Objects.requireNonNull(indexes.get(schoolClass.id())), term);
            } else if (record.value("role").equals("teacher")) {
              teach(schoolClass, staff.get(user), record, term);
            }
          }
        });
    enrollments.sort(students.size());
  }

  private static void teach(
      SchoolClass schoolClass, @Nullable Person teacher, RosterRecord record, Term term) {
    if (teacher != null) {
      schoolClass.teachers().add(teacher, record.value("primary").equals("true"), term);
    }
  }

  /** Who is a teacher or teaches; the others of the staff are nobody's business. */
  private Collection<Person> teachers() {
    Map<String, Person> teachers = new TreeMap<>();
    classes
        .values()
        .forEach(one -> one.teachers().forEach(person -> teachers.put(person.id(), person)));
    staff.values().stream()
        .filter(Person::teacher)
        .forEach(person -> teachers.put(person.id(), person));
    return teachers.values();
  }
}
