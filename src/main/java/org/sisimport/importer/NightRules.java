package org.sisimport.importer;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.notice.Notice;
import org.sisimport.notice.RuleNotices;
import org.sisimport.rules.BrokenRulesException;
import org.sisimport.rules.RuleProblem;
import org.sisimport.rules.RuleSet;
import org.sisimport.rules.RuleSets;

/**
 * The rules that a district's night begins with and keeps.
 *
 * @param rules {@code null} where the files on disk are broken and there is no last good set
 * @param problems what is wrong with the files on disk; then {@code rules} is the last good set
 */
record NightRules(@Nullable RuleSet rules, List<RuleProblem> problems) {

  /** The rules for deliveries of a kind. */
  static NightRules of(Contents.Kind kind, RuleSets ruleSets, DistrictFolder district) {
    return load(
        () ->
            switch (kind) {
              case FILE -> ruleSets.load(district.code(), district.vendor(), district.rules());
              case PACKAGE -> ruleSets.loadForPackages(district.code(), district.rules());
              case PULL -> ruleSets.loadForPulls(district.code(), district.rules());
            });
  }

  private static NightRules load(Supplier<RuleSets.Loaded> load) {
    try {
      RuleSets.Loaded loaded = load.get();
      return new NightRules(loaded.rules(), loaded.problems());
    } catch (BrokenRulesException e) {
      return new NightRules(null, e.problems());
    }
  }

  /** The rules; without any, an exception that names the first problem. */
  RuleSet get() {
    if (rules == null) {
      RuleProblem first = problems.get(0);
      throw new SisImportException(
          "the rule files are broken and no earlier good set is known: "
              + first.file()
              + ":"
              + first.line()
              + ": "
              + first.message()
              + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)")
              + ". The file stays where it is; run again when check finds nothing wrong");
    }
    return rules;
  }

  /** Tells that the last good set decides, and why; empty where the files on disk are in order. */
  List<Notice> notices() {
    if (rules == null) {
      return List.of();
    }
    return problems.stream()
        .<Notice>map(
            problem ->
                new RuleNotices.RuleFileBroken(problem.file(), problem.line(), problem.message()))
        .toList();
  }
}
