package org.sisimport.receiver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.facts.RosterTeacher;

/** What rules see of the teachers of a roster. */
final class TeacherFacts {

  private TeacherFacts() {}

  /** One for each person. */
  static List<RosterTeacher> of(Iterable<Person> staff) {
    Map<String, Set<String>> namesByEmail = new HashMap<>();
    List<RosterTeacher> teachers = new ArrayList<>();
    for (Person person : staff) {
      if (person.email() != null) {
        namesByEmail
            .computeIfAbsent(lower(person.email()), any -> new HashSet<>(2))
            .add(name(person));
      }
    }
    for (Person person : staff) {
      teachers.add(
          new RosterTeacher(
              person.id(),
              person.lastName(),
              person.firstName(),
              person.identifier(),
              person.email(),
              person.email() != null
                  && namesByEmail.getOrDefault(lower(person.email()), Set.of()).size() > 1,
              person.enabled(),
              person.site()));
    }
    return teachers;
  }

  /** A system may have a record of a person for each of the schools. */
  private static String name(Person person) {
    return lower(person.lastName()) + "\t" + lower(person.firstName());
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
