package org.sisimport.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.Shown;
import org.sisimport.SisImportException;
import org.sisimport.decision.RuleRef;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.DistrictSetupException;
import org.sisimport.district.Districts;
import org.sisimport.district.Outgoing;
import org.sisimport.district.SchoolHints;
import org.sisimport.district.Settings;
import org.sisimport.district.State;
import org.sisimport.outgoing.Sender;
import org.sisimport.rules.OwnRule;
import org.sisimport.rules.RuleProblem;
import org.sisimport.rules.RuleSets;
import org.sisimport.schedule.Openings;
import org.sisimport.source.Destination;
import org.sisimport.source.Observations;
import org.sisimport.source.Source;
import org.sisimport.source.SourceException;
import org.sisimport.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks districts and rules. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks sis-import.yaml, the shared rules and these districts (or all): their folders, settings and rules. A hint is no mistake.",
      "Of districts that are named, it also tells rule by rule what their own rules replace or add."
    })
final class CheckCommand extends HomeCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      arity = "0..*",
      description = "Districts by their seven-digit code, or folders. Default: all districts.")
  private List<String> targets = new ArrayList<>();

  private final CheckReport report = new CheckReport();

  @Override
  public Integer call() {
    int checked;
    try (Workplace workplace = workplace().with(settings())) {
      checked = check(workplace);
    }
    if (json()) {
      out().println(report.asJson());
    } else {
      report.lines(checked).forEach(out()::println);
    }
    return report.exitCode();
  }

  /** Broken settings hide nothing else that is wrong. */
  private Settings settings() {
    try {
      return Settings.read(home().path());
    } catch (DistrictSetupException e) {
      e.problems().forEach(report::add);
      return Settings.defaults(home().path());
    }
  }

  private int check(Workplace workplace) {
    Districts districts = workplace.districts();
    workplace.ruleSets().check().forEach(report::add);
    List<String> named = targets;
    if (targets.isEmpty()) {
      named = districts.listCodes();
      districts.listStrays().forEach(report::add);
    }
    for (String target : named) {
      finding(
          target,
          () -> {
            DistrictFolder district = Target.of(target).read(districts);
            report.tell(line(district, workplace));
            SchoolHints.of(district).forEach(report::hint);
            boolean rulesInOrder = checkRules(district, workplace.ruleSets());
            finding(target, () -> checkOutgoing(district, workplace.ruleSets(), rulesInOrder));
            look(district, workplace);
          });
    }
    return named.size();
  }

  /** What goes wrong is a finding, unless only a server does not answer. */
  private void finding(String target, Runnable check) {
    try {
      check.run();
    } catch (DistrictSetupException e) {
      e.problems().forEach(report::add);
    } catch (SisImportException e) {
      String message = String.valueOf(e.getMessage());
      if (e instanceof SourceException source && source.trouble().isPassing()) {
        report.addUnreached(target, message);
      } else {
        report.add(target, message);
      }
    }
  }

  /** Whether they are in order. */
  private boolean checkRules(DistrictFolder district, RuleSets ruleSets) {
    List<RuleProblem> problems = ruleSets.check(district.vendor(), district.rules());
    problems.forEach(report::add);
    for (OwnRule own : ruleSets.listOwn(district.rules())) {
      if (!targets.isEmpty()) {
        report.tell(own);
      }
      if (own.nearly() != null) {
        report.hint(hint(own.rule(), own.nearly()));
      }
    }
    return problems.isEmpty();
  }

  private static DistrictSetupException.Problem hint(RuleRef rule, RuleRef nearly) {
    return new DistrictSetupException.Problem(
        rule.file(),
        rule.line(),
        Shown.sentence(
            "the rule \""
                + rule.name()
                + "\" replaces nothing: its name is nearly that of "
                + nearly.withLine()
                + ", and only a rule of the very same name replaces it"));
  }

  private static void checkOutgoing(
      DistrictFolder district, RuleSets ruleSets, boolean rulesInOrder) {
    Outgoing outgoing = district.outgoing();
    if (outgoing == null) {
      return;
    }
    if (rulesInOrder) {
      Sender.rules(ruleSets, district, outgoing);
    }
    try (Destination destination = Workplace.destination(district)) {
      destination.check();
    }
  }

  private void look(DistrictFolder district, Workplace workplace) {
    Observations once = Observations.acrossVisits(workplace.clock());
    try (Source source = Sources.of(district, workplace.spool(), once)) {
      source.look().ifPresent(seen -> report.tell(district.code() + ": " + seen));
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
        + state(district.state())
        + outgoing(district.outgoing());
  }

  private static String state(State state) {
    return switch (state) {
      case LIVE -> "; live";
      case EVALUATION -> "; evaluation, so nothing of its files is written and nothing is sent";
      case PAUSED -> "; paused, so nothing of its files is written and nothing is sent";
    };
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
}
