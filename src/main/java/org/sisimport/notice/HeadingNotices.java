package org.sisimport.notice;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;

/** What there is to say of the headings of a file. */
public final class HeadingNotices {

  private HeadingNotices() {}

  /**
   * A heading that no rule knows; its column is not used.
   *
   * @param heading as the file has it
   * @param rulesFile where the rule that settles it belongs
   */
  public record UnknownHeading(String heading, String rulesFile) implements WarningNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(heading);
    }

    @Override
    public boolean ofColumn() {
      return true;
    }

    @Override
    public String message() {
      return "no rule knows the heading "
          + Shown.quoted(heading)
          + "; its column was not used. "
          + RuleText.headingLiteral(heading)
              .map(this::rule)
              .orElse("It is too long for a rule to name it: have it shortened");
    }

    private String rule(String name) {
      return "If it is not needed, add this rule to "
          + rulesFile
          + "; if it is one of our fields, put decide.map( $heading, Field.GRADE ) with that field in place of decide.ignore:\n"
          + RuleText.rule(
              "The column " + RuleText.name(heading) + " is not needed",
              "$heading : Heading( named( " + name + " ) )",
              "decide.ignore( $heading );");
    }
  }

  /**
   * Two headings claim one field; the file is refused.
   *
   * @param secondColumn the place of the second; the first column of the file is 1
   * @param rulesFile where the rule that settles it belongs
   */
  public record TwoHeadingsClaimOneField(
      Field field,
      String first,
      RuleRef firstRule,
      String second,
      int secondColumn,
      RuleRef secondRule,
      String rulesFile)
      implements ErrorNotice {

    @Override
    public String message() {
      return "the headings "
          + Shown.quoted(first)
          + " by rule "
          + firstRule
          + " and "
          + Shown.quoted(second)
          + " in column "
          + secondColumn
          + " by rule "
          + secondRule
          + " both claim "
          + field.title()
          + ". Send one of them, or add to "
          + rulesFile
          + " a rule that ignores the other:\n"
          + RuleText.rule(
              "The column " + RuleText.name(second) + " is not needed",
              "$heading : Heading( " + onlyTheSecond() + " )",
              "decide.ignore( $heading );");
    }

    /**
     * Headings of one name are told apart by their place. The name stays in the rule: it must not
     * ignore whatever a later file has in that place.
     */
    private String onlyTheSecond() {
      String place = "column == " + secondColumn;
      return RuleText.headingLiteral(second)
          .map(name -> "named( " + name + " )")
          .map(named -> sameName() ? named + ", " + place : named)
          .orElse(place);
    }

    private boolean sameName() {
      return Heading.key(first).equals(Heading.key(second));
    }
  }

  /**
   * A required heading did not come; the file is refused.
   *
   * @param nearest the headings of these that are most like a name of the field, the nearest first
   * @param rulesFile where the rule that settles it belongs
   */
  public record MissingHeading(
      Field field, List<String> came, List<String> nearest, String rulesFile)
      implements ErrorNotice {
    private static final int SHOWN = 60;

    @Override
    public String message() {
      return "no heading is "
          + field.title()
          + ", which every file must have. The headings that came: "
          + list(came)
          + (nearest.isEmpty() ? "" : ". Nearest to it: " + list(nearest) + rule(nearest.get(0)));
    }

    private String rule(String heading) {
      return RuleText.headingLiteral(heading)
          .map(
              name ->
                  ". If "
                      + Shown.quoted(heading)
                      + " is meant, add this rule to "
                      + rulesFile
                      + ":\n"
                      + RuleText.rule(
                          "The column " + RuleText.name(heading) + " is the " + field.title(),
                          "$heading : Heading( named( " + name + " ) )",
                          "decide.map( $heading, Field." + field.name() + " );"))
          .orElse("");
    }

    private static String list(List<String> headings) {
      String shown =
          headings.stream().limit(SHOWN).map(Shown::quoted).collect(Collectors.joining(", "));
      return headings.size() <= SHOWN
          ? shown
          : shown + " and " + (headings.size() - SHOWN) + " more";
    }
  }

  /** Rules of equal rank disagree about a heading; the file is refused. */
  public record HeadingRulesDisagree(String heading, RuleRef first, RuleRef second)
      implements ErrorNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(heading);
    }

    @Override
    public String message() {
      return "two rules disagree about the heading "
          + Shown.quoted(heading)
          + ": "
          + first
          + " and "
          + second
          + ". Change one of them, or give the district a rule of its own, which stands over both";
    }
  }
}
