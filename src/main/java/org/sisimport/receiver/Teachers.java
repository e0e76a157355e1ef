package org.sisimport.receiver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who teaches a class, and who of them is meant where one is asked for. */
final class Teachers {

  private final List<Teaching> teachings = new ArrayList<>(1);

  private record Teaching(Person person, boolean primary, Term term) {}

  /** Adds one who teaches the class, or taught it, or will. */
  void add(Person person, boolean primary, Term term) {
    teachings.add(new Teaching(person, primary, term));
  }

  /** Hands on everybody who was ever added. */
  void forEach(Consumer<Person> reader) {
    teachings.forEach(teaching -> reader.accept(teaching.person));
  }

  /**
   * The primary teacher of that day, or else the only one. Where nobody teaches the class yet, as
   * before the school year begins, those who will.
   *
   * @return {@code null} where there is none, or several of whom not exactly one is primary
   */
  @Nullable Person findMain(LocalDate today) {
    List<Teaching> teaching = teaching(today);
    Set<Person> primary = persons(teaching.stream().filter(Teaching::primary).toList());
    Set<Person> candidates = primary.isEmpty() ? persons(teaching) : primary;
    return candidates.size() == 1 ? candidates.iterator().next() : null;
  }

  /** Whether anybody teaches the class that day, or will. */
  boolean isTaught(LocalDate today) {
    return !teaching(today).isEmpty();
  }

  private List<Teaching> teaching(LocalDate today) {
    List<Teaching> notOver =
        teachings.stream().filter(teaching -> !teaching.term.ended(today)).toList();
    List<Teaching> now = notOver.stream().filter(teaching -> teaching.term.begun(today)).toList();
    return now.isEmpty() ? notOver : now;
  }

  private static Set<Person> persons(List<Teaching> teachings) {
    return teachings.stream().map(Teaching::person).collect(Collectors.toSet());
  }
}
