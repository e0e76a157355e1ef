package org.sisimport.receiver;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sisimport.facts.RosterExtensions;
import org.sisimport.facts.RosterStudent;

/** What rules see of the students of a roster; made when they are asked, because they are many. */
final class StudentFacts {

  private final Roster roster;
  private final OurRecords ours;
  private final Set<String> sharedNumbers = new HashSet<>();

  StudentFacts(Roster roster, OurRecords ours) {
    this.roster = roster;
    this.ours = ours;
    Set<String> seen = new HashSet<>();
    for (Person student : roster.students()) {
      if (!seen.add(key(student))) {
        sharedNumbers.add(key(student));
      }
    }
  }

  private static String key(Person student) {
    return RosterStudent.withoutZeros(student.number()).toLowerCase(Locale.ROOT);
  }

  /** The student of that index. */
  RosterStudent of(int index) {
    Person student = roster.students().get(index);
    Beside beside = roster.beside().get(index);
    List<String> grades = student.grades();
    return new RosterStudent(
        student.id(),
        student.number(),
        sharedNumbers.contains(key(student)),
        student.lastName(),
        student.firstName(),
        student.middleName(),
        grades.size() == 1 ? grades.get(0) : null,
        grades.size() > 1,
        beside.demographics(),
        extensions(student, beside),
        student.enabled(),
        student.site(),
        ours.find(numbers(student, beside), beside.demographics().birthdate()));
  }

  /** Where both records have a column, that of the user counts. */
  private static RosterExtensions extensions(Person student, Beside beside) {
    Map<String, String> both = new HashMap<>(beside.metadata());
    both.putAll(student.metadata());
    return RosterExtensions.of(both);
  }

  private static Set<String> numbers(Person student, Beside beside) {
    Set<String> numbers = new HashSet<>(student.numbers());
    numbers.addAll(student.metadata().values());
    numbers.addAll(beside.metadata().values());
    return numbers;
  }
}
