package org.sisimport.decision;

import java.util.List;
import java.util.Map;

/**
 * A file that a receiver gets, as rules decided.
 *
 * @param kind of which entries it has a row each
 * @param name of the file, such as {@code students.csv}
 * @param headings of its columns, in their order
 * @param fill what stands under a heading where no rule wrote anything; nothing stands under the
 *     others
 * @param by the rule that gave it its columns
 */
public record ReceiverLayout(
    EntryKind kind, String name, List<String> headings, Map<String, String> fill, RuleRef by) {

  /** Copies the lists. */
  public ReceiverLayout {
    headings = List.copyOf(headings);
    fill = Map.copyOf(fill);
  }
}
