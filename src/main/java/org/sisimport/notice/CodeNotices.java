package org.sisimport.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Field;

/** What there is to say of codes. */
public final class CodeNotices {

  private CodeNotices() {}

  /**
   * A code that no rule translates; the value is left out.
   *
   * @param heading of its column
   * @param code the trimmed cell
   * @param called what the district's own table of codes calls it; {@code null} where nothing tells
   * @param ours the codes of ours, for the message; may be empty
   * @param rulesFile where the rule that settles it belongs
   */
  public record UntranslatedCode(
      Field field,
      String heading,
      String code,
      @Nullable String called,
      List<String> ours,
      String rulesFile)
      implements WarningNotice {

    /** Of a code of which the district sends no table. */
    public UntranslatedCode(
        Field field, String heading, String code, List<String> ours, String rulesFile) {
      this(field, heading, code, null, ours, rulesFile);
    }

    @Override
    public @Nullable String value() {
      return Shown.text(code);
    }

    @Override
    public String brief() {
      return field.title()
          + " "
          + Shown.quoted(code)
          + (called == null ? "" : ", which the district calls " + Shown.quoted(called) + ",")
          + " in column "
          + Shown.quoted(heading)
          + (isOurs() ? " does not mean what we call so" : " is unknown")
          + " and was not used";
    }

    /** A vendor's or district's rule may replace the shared one that knows the code. */
    private boolean isOurs() {
      return ours.stream().anyMatch(code::equalsIgnoreCase);
    }

    @Override
    public String message() {
      return brief()
          + (ours.isEmpty() ? "" : ". Known are " + String.join(" ", ours))
          + ". To settle it, "
          + RuleText.literal(code)
              .map(this::rule)
              .orElse(
                  "have it sent in another form: no rule can name a text that is very long or has"
                      + " quotes, backslashes or invisible characters");
    }

    private String rule(String literal) {
      return "add to "
          + rulesFile
          + ", with the code that is meant in place of OURS:\n"
          + RuleText.rule(
              field.title() + " " + RuleText.name(code),
              "$code : Code( field == Field." + field.name() + ", is( " + literal + " ) )",
              "decide.translate( $code, \"OURS\" );");
    }
  }

  /** Rules of equal rank disagree about a code; the value is left out. */
  public record CodeRulesDisagree(Field field, String code, RuleRef first, RuleRef second)
      implements WarningNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(code);
    }

    @Override
    public String message() {
      return "two rules disagree about "
          + field.title()
          + " "
          + Shown.quoted(code)
          + ": "
          + first
          + " and "
          + second
          + "; our value stays. Change one of them, or give the district a rule of its own, which stands over both";
    }
  }

  /**
   * A rule translated a code into something that is no value of the field; the value is left out.
   */
  public record TranslatedIntoNoValue(Field field, String code, String ours, RuleRef by)
      implements WarningNotice {

    @Override
    public @Nullable String value() {
      return Shown.text(code);
    }

    @Override
    public String message() {
      return "rule "
          + by
          + " translates "
          + field.title()
          + " "
          + Shown.quoted(code)
          + " into "
          + Shown.quoted(ours)
          + ", which is no value of the field; our value stays";
    }
  }

  /**
   * A column that is mapped to a code field holds far too many different texts to be one; it is
   * left out.
   */
  public record NoCodeColumn(Field field, String heading, int limit) implements WarningNotice {

    @Override
    public String message() {
      return "column "
          + Shown.quoted(heading)
          + " has more than "
          + limit
          + " different texts and cannot be codes of "
          + field.title()
          + "; the column was not used. A heading rule of the district says which field it is";
    }
  }
}
