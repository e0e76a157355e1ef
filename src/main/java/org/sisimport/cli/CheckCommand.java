package org.sisimport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.rules.RuleProblem;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks districts and rules. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks the shared rules and these districts (or all): their folders, settings and rules.")
final class CheckCommand extends HomeCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      arity = "0..*",
      description = "Districts by their seven-digit code, or folders. Default: all districts.")
  private List<String> targets = new ArrayList<>();

  /**
   * One thing that is wrong; in the order found, each once although every district has the shared
   * rules.
   */
  private final Set<Finding> findings = new LinkedHashSet<>();

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

  @Override
  public Integer call() {
    int checked;
    try (Workplace workplace = new Workplace(home())) {
      checked = check(workplace);
    }
    if (json()) {
      out().println(asJson());
    } else {
      findings.forEach(finding -> out().println(finding));
      out()
          .println(
              findings.isEmpty()
                  ? "in order: the shared rules and "
                      + checked
                      + (checked == 1 ? " district" : " districts")
                  : findings.size()
                      + (findings.size() == 1 ? " finding" : " findings")
                      + "; broken rules leave the last good ones in force, and a district with broken settings does not run");
    }
    return findings.isEmpty() ? ExitCode.DONE : ExitCode.SETUP;
  }

  private int check(Workplace workplace) {
    Districts districts = workplace.districts();
    RuleSets ruleSets = workplace.ruleSets();
    add(ruleSets.check());
    List<String> named = targets;
    if (targets.isEmpty()) {
      named = districts.listCodes();
      districts.listStrays().forEach(this::add);
    }
    for (String target : named) {
      try {
        DistrictFolder district = Target.of(target).read(districts);
        add(ruleSets.check(district.vendor(), district.rules()));
        Sources.of(district, workplace.spool()).listNewest();
      } catch (DistrictSetupException e) {
        e.problems().forEach(this::add);
      } catch (SisImportException e) {
        findings.add(new Finding(target, 0, null, String.valueOf(e.getMessage())));
      }
    }
    return named.size();
  }

  private void add(List<RuleProblem> problems) {
    for (RuleProblem problem : problems) {
      findings.add(new Finding(problem.file(), problem.line(), problem.rule(), problem.message()));
    }
  }

  private void add(DistrictSetupException.Problem problem) {
    findings.add(new Finding(problem.file(), problem.line(), null, problem.message()));
  }

  private String asJson() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode array = root.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("file", finding.file());
      node.put("line", finding.line());
      node.put("rule", finding.rule());
      node.put("message", finding.message());
    }
    return root.toString();
  }
}
