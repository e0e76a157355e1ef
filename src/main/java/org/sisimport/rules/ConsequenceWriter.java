package org.sisimport.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sisimport.facts.Field;

/** Checks the verbs of one rule's consequence and writes them for the engine. */
final class ConsequenceWriter {

  /** What stands in a sentence for a value that is missing. */
  private static final String MISSING = "unknown";

  private final RuleFile file;
  private final Names names;
  private final Set<String> known;
  private final Set<Field> fields;
  private final List<WrittenRule.Use> uses;
  private final List<String> texts;
  private final ReceiverVerbs receiverVerbs;

  /**
   * @param known the paths that the conditions have shown to be there
   * @param fields the fields that the rule can be about
   * @param uses takes the texts that become values
   * @param texts takes the texts that a code is translated to, and the headings of files
   * @param columns takes the headings under which something is written
   */
  ConsequenceWriter(
      RuleFile file,
      Names names,
      Set<String> known,
      Set<Field> fields,
      List<WrittenRule.Use> uses,
      List<String> texts,
      List<WrittenRule.Column> columns) {
    this.file = file;
    this.names = names;
    this.known = known;
    this.fields = fields;
    this.uses = uses;
    this.texts = texts;
    this.receiverVerbs = new ReceiverVerbs(names, known, texts, columns);
  }

  /** Writes one call; {@code withoutOurs}: the conditions ask that our value is missing. */
  String write(Syntax.Call call, boolean withoutOurs) {
    List<String> verbs = file.language().verbs();
    Vocabulary.Verb verb =
        Vocabulary.findVerb(call.verb())
            .filter(found -> verbs.contains(call.verb()))
            .orElseThrow(
                () ->
                    new Refusal(
                        call.line(),
                        "'"
                            + call.verb()
                            + "' is no verb of this file; its verbs are "
                            + String.join(", ", verbs)
                            + Words.suggestion(call.verb(), verbs)));
    if (!verb.takes(call.arguments().size())) {
      throw new Refusal(
          call.line(),
          call.verb()
              + " takes "
              + verb.parameters().stream().map(Vocabulary.Param::name).toList()
              + ", not "
              + call.arguments().size()
              + " values");
    }
    List<String> written = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      written.add(argument(call, verb.parameter(i), call.arguments().get(i)));
    }
    checkFields(call, withoutOurs);
    receiverVerbs.check(call);
    return "decide." + call.verb() + "(" + String.join(", ", written) + ");";
  }

  private String argument(Syntax.Call call, Vocabulary.Param param, List<Syntax.Operand> sum) {
    if (sum.size() > 1) {
      return sum(call, param, sum);
    }
    Value value = names.inConsequence(sum.get(0), known);
    if (!param.type().isAssignableFrom(value.type())) {
      throw new Refusal(
          sum.get(0).line(),
          "'"
              + param.name()
              + "' of "
              + call.verb()
              + " is "
              + Value.shown(param.type())
              + ", not "
              + value.typeShown());
    }
    checkThere(sum.get(0), value);
    if (value.constant() instanceof String text && text.isBlank()) {
      throw new Refusal(
          sum.get(0).line(), "'" + param.name() + "' of " + call.verb() + " is blank");
    }
    return value.code();
  }

  private String sum(Syntax.Call call, Vocabulary.Param param, List<Syntax.Operand> sum) {
    if (param.type() != String.class) {
      throw new Refusal(
          call.line(),
          "'"
              + param.name()
              + "' of "
              + call.verb()
              + " is "
              + Value.shown(param.type())
              + "; '+' joins texts");
    }
    boolean sentence = param.name().equals("because");
    // begins with a text, so that numbers are joined and not added
    List<String> written = new ArrayList<>(List.of("\"\""));
    for (Syntax.Operand part : sum) {
      Value value = names.inConsequence(part, known);
      boolean joins = value.type().isPrimitive() && !value.isNull();
      if (!joins
          && !Set.of(String.class, Field.class, java.time.LocalDate.class).contains(value.type())) {
        throw new Refusal(
            part.line(), value.written() + " is " + value.typeShown() + "; '+' joins texts");
      }
      if (sentence && value.nullable()) {
        written.add("java.util.Objects.toString(" + value.code() + ", \"" + MISSING + "\")");
      } else {
        checkThere(part, value);
        written.add(value.code());
      }
    }
    return String.join(" + ", written);
  }

  private static void checkThere(Syntax.Operand operand, Value value) {
    if (value.nullable()) {
      throw new Refusal(
          operand.line(),
          "'"
              + value.key()
              + "' may be missing: add "
              + value.key()
              + " != null to the conditions");
    }
  }

  private void checkFields(Syntax.Call call, boolean withoutOurs) {
    switch (call.verb()) {
      case "translate" -> {
        Set<Field> codes = codeFields(fields);
        if (codes.isEmpty()) {
          throw new Refusal(call.line(), "the conditions leave no field that has codes");
        }
        if (call.arguments().get(1).size() == 1
            && call.arguments().get(1).get(0) instanceof Syntax.Text text) {
          texts.add(text.text());
          uses.add(new WrittenRule.Use(text.line(), text.text(), codes, false));
        }
      }
      case "update" -> {
        Set<Field> updated = fieldsOf(call.arguments().get(1).get(0));
        // "ours" is our value of the fact's field, which need not be the one that is updated
        checkUpdate(call, updated, withoutOurs && (updated == fields || updated.equals(fields)));
      }
      case "set" -> {
        Set<Field> set = fieldsOf(call.arguments().get(1).get(0));
        if (set.contains(Field.SSID)) {
          throw new Refusal(call.line(), "the SSID of a row is never set by a rule");
        }
        if (set.contains(Field.SCHOOL_OF_ATTENDANCE) || set.contains(Field.SITE_CODE)) {
          throw new Refusal(
              call.line(),
              "the school of a row is not set as a value; decide.school assigns a school entity");
        }
        if (call.arguments().get(2).size() == 1
            && call.arguments().get(2).get(0) instanceof Syntax.Text text) {
          uses.add(new WrittenRule.Use(text.line(), text.text(), codeFields(set), false));
        }
      }
      case "drop" -> {
        for (Field field : fieldsOf(call.arguments().get(1).get(0))) {
          if (field.required()) {
            throw new Refusal(
                call.line(),
                "this may drop Field."
                    + field.name()
                    + ", which every student has; skip or hold the row instead");
          }
        }
      }
      default -> {}
    }
  }

  private static void checkUpdate(Syntax.Call call, Set<Field> updated, boolean withoutOurs) {
    if (updated.contains(Field.SSID) && !withoutOurs) {
      throw new Refusal(
          call.line(),
          "this may update Field.SSID, and an SSID is never changed; add ours == null or field !="
              + " Field.SSID to the conditions");
    }
    if (updated.contains(Field.DESIGNATION)) {
      throw new Refusal(
          call.line(),
          "this may update Field.DESIGNATION, and the designation of a student whom we have is"
              + " never changed by a file; add field != Field.DESIGNATION to the conditions");
    }
  }

  /** A constant is one field; the fact's own field is what the conditions leave of all. */
  private Set<Field> fieldsOf(Syntax.Operand operand) {
    return names.inConsequence(operand, known).constant() instanceof Field field
        ? EnumSet.of(field)
        : fields;
  }

  private static Set<Field> codeFields(Set<Field> of) {
    Set<Field> codes = EnumSet.noneOf(Field.class);
    of.stream().filter(field -> field.kind() == Field.Kind.CODE).forEach(codes::add);
    return codes;
  }
}
