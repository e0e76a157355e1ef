package org.sisimport.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sisimport.decision.Decision;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;

/**
 * Which texts are values of a field: those that the shared code rules translate into themselves.
 * Answers are remembered, because a file asks for the same few over and over.
 */
final class FieldValues {

  /** A hostile file could have a million texts. */
  private static final int REMEMBERED = 10_000;

  private final Consultation sharedCodes;
  private final List<WrittenRule> rules;
  private final Map<Code, Boolean> answers =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(REMEMBERED));

  /**
   * @param sharedCodes the shared code rules, none of them replaced
   * @param rules the same rules as they were written
   */
  FieldValues(Consultation sharedCodes, List<WrittenRule> rules) {
    this.sharedCodes = sharedCodes;
    this.rules = rules;
  }

  boolean isValue(Field field, String text) {
    Code code = new Code(field, text);
    Boolean known = answers.get(code);
    return known == null ? values(List.of(code)).contains(code) : known;
  }

  /** Those of the codes that are values. */
  Set<Code> values(Collection<Code> codes) {
    Set<Code> values = new LinkedHashSet<>();
    Set<Code> others = new HashSet<>();
    for (Decision decision : sharedCodes.consult(codes)) {
      if (decision instanceof Decision.Translate translate) {
        boolean itself = translate.ours().equalsIgnoreCase(translate.code().text());
        (itself ? values : others).add(translate.code());
      }
    }
    values.removeAll(others);
    codes.forEach(code -> answers.put(code, values.contains(code)));
    return values;
  }

  List<String> listValues(Field field) {
    Set<Code> named = new LinkedHashSet<>();
    for (WrittenRule rule : rules) {
      if (rule.fields().contains(field)) {
        rule.texts().forEach(text -> named.add(new Code(field, text)));
      }
    }
    Set<Code> values = values(named);
    List<String> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Code code : named) {
      if (values.contains(code) && seen.add(code.upper())) {
        texts.add(code.text());
      }
    }
    return texts;
  }
}
