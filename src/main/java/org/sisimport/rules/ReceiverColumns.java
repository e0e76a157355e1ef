package org.sisimport.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sisimport.decision.Conflict;
import org.sisimport.decision.Decision;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.decision.ReceiverSettlement;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.ReceiverFile;

/**
 * Holds the headings under which a receiver's rules write against the columns of its files: what is
 * written under a heading that no file has would be lost without a word. A district that replaces
 * the rule of a file's columns may drop some: that is no slip of the rules that write them.
 */
final class ReceiverColumns {

  private final ComposedRuleSet rules;
  private final String path;
  private final Set<String> dropped = new HashSet<>();
  private final List<Writing> writings = new ArrayList<>();
  private final List<RuleProblem> problems = new ArrayList<>();

  /**
   * One rule in force that writes under one heading.
   *
   * @param kinds of entries that the rule is about
   */
  private record Writing(RuleRef by, List<EntryKind> kinds, WrittenRule.Column column) {}

  private ReceiverColumns(ComposedRuleSet rules, List<RuleUnit> units) {
    this.rules = rules;
    this.path = units.get(0).file().path();
    Set<RuleRef> inForce = new HashSet<>(rules.rules());
    for (RuleUnit unit : units) {
      for (WrittenRule rule : unit.rules()) {
        RuleRef by = new RuleRef(rule.name(), unit.file().path(), rule.line(), unit.file().rank());
        if (inForce.contains(by)) {
          addWritings(by, rule);
        } else if (rule.fact() == ReceiverFile.class) {
          dropped.addAll(rule.texts());
        }
      }
    }
  }

  private void addWritings(RuleRef by, WrittenRule rule) {
    List<EntryKind> kinds =
        Arrays.stream(EntryKind.values()).filter(kind -> kind.entry() == rule.fact()).toList();
    rule.columns().forEach(column -> writings.add(new Writing(by, kinds, column)));
  }

  /** What is wrong with the columns of a receiver's rules. */
  static List<RuleProblem> check(ComposedRuleSet rules, List<RuleUnit> units) {
    return new ReceiverColumns(rules, units).check();
  }

  private List<RuleProblem> check() {
    List<Decision.OfReceiverFile> said = rules.consultReceiverFiles();
    ReceiverSettlement.Files files = ReceiverSettlement.files(said);
    for (Conflict conflict : files.conflicts()) {
      add(conflict.second(), "it disagrees with " + conflict.first() + " about " + conflict.what());
    }
    if (files.layouts().isEmpty()) {
      problems.add(
          new RuleProblem(path, 0, null, "no rule gives the receiver a file; decide.columns does"));
      return problems;
    }
    checkFill(said, files.layouts());
    writings.forEach(writing -> checkWriting(writing, files.layouts()));
    files.layouts().forEach(this::checkWriters);
    return problems;
  }

  private void checkFill(List<Decision.OfReceiverFile> said, List<ReceiverLayout> layouts) {
    for (Decision.OfReceiverFile decision : said) {
      if (decision instanceof Decision.Fill fill) {
        List<String> headings =
            layouts.stream()
                .filter(layout -> layout.kind().file().equals(fill.file()))
                .flatMap(layout -> layout.headings().stream())
                .toList();
        if (!headings.contains(fill.heading()) && !dropped.contains(fill.heading())) {
          add(fill.by(), noColumn(fill.heading(), "the file", headings));
        }
      }
    }
  }

  private void checkWriting(Writing writing, List<ReceiverLayout> layouts) {
    List<String> headings =
        layouts.stream()
            .filter(layout -> speaksOf(layout, writing.kinds()))
            .flatMap(layout -> layout.headings().stream())
            .toList();
    String heading = writing.column().heading();
    if (!headings.contains(heading) && !dropped.contains(heading)) {
      problems.add(
          new RuleProblem(
              writing.by().file(),
              writing.column().line(),
              writing.by().name(),
              noColumn(heading, "a file that speaks of a " + named(writing.kinds()), headings)));
    }
  }

  private static String named(List<EntryKind> kinds) {
    return kinds.stream().map(EntryKind::one).collect(Collectors.joining(" or a "));
  }

  private static boolean speaksOf(ReceiverLayout layout, List<EntryKind> kinds) {
    return kinds.stream()
        .anyMatch(kind -> layout.kind() == kind || layout.kind().alongside().contains(kind));
  }

  private static String noColumn(String heading, String where, List<String> headings) {
    return "\"" + heading + "\" is no column of " + where + Words.suggestion(heading, headings);
  }

  /** A row speaks of several entries; which of them a column is about must be plain. */
  private void checkWriters(ReceiverLayout layout) {
    for (String heading : layout.headings()) {
      Set<EntryKind> writers =
          writings.stream()
              .filter(writing -> writing.column().heading().equals(heading))
              .flatMap(writing -> writing.kinds().stream())
              .filter(kind -> layout.kind().alongside().contains(kind))
              .collect(Collectors.toCollection(java.util.TreeSet::new));
      if (writers.size() > 1) {
        add(
            layout.by(),
            "\""
                + heading
                + "\" of "
                + layout.name()
                + " is written of a "
                + writers.stream().map(EntryKind::one).collect(Collectors.joining(" and of a "))
                + "; give each a heading of its own");
      }
    }
  }

  private void add(RuleRef rule, String message) {
    problems.add(new RuleProblem(rule.file(), rule.line(), rule.name(), message));
  }
}
