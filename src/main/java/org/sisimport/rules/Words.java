package org.sisimport.rules;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Explains a word that a rule file may not hold. It only makes messages helpful: what is refused is
 * everything that the grammar and the facts do not know, whether it is listed here or not.
 */
final class Words {

  private static final Map<String, String> EXPLAINED = new HashMap<>();

  static {
    explain(
        "a rule has no attributes: all rules of a sitting are asked, in no order",
        "salience no-loop no enabled agenda-group agenda activation-group activation lock-on-active"
            + " lock duration timer date-effective date-expires date calendars auto-focus auto"
            + " dialect ruleflow-group ruleflow refract direct extends attributes");
    explain(
        "a rule looks at one fact, and everything it needs is attached to that fact",
        "not exists forall accumulate acc collect from entry over window and or groupby this");
    explain(
        "a file holds rules and nothing else",
        "function query declare unit expander dialect trait enum template");
    explain(
        "conditions compare the fact's properties with ==, !=, <, in and contains",
        "eval matches soundslike memberOf str instanceof isA before after");
    explain(
        "a consequence only calls verbs of decide",
        "modify insert insertLogical update delete retract drools kcontext new if else for while do"
            + " try throw return var int String Object class System Runtime Thread synchronized"
            + " switch assert break");
  }

  private Words() {}

  private static void explain(String why, String words) {
    for (String word : words.split(" ")) {
      EXPLAINED.put(word, why);
    }
  }

  /** What to add to a message that names the word: begins with {@code "; "}, or is empty. */
  static String explanation(String word) {
    String why = EXPLAINED.get(word);
    return why == null ? "" : "; " + why;
  }

  /** {@code "; did you mean 'grade'?"}, else the explanation of the word. */
  static String suggestion(String word, Collection<String> known) {
    String nearest = null;
    // a third of the letters may be wrong
    int least = Math.max(2, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance =
          LevenshteinDistance.getDefaultInstance()
              .apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest == null ? explanation(word) : "; did you mean '" + nearest + "'?";
  }
}
