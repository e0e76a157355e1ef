package org.sisimport.receiver;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.EntryVerdict;
import org.sisimport.facts.RosterClass;
import org.sisimport.facts.RosterSite;
import org.sisimport.facts.RosterTeacher;
import org.sisimport.rules.ReceiverRules;

/**
 * One walk over a roster. What is asked for later is told what became of what it hangs on: first
 * sites and teachers, then classes, then students with their enrollments, some hundred at once.
 */
final class Walk {

  private final Roster roster;
  private final StudentFacts studentFacts;
  private final ReceiverRules rules;
  private final LocalDate today;
  private final Rows rows;
  private final LeftOuts leftOuts;

  /** About sites, teachers and classes. */
  private final Verdicts verdicts;

  private final Map<String, RosterTeacher> teachers = new HashMap<>();

  Walk(
      Roster roster,
      StudentFacts studentFacts,
      ReceiverRules rules,
      LocalDate today,
      ReceiverFiles files) {
    this.roster = roster;
    this.studentFacts = studentFacts;
    this.rules = rules;
    this.today = today;
    this.rows =
        new Rows(
            rules.layouts().stream().filter(layout -> !layout.kind().isOurs()).toList(), files);
    this.leftOuts = new LeftOuts(files);
    this.verdicts = new Verdicts(rules);
  }

  HandedOver walk() {
    int sites = sites();
    int teachers = teachers();
    List<RosterClass> classes = classes();
    StudentWalk students =
        new StudentWalk(roster, studentFacts, classes, verdicts, rules, today, rows, leftOuts);
    students.walk();
    // a class that nobody misses is not worth a line
    students.missedClasses().forEach(this::tellClass);
    leftOuts.tellCounted();
    return new HandedOver(
        rows.counts(), new Extent(sites, teachers, students.countWritten()), leftOuts.causes());
  }

  private int sites() {
    verdicts.ask(roster.sites());
    List<List<EntryVerdict>> kept = new ArrayList<>();
    for (RosterSite site : roster.sites()) {
      if (verdicts.keeps(site)) {
        kept.add(List.of(verdicts.of(site)));
      } else {
        tell(EntryKind.SITES, site.id(), site.identifier(), verdicts.of(site));
      }
    }
    rows.write(EntryKind.SITES, kept);
    return kept.size();
  }

  private int teachers() {
    List<RosterTeacher> facts = TeacherFacts.of(roster.staff());
    verdicts.ask(facts);
    List<List<EntryVerdict>> kept = new ArrayList<>();
    for (RosterTeacher teacher : facts) {
      teachers.put(teacher.id(), teacher);
      if (verdicts.keeps(teacher)) {
        kept.add(List.of(verdicts.of(teacher), verdicts.ofKept(teacher.site())));
      } else {
        tell(EntryKind.TEACHERS, teacher.id(), teacher.identifier(), verdicts.of(teacher));
      }
    }
    rows.write(EntryKind.TEACHERS, kept);
    return kept.size();
  }

  private List<RosterClass> classes() {
    List<RosterClass> facts = roster.classes().stream().map(this::fact).toList();
    verdicts.ask(facts);
    List<List<EntryVerdict>> kept = new ArrayList<>();
    for (RosterClass schoolClass : facts) {
      if (verdicts.keeps(schoolClass)) {
        kept.add(
            List.of(
                verdicts.of(schoolClass),
                verdicts.ofKept(schoolClass.teacher()),
                verdicts.ofKept(schoolClass.site())));
      }
    }
    rows.write(EntryKind.CLASSES, kept);
    return facts;
  }

  private RosterClass fact(SchoolClass schoolClass) {
    Person main = schoolClass.teachers().findMain(today);
    RosterTeacher teacher = main == null ? null : teachers.get(main.id());
    RosterSite site = schoolClass.site();
    return new RosterClass(
        schoolClass.id(),
        schoolClass.title(),
        schoolClass.code(),
        schoolClass.period(),
        schoolClass.courseTitle(),
        schoolClass.homeroom(),
        site,
        site != null && !verdicts.keeps(site),
        teacher,
        main == null && schoolClass.teachers().isTaught(today),
        teacher != null && !verdicts.keeps(teacher));
  }

  private void tellClass(RosterClass schoolClass) {
    tell(EntryKind.CLASSES, schoolClass.id(), schoolClass.code(), verdicts.of(schoolClass));
  }

  private void tell(EntryKind kind, String id, @Nullable String number, EntryVerdict verdict) {
    leftOuts.tell(kind, id, number == null ? "" : number, verdict);
  }
}
