package org.sisimport.rules;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;

/**
 * A rule set whose knowledge base is composed of one model for each file.
 *
 * @param values what the shared rules hold to be values; asked for late, because most nights need
 *     none
 */
record ComposedRuleSet(
    String hash, List<RuleRef> rules, Consultation consultation, Supplier<FieldValues> values)
    implements RuleSet {

  @Override
  public List<Decision.OfHeading> consultHeadings(Collection<Heading> headings) {
    return consult(headings, Decision.OfHeading.class);
  }

  @Override
  public List<Decision.OfCode> consultCodes(Collection<Code> codes) {
    return consult(codes, Decision.OfCode.class);
  }

  @Override
  public List<Decision.OfStudent> consultStudents(Collection<?> facts) {
    return consult(facts, Decision.OfStudent.class);
  }

  @Override
  public boolean isValue(Field field, String text) {
    return values.get().isValue(field, text);
  }

  @Override
  public List<String> listValues(Field field) {
    return values.get().listValues(field);
  }

  private <D extends Decision> List<D> consult(Collection<?> facts, Class<D> kind) {
    return consultation.consult(facts).stream().map(kind::cast).toList();
  }
}
