package org.sisimport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.decision.RuleRef;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.rules.OwnRule;
import org.sisimport.rules.RuleProblem;

/** What {@code check} found, for a person and for programs. */
final class CheckReport {

  /**
   * One thing that is wrong; in the order found, each once although every district has the shared
   * rules.
   */
  private final Set<Finding> findings = new LinkedHashSet<>();

  /** Servers that may answer at another time; the settings that name them read well. */
  private final List<Unreached> unreached = new ArrayList<>();

  /** What is no mistake, and yet may not be meant. */
  private final Set<DistrictSetupException.Problem> hints = new LinkedHashSet<>();

  /** When and from where each district's files are taken. */
  private final List<String> districts = new ArrayList<>();

  private final List<OwnRule> rules = new ArrayList<>();

  private record Finding(String file, int line, @Nullable String rule, String message) {
    @Override
    public String toString() {
      return file
          + (line == 0 ? "" : ":" + line)
          + ": "
          + (rule == null ? "" : "rule \"" + rule + "\": ")
          + message;
    }
  }

  private record Unreached(String target, String message) {
    @Override
    public String toString() {
      return target + ": its settings read well, and the server did not answer: " + message;
    }
  }

  void add(RuleProblem problem) {
    findings.add(new Finding(problem.file(), problem.line(), problem.rule(), problem.message()));
  }

  void add(DistrictSetupException.Problem problem) {
    findings.add(new Finding(problem.file(), problem.line(), null, problem.message()));
  }

  /** Something that is wrong with a district as a whole. */
  void add(String target, String message) {
    findings.add(new Finding(target, 0, null, message));
  }

  void addUnreached(String target, String message) {
    unreached.add(new Unreached(target, message));
  }

  void hint(DistrictSetupException.Problem hint) {
    hints.add(hint);
  }

  /** A line about a district that is in order. */
  void tell(String district) {
    districts.add(district);
  }

  void tell(OwnRule rule) {
    rules.add(rule);
  }

  int exitCode() {
    if (!findings.isEmpty()) {
      return ExitCode.SETUP;
    }
    return unreached.isEmpty() ? ExitCode.DONE : ExitCode.FILE;
  }

  /**
   * Line by line.
   *
   * @param checked so many districts
   */
  List<String> lines(int checked) {
    List<String> lines = new ArrayList<>();
    findings.forEach(finding -> lines.add(finding.toString()));
    unreached.forEach(server -> lines.add(server.toString()));
    lines.add(findings.isEmpty() ? inOrder(checked) : notInOrder());
    hints.forEach(hint -> lines.add("hint: " + hint));
    lines.addAll(districts);
    rules.forEach(rule -> lines.add(line(rule)));
    return lines;
  }

  private String inOrder(int checked) {
    return "in order"
        + (unreached.isEmpty()
            ? ""
            : " but for "
                + unreached.size()
                + (unreached.size() == 1 ? " server" : " servers")
                + " that did not answer")
        + ": the shared rules and "
        + checked
        + (checked == 1 ? " district" : " districts");
  }

  private String notInOrder() {
    return findings.size()
        + (findings.size() == 1 ? " finding" : " findings")
        + "; broken rules leave the last good ones in force, and a district with broken settings does not run";
  }

  private static String line(OwnRule own) {
    RuleRef rule = own.rule();
    return Shown.sentence(
        rule.file()
            + ":"
            + rule.line()
            + ": "
            + (own.replaced().isEmpty()
                ? "adds the rule \"" + rule.name() + "\""
                : own.replaced().stream()
                    .map(
                        replaced ->
                            (replaced.rank() == Rank.SHARED ? "the shared rule " : "the rule ")
                                + replaced.withLine())
                    .collect(Collectors.joining(" and ", "replaces ", ""))));
  }

  String asJson() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode array = root.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("file", finding.file());
      node.put("line", finding.line());
      node.put("rule", finding.rule());
      node.put("message", finding.message());
    }
    ArrayNode silent = root.putArray("unreached");
    for (Unreached server : unreached) {
      silent.addObject().put("district", server.target()).put("message", server.message());
    }
    ArrayNode hinted = root.putArray("hints");
    for (DistrictSetupException.Problem hint : hints) {
      hinted
          .addObject()
          .put("file", hint.file())
          .put("line", hint.line())
          .put("message", hint.message());
    }
    ArrayNode told = root.putArray("districts");
    districts.forEach(told::add);
    ArrayNode own = root.putArray("rules");
    for (OwnRule rule : rules) {
      ObjectNode node = own.addObject();
      node.put("file", rule.rule().file());
      node.put("line", rule.rule().line());
      node.put("rule", rule.rule().name());
      ArrayNode replaces = node.putArray("replaces");
      rule.replaced().forEach(replaced -> replaces.add(replaced.withLine()));
    }
    return root.toString();
  }
}
