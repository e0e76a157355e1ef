package org.sisimport.rules;

import java.util.Collection;
import java.util.List;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;

/**
 * The rules that are in force for one district: shared, the vendor's, its own. Immutable, and safe
 * for use by several threads.
 *
 * <p>Each consultation throws {@link RuleFailedException} where a rule fails.
 */
public interface RuleSet {

  /**
   * By which the set can be {@linkplain RuleSets#restore restored}: SHA-256 in hexadecimal over the
   * rank, path and content of its files.
   */
  String hash();

  /** The rules, by file and line; replaced ones are not among them. */
  List<RuleRef> rules();

  /** What the rules say about the columns of a file; a heading without decision is unknown. */
  List<Decision.OfHeading> consultHeadings(Collection<Heading> headings);

  /** What the rules say about codes; a code without decision is not translated. */
  List<Decision.OfCode> consultCodes(Collection<Code> codes);

  /**
   * What the rules say about rows, in no meaningful order. Best given the facts of about a thousand
   * rows at once.
   *
   * @param facts {@code Match}, {@code Difference}, {@code Unmatched}, {@code SchoolChoice} and
   *     {@code Resemblance}
   */
  List<Decision.OfStudent> consultStudents(Collection<?> facts);

  /**
   * Whether the text is a value of a code field: the shared rules translate it into itself, without
   * regard to case.
   */
  boolean isValue(Field field, String text);

  /**
   * The values of a code field that the shared rules name, in their order; values that rules
   * describe otherwise, such as any two digits, are not among them.
   */
  List<String> listValues(Field field);
}
