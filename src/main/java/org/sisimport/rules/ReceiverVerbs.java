package org.sisimport.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sisimport.facts.RosterSchedule;

/**
 * Checks the verbs of a receiver's rules: names and headings stand there as texts, and a rule
 * writes of nothing but its own fact, so that {@code check} can hold every heading against the
 * columns.
 */
final class ReceiverVerbs {

  private static final String FILE_NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,59}\\.csv";

  /** The list of what is left out lies beside the files. */
  private static final String TAKEN = "left-out.csv";

  private final Names names;
  private final Set<String> known;
  private final List<String> texts;
  private final List<WrittenRule.Column> columns;

  /**
   * @param known the paths that the conditions have shown to be there
   * @param texts takes the headings that a file is given
   * @param columns takes the headings under which something is written
   */
  ReceiverVerbs(
      Names names, Set<String> known, List<String> texts, List<WrittenRule.Column> columns) {
    this.names = names;
    this.known = known;
    this.texts = texts;
    this.columns = columns;
  }

  /** Refuses a call; does nothing about other verbs. */
  void check(Syntax.Call call) {
    switch (call.verb()) {
      case "columns" -> checkColumns(call);
      case "fill" -> literal(call, 1, "heading");
      case "write" -> {
        checkOwn(call, false);
        columns.add(new WrittenRule.Column(call.line(), literal(call, 1, "heading")));
      }
      case "leaveOut" -> checkOwn(call, true);
      default -> {}
    }
  }

  private void checkColumns(Syntax.Call call) {
    String name = literal(call, 1, "name");
    if (!name.matches(FILE_NAME) || name.equals(TAKEN)) {
      throw new Refusal(
          call.line(),
          "\""
              + name
              + "\" is no name for a file here; it is letters, digits, - and _, ends in .csv and is"
              + " not "
              + TAKEN);
    }
    Set<String> headings = new HashSet<>();
    for (int i = 2; i < call.arguments().size(); i++) {
      String heading = literal(call, i, "headings");
      if (!headings.add(heading)) {
        throw new Refusal(call.line(), "the heading \"" + heading + "\" stands there twice");
      }
    }
    texts.addAll(headings);
  }

  private static String literal(Syntax.Call call, int index, String param) {
    List<Syntax.Operand> sum = call.arguments().get(index);
    if (sum.size() == 1 && sum.get(0) instanceof Syntax.Text text) {
      return text.text();
    }
    throw new Refusal(
        call.line(), "'" + param + "' of " + call.verb() + " is written as a text in quotes");
  }

  private void checkOwn(Syntax.Call call, boolean orItsStudent) {
    Value entry = names.inConsequence(call.arguments().get(0).get(0), known);
    String key = String.valueOf(entry.key());
    boolean own =
        key.isEmpty()
            || (orItsStudent && names.fact() == RosterSchedule.class && key.equals("student"));
    if (!own) {
      throw new Refusal(
          call.line(),
          call.verb()
              + " is about the rule's own fact, not about its "
              + key
              + "; write a rule that looks at that");
    }
  }
}
