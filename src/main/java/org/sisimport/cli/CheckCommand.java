package org.sisimport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.district.Outgoing;
import org.sisimport.district.SchoolHints;
import org.sisimport.district.Settings;
import org.sisimport.outgoing.Sender;
import org.sisimport.rules.RuleProblem;
import org.sisimport.rules.RuleSets;
import org.sisimport.schedule.Openings;
import org.sisimport.source.Destination;
import org.sisimport.source.Observations;
import org.sisimport.source.Source;
import org.sisimport.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks districts and rules. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks sis-import.yaml, the shared rules and these districts (or all): their folders, settings and rules. A hint is no mistake.")
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

  /** What is no mistake, and yet may not be meant. */
  private final Set<DistrictSetupException.Problem> hints = new LinkedHashSet<>();

  /** When and from where each district's files are taken. */
  private final List<String> districts = new ArrayList<>();

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
    try (Workplace workplace = workplace().with(settings())) {
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
      hints.forEach(hint -> out().println("hint: " + hint));
      districts.forEach(line -> out().println(line));
    }
    return findings.isEmpty() ? ExitCode.DONE : ExitCode.SETUP;
  }

  /** Broken settings hide nothing else that is wrong. */
  private Settings settings() {
    try {
      return Settings.read(home().path());
    } catch (DistrictSetupException e) {
      e.problems().forEach(this::add);
      return Settings.defaults(home().path());
    }
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
        this.districts.add(line(district, workplace));
        hints.addAll(SchoolHints.of(district));
        List<RuleProblem> inRules = ruleSets.check(district.vendor(), district.rules());
        add(inRules);
        checkOutgoing(district, ruleSets, inRules.isEmpty());
        Observations once = Observations.acrossVisits(workplace.clock());
        try (Source source = Sources.of(district, workplace.spool(), once)) {
          source.look().ifPresent(seen -> this.districts.add(district.code() + ": " + seen));
        }
      } catch (DistrictSetupException e) {
        e.problems().forEach(this::add);
      } catch (SisImportException e) {
        findings.add(new Finding(target, 0, null, String.valueOf(e.getMessage())));
      }
    }
    return named.size();
  }

  private static void checkOutgoing(
      DistrictFolder district, RuleSets ruleSets, boolean rulesInOrder) {
    Outgoing outgoing = district.outgoing();
    if (outgoing == null) {
      return;
    }
    try (Destination destination = Workplace.destination(district)) {
      destination.check();
    }
    if (rulesInOrder) {
      Sender.rules(ruleSets, district, outgoing);
    }
  }

  private static String line(DistrictFolder district, Workplace workplace) {
    return district.code()
        + " "
        + Shown.text(district.district().name())
        + ": from "
        + district.source().place()
        + "; "
        + new Openings(district.times()).at(workplace.clock().instant()).sentence()
        + outgoing(district.outgoing());
  }

  private static String outgoing(@Nullable Outgoing outgoing) {
    return outgoing == null
        ? ""
        : "; outgoing files for "
            + outgoing.receiver()
            + " to "
            + outgoing.place().place()
            + " between "
            + outgoing.times().window();
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
    ArrayNode hinted = root.putArray("hints");
    for (DistrictSetupException.Problem hint : hints) {
      hinted.addObject().put("file", hint.file()).put("message", hint.message());
    }
    ArrayNode told = root.putArray("districts");
    districts.forEach(told::add);
    return root.toString();
  }
}
