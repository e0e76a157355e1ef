package org.sisimport.receiver;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.EntryVerdict;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.facts.OurStudent;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.students.StudentRegister;

/** Tells a receiver of a district's students as we have them, as the receiver's rules decide. */
public final class StudentHandover {

  /** Students who are decided at once. */
  private static final int AT_ONCE = 5_000;

  private final StudentRegister students;

  /** Over the students whom we have. */
  public StudentHandover(StudentRegister students) {
    this.students = students;
  }

  /**
   * What was handed over.
   *
   * @param numbers rows and causes
   * @param students our numbers of the students in each file
   */
  public record Told(HandedOver numbers, Map<EntryKind, List<Integer>> students) {}

  /** The files of our own students that a receiver gets; none of the roster. */
  public static List<ReceiverLayout> layouts(ReceiverRules rules) {
    return rules.layouts().stream().filter(layout -> layout.kind().isOurs()).toList();
  }

  /**
   * Asks about every student of a program of which there is a file, as of a day.
   *
   * @param yearBegins the first day of every academic year
   * @param files takes the rows and what is left out, in the order of SSIDs
   * @throws org.sisimport.rules.RuleFailedException where a rule fails
   */
  public Told write(
      String district,
      ReceiverRules rules,
      MonthDay yearBegins,
      LocalDate today,
      ReceiverFiles files) {
    return write(students.list(district, today), rules, yearBegins, today, files);
  }

  /**
   * Asks about these students alone, as of a day.
   *
   * @param some as they are on that day
   * @param yearBegins the first day of every academic year
   * @throws org.sisimport.rules.RuleFailedException where a rule fails
   */
  public static Told write(
      Iterable<ExistingStudent> some,
      ReceiverRules rules,
      MonthDay yearBegins,
      LocalDate today,
      ReceiverFiles files) {
    Telling telling = new Telling(rules, files);
    LocalDate year = yearOf(yearBegins, today);
    List<OurStudent> asked = new ArrayList<>(AT_ONCE);
    for (ExistingStudent student : some) {
      asked.add(fact(student, year, today));
      if (asked.size() == AT_ONCE) {
        telling.tell(asked);
        asked.clear();
      }
    }
    telling.tell(asked);
    return telling.told();
  }

  /** The first day of the academic year of a day. */
  static LocalDate yearOf(MonthDay begins, LocalDate today) {
    LocalDate thisYear = begins.atYear(today.getYear());
    return thisYear.isAfter(today) ? begins.atYear(today.getYear() - 1) : thisYear;
  }

  private static OurStudent fact(ExistingStudent student, LocalDate year, LocalDate today) {
    LocalDate left = student.inactive() ? student.inactiveDate() : null;
    return new OurStudent(
        student,
        left != null && !left.isBefore(year),
        left == null ? 0 : (int) Math.max(0, ChronoUnit.DAYS.between(left, today)));
  }

  /** One telling of all students. */
  private static final class Telling {

    private final ReceiverRules rules;
    private final List<ReceiverLayout> layouts;
    private final Rows rows;
    private final LeftOuts leftOuts;
    private final Map<EntryKind, List<Integer>> students = new EnumMap<>(EntryKind.class);

    private Telling(ReceiverRules rules, ReceiverFiles files) {
      this.rules = rules;
      this.layouts = layouts(rules);
      this.rows = new Rows(layouts, files);
      this.leftOuts = new LeftOuts(files);
    }

    private void tell(List<OurStudent> some) {
      for (ReceiverLayout layout : layouts) {
        EntryKind kind = layout.kind();
        String designation = kind.file().designation();
        List<OurStudent> ofFile =
            some.stream()
                .filter(one -> String.valueOf(designation).equals(one.student().designation()))
                .toList();
        Verdicts verdicts = new Verdicts(rules).ask(ofFile);
        for (OurStudent student : ofFile) {
          tell(kind, student, verdicts.of(student));
        }
      }
    }

    private void tell(EntryKind kind, OurStudent student, EntryVerdict verdict) {
      if (verdict.leftOut()) {
        String number = student.student().localId();
        leftOuts.tell(kind, student.id(), number == null ? "" : number, verdict);
        return;
      }
      rows.write(kind, List.of(List.of(verdict)));
      students.computeIfAbsent(kind, any -> new ArrayList<>()).add(student.student().id());
    }

    private Told told() {
      int told = students.values().stream().mapToInt(List::size).sum();
      return new Told(
          new HandedOver(rows.counts(), new Extent(0, 0, told), leftOuts.causes()), students);
    }
  }
}
