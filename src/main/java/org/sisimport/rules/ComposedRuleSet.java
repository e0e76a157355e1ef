package org.sisimport.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.sisimport.decision.Decision;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.decision.ReceiverSettlement;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;
import org.sisimport.facts.ReceiverFile;

/**
 * A rule set whose knowledge base is composed of one model for each file.
 *
 * @param values what the shared rules hold to be values; asked for late, because most nights need
 *     none
 */
record ComposedRuleSet(
    String hash, List<RuleRef> rules, Consultation consultation, Supplier<FieldValues> values)
    implements RuleSet, ReceiverRules {

  @Override
  public List<Decision.OfHeading> consultHeadings(Collection<Heading> headings) {
    return ask(headings, Decision.OfHeading.class);
  }

  @Override
  public List<Decision.OfCode> consultCodes(Collection<Code> codes) {
    return ask(codes, Decision.OfCode.class);
  }

  @Override
  public List<Decision.OfStudent> consultStudents(Collection<?> facts) {
    return ask(facts, Decision.OfStudent.class);
  }

  @Override
  public List<ReceiverLayout> layouts() {
    return ReceiverSettlement.files(consultReceiverFiles()).layouts();
  }

  /** What the rules say about the files of a receiver. */
  List<Decision.OfReceiverFile> consultReceiverFiles() {
    List<ReceiverFile> files = Arrays.stream(EntryKind.values()).map(EntryKind::file).toList();
    return ask(files, Decision.OfReceiverFile.class);
  }

  @Override
  public List<Decision.OfEntry> consult(Collection<?> facts) {
    return ask(facts, Decision.OfEntry.class);
  }

  @Override
  public boolean isValue(Field field, String text) {
    return values.get().isValue(field, text);
  }

  @Override
  public List<String> listValues(Field field) {
    return values.get().listValues(field);
  }

  private <D extends Decision> List<D> ask(Collection<?> facts, Class<D> kind) {
    return consultation.consult(facts).stream().map(kind::cast).toList();
  }
}
