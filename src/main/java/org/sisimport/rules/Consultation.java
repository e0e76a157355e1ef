package org.sisimport.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;

/** Asks the rules of a knowledge base about facts, in a session of its own each time. */
final class Consultation {

  private static final Pattern RULE_IN_MESSAGE = Pattern.compile("[Rr]ule \"([^\"]+)\"");

  private final KieBase base;
  private final Map<String, RuleRef> rules;

  /**
   * @param rules the rules by the name that the engine knows
   */
  Consultation(KieBase base, Map<String, RuleRef> rules) {
    this.base = base;
    this.rules = rules;
  }

  /** What the rules say about the facts, in no meaningful order. */
  List<Decision> consult(Collection<?> facts) {
    if (rules.isEmpty() || facts.isEmpty()) {
      return List.of();
    }
    Ledger ledger = new Ledger();
    KieSession session = base.newKieSession();
    try {
      session.setGlobal("decide", ledger);
      session.addEventListener(
          new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
              ledger.speaks(rules.get(event.getMatch().getRule().getName()));
            }
          });
      for (Object fact : facts) {
        session.insert(fact);
      }
      // no rule changes a fact, so each speaks at most once of each; the limit is a belt
      session.fireAllRules(
          (int) Math.min((long) facts.size() * rules.size() + 1, Integer.MAX_VALUE));
      return ledger.decisions();
    } catch (RuntimeException e) {
      throw new RuleFailedException(findRule(e), e);
    } finally {
      session.dispose();
    }
  }

  /** The engine tells the rule of a failed condition in its message only. */
  private @Nullable RuleRef findRule(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Matcher matcher = RULE_IN_MESSAGE.matcher(String.valueOf(cause.getMessage()));
      if (matcher.find() && rules.containsKey(matcher.group(1))) {
        return rules.get(matcher.group(1));
      }
    }
    return null;
  }
}
