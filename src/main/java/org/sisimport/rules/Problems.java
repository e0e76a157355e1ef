package org.sisimport.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one rule file. */
final class Problems {

  /** More than a person reads; a hostile file could hold a million. */
  private static final int MOST = 200;

  private final String file;
  private final List<RuleProblem> all = new ArrayList<>();
  private @Nullable String rule;

  Problems(String file) {
    this.file = file;
  }

  /** The rule that what follows belongs to; {@code null} outside of a rule. */
  void within(@Nullable String rule) {
    this.rule = rule;
  }

  void add(Refusal refusal) {
    if (all.size() < MOST) {
      all.add(new RuleProblem(file, refusal.line(), rule, refusal.reason()));
    }
  }

  List<RuleProblem> all() {
    return List.copyOf(all);
  }
}
