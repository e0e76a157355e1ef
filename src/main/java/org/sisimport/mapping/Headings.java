package org.sisimport.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sisimport.decision.Decision;
import org.sisimport.facts.District;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;
import org.sisimport.notice.HeadingNotices.HeadingRulesDisagree;
import org.sisimport.notice.HeadingNotices.MissingHeading;
import org.sisimport.notice.HeadingNotices.TwoHeadingsClaimOneField;
import org.sisimport.notice.HeadingNotices.UnknownHeading;
import org.sisimport.notice.Notice;
import org.sisimport.rules.RuleSet;

/**
 * What the rules made of the headings of a file.
 *
 * @param mapped each field that has a column, and the decision that gave it
 * @param ignored columns that are known and not needed
 * @param unknown columns that no rule knows
 * @param notices what else a person should know; an ERROR refuses the file
 */
record Headings(
    Map<Field, Decision.MapHeading> mapped,
    List<Decision.IgnoreHeading> ignored,
    List<UnknownColumn> unknown,
    List<Notice> notices) {

  /**
   * Consults the rules.
   *
   * @param texts the first row of the file
   */
  static Headings settle(List<String> texts, RuleSet rules, District district) {
    List<Heading> headings = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = CleanText.of(texts.get(i));
      if (!text.isEmpty()) {
        headings.add(new Heading(i + 1, text, district));
      }
    }
    Map<Heading, List<Decision.OfHeading>> said = new HashMap<>();
    for (Decision.OfHeading decision : rules.consultHeadings(headings)) {
      said.computeIfAbsent(decision.heading(), any -> new ArrayList<>()).add(decision);
    }
    return new Settling(district).settle(headings, said);
  }

  private static final class Settling {
    private final String rulesFile;
    private final Map<Field, Decision.MapHeading> mapped = new EnumMap<>(Field.class);
    private final List<Decision.IgnoreHeading> ignored = new ArrayList<>();
    private final List<UnknownColumn> unknown = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Set<Field> disputed = EnumSet.noneOf(Field.class);

    Settling(District district) {
      this.rulesFile = RulesFile.of(district, "headings");
    }

    Headings settle(List<Heading> headings, Map<Heading, List<Decision.OfHeading>> said) {
      for (Heading heading : headings) {
        List<Decision.OfHeading> decisions = said.getOrDefault(heading, List.of());
        if (decisions.isEmpty()) {
          unknown.add(
              new UnknownColumn(
                  heading.column() - 1, new UnknownHeading(heading.text(), rulesFile)));
        } else {
          take(heading, decisions);
        }
      }
      for (Field field : Field.values()) {
        if (field.required() && !mapped.containsKey(field) && !disputed.contains(field)) {
          notices.add(missing(field, headings));
        }
      }
      return new Headings(mapped, List.copyOf(ignored), List.copyOf(unknown), List.copyOf(notices));
    }

    private void take(Heading heading, List<Decision.OfHeading> decisions) {
      Settled<Decision.OfHeading> settled = Settled.of(decisions, Settling::result);
      Decision.OfHeading contrary = settled.contrary();
      if (contrary != null) {
        notices.add(
            new HeadingRulesDisagree(heading.text(), settled.decision().by(), contrary.by()));
        for (Decision.OfHeading decision : decisions) {
          if (decision instanceof Decision.MapHeading map) {
            disputed.add(map.field());
          }
        }
      } else if (settled.decision() instanceof Decision.MapHeading map) {
        claim(map);
      } else if (settled.decision() instanceof Decision.IgnoreHeading ignore) {
        ignored.add(ignore);
      }
    }

    private void claim(Decision.MapHeading claim) {
      Decision.MapHeading earlier = mapped.putIfAbsent(claim.field(), claim);
      if (earlier != null) {
        notices.add(
            new TwoHeadingsClaimOneField(
                claim.field(),
                earlier.heading().text(),
                earlier.by(),
                claim.heading().text(),
                claim.heading().column(),
                claim.by(),
                rulesFile));
      }
    }

    private MissingHeading missing(Field field, List<Heading> headings) {
      List<String> came = new ArrayList<>();
      List<String> free = new ArrayList<>();
      for (Heading heading : headings) {
        came.add(heading.text());
        boolean taken =
            mapped.values().stream().anyMatch(map -> map.heading().column() == heading.column());
        if (!taken) {
          free.add(heading.text());
        }
      }
      return new MissingHeading(field, came, NearestHeadings.list(field, free), rulesFile);
    }

    /** Two decisions agree where they name the same field, or both none. */
    private static Object result(Decision.OfHeading decision) {
      return decision instanceof Decision.MapHeading map ? map.field() : "ignored";
    }
  }
}
