package org.sisimport.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A rule file that passed its own checks, as the engine gets it: one package, one rule a line, the
 * rules named by their number. Blank lines, comments and names of the analyst are not in it, so an
 * edit of these compiles nothing.
 *
 * @param drl what is compiled; the rule at index {@code i} is on line {@code i + 2}
 */
record RuleUnit(RuleFile file, List<WrittenRule> rules, String drl) {

  /** Reads and checks a file; what is wrong with it is told to {@code problems}. */
  static RuleUnit of(RuleFile file, Problems problems) {
    List<WrittenRule> rules = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Syntax.Rule rule : Parser.rules(file.text(), problems)) {
      problems.within(rule.name());
      Integer earlier = lines.putIfAbsent(rule.name(), rule.line());
      if (earlier != null) {
        problems.add(
            new Refusal(
                rule.line(), "the name stands already in line " + earlier + "; give it another"));
      }
      RuleWriter.write(rule, file, problems).ifPresent(rules::add);
    }
    problems.within(null);
    return of(file, rules);
  }

  /** A file whose rules are checked already. */
  static RuleUnit of(RuleFile file, List<WrittenRule> rules) {
    return new RuleUnit(file, List.copyOf(rules), drl(file, rules));
  }

  private static String drl(RuleFile file, List<WrittenRule> rules) {
    StringBuilder drl = new StringBuilder();
    drl.append("package ").append(packageName(file));
    drl.append("; import org.sisimport.facts.*; global org.sisimport.facts.Decide decide;\n");
    for (int i = 0; i < rules.size(); i++) {
      String name = engineName(file, i);
      drl.append("rule \"").append(name).append("\" ").append(rules.get(i).drl()).append('\n');
    }
    return drl.toString();
  }

  /** The name by which the engine knows a rule; the same in no two files of a set. */
  String engineName(int index) {
    return engineName(file, index);
  }

  private static String engineName(RuleFile file, int index) {
    return packageName(file) + " " + (index + 1);
  }

  private static String packageName(RuleFile file) {
    String rank = file.rank().name().toLowerCase(Locale.ROOT);
    return "sisimport." + rank + "_" + file.title().replace('-', '_');
  }
}
