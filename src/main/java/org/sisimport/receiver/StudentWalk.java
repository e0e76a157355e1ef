package org.sisimport.receiver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.EntryVerdict;
import org.sisimport.facts.RosterClass;
import org.sisimport.facts.RosterEnrollment;
import org.sisimport.facts.RosterSchedule;
import org.sisimport.facts.RosterStudent;
import org.sisimport.rules.ReceiverRules;

/**
 * The part of a walk that goes over students and their enrollments, some hundred students at once,
 * so that memory does not grow with their number.
 */
final class StudentWalk {

  private static final int AT_ONCE = 500;

  private final Roster roster;
  private final StudentFacts facts;
  private final List<RosterClass> classes;
  private final Verdicts ofClasses;
  private final ReceiverRules rules;
  private final LocalDate today;
  private final Rows rows;
  private final LeftOuts leftOuts;

  /** The classes that are left out although somebody is in them. */
  private final BitSet missed = new BitSet();

  private int written;

  /**
   * @param classes by their indexes
   * @param ofClasses what was decided about classes, their teachers and sites
   */
  StudentWalk(
      Roster roster,
      StudentFacts facts,
      List<RosterClass> classes,
      Verdicts ofClasses,
      ReceiverRules rules,
      LocalDate today,
      Rows rows,
      LeftOuts leftOuts) {
    this.roster = roster;
    this.facts = facts;
    this.classes = classes;
    this.ofClasses = ofClasses;
    this.rules = rules;
    this.today = today;
    this.rows = rows;
    this.leftOuts = leftOuts;
  }

  /** A student and the enrollments. */
  private record Enrolled(RosterStudent student, List<Place> places) {}

  /**
   * A student in a class.
   *
   * @param schoolClass the index of the class
   */
  private record Place(int schoolClass, RosterEnrollment enrollment) {}

  void walk() {
    int count = roster.students().size();
    for (int from = 0; from < count; from += AT_ONCE) {
      walk(from, Math.min(from + AT_ONCE, count));
    }
  }

  /** How many students the files have a row of. */
  int countWritten() {
    return written;
  }

  /** The classes that are left out although a student is in them. */
  Stream<RosterClass> missedClasses() {
    return missed.stream().mapToObj(classes::get);
  }

  private void walk(int from, int to) {
    List<RosterStudent> students = new ArrayList<>(to - from);
    for (int index = from; index < to; index++) {
      students.add(facts.of(index));
    }
    Verdicts ofStudents = new Verdicts(rules).ask(students);
    List<Enrolled> kept = new ArrayList<>(students.size());
    for (int index = from; index < to; index++) {
      RosterStudent student = students.get(index - from);
      if (ofStudents.keeps(student)) {
        kept.add(enrolled(student, index));
      } else {
        tell(student, ofStudents.of(student));
      }
    }
    writeEnrolled(kept, ofStudents);
  }

  private Enrolled enrolled(RosterStudent student, int index) {
    Enrollments all = roster.enrollments();
    List<Place> places = new ArrayList<>();
    for (int place = all.first(index); place < all.first(index + 1); place++) {
      int schoolClass = all.schoolClass(place);
      Term term = all.term(place);
      places.add(
          new Place(
              schoolClass,
              new RosterEnrollment(
                  student,
                  classes.get(schoolClass),
                  term.begins(),
                  term.ends(),
                  term.begun(today),
                  term.ended(today))));
    }
    return new Enrolled(student, places);
  }

  private void writeEnrolled(List<Enrolled> students, Verdicts ofStudents) {
    Verdicts ofEnrollments =
        new Verdicts(rules)
            .ask(
                students.stream()
                    .flatMap(student -> student.places.stream())
                    .map(Place::enrollment)
                    .toList());
    List<Enrolled> kept = students.stream().map(one -> kept(one, ofEnrollments)).toList();
    Verdicts ofSchedules = new Verdicts(rules).ask(kept.stream().map(this::schedule).toList());
    for (Enrolled one : kept) {
      if (ofSchedules.keeps(one.student)) {
        write(one, ofStudents.of(one.student), ofEnrollments);
      } else {
        tell(one.student, ofSchedules.of(one.student));
      }
    }
  }

  /** The student with the enrollments that are not left out themselves; their class may be. */
  private Enrolled kept(Enrolled student, Verdicts ofEnrollments) {
    List<Place> kept = new ArrayList<>(student.places.size());
    for (Place place : student.places) {
      if (ofEnrollments.keeps(place.enrollment)) {
        kept.add(place);
      } else {
        leftOuts.count(ofEnrollments.of(place.enrollment));
      }
    }
    return new Enrolled(student.student, kept);
  }

  private RosterSchedule schedule(Enrolled student) {
    BitSet inClasses = new BitSet();
    BitSet inLeftOut = new BitSet();
    for (Place place : student.places) {
      boolean keeps = ofClasses.keeps(classes.get(place.schoolClass));
      (keeps ? inClasses : inLeftOut).set(place.schoolClass);
    }
    missed.or(inLeftOut);
    return new RosterSchedule(student.student, inClasses.cardinality(), inLeftOut.cardinality());
  }

  private void write(Enrolled student, EntryVerdict ofStudent, Verdicts ofEnrollments) {
    int ofOne =
        rows.write(
            EntryKind.STUDENTS,
            List.of(List.of(ofStudent, ofClasses.ofKept(student.student.site()))));
    List<List<EntryVerdict>> ofPlaces = new ArrayList<>(student.places.size());
    for (Place place : student.places) {
      RosterClass schoolClass = classes.get(place.schoolClass);
      if (ofClasses.keeps(schoolClass)) {
        ofPlaces.add(
            List.of(
                ofEnrollments.of(place.enrollment),
                ofStudent,
                ofClasses.of(schoolClass),
                ofClasses.ofKept(schoolClass.teacher()),
                ofClasses.ofKept(schoolClass.site())));
      }
    }
    ofOne += rows.write(EntryKind.ENROLLMENTS, ofPlaces);
    if (ofOne > 0) {
      written++;
    }
  }

  private void tell(RosterStudent student, EntryVerdict verdict) {
    leftOuts.tell(EntryKind.STUDENTS, student.id(), student.number(), verdict);
  }
}
