package org.sisimport.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.importer.Explained;
import org.sisimport.importer.Explainer;
import org.sisimport.importer.Question;
import org.sisimport.report.Explanation;
import org.sisimport.report.ExplanationJson;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains what the last night did with one student. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explains what the last night did with one student, field by field, and why nothing happened where nothing did.")
final class ExplainCommand extends HomeCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      description = "The district by its seven-digit code, or its folder.")
  private String target = "";

  @ArgGroup(multiplicity = "1")
  private @Nullable Whom whom;

  /** By SSID or by row. */
  static final class Whom {
    @Option(names = "--ssid", paramLabel = "N", description = "The student's SSID, ten digits.")
    private @Nullable String ssid;

    @Option(
        names = "--row",
        paramLabel = "N",
        description =
            "The row's number in the file; the header is row 1. Of a OneRoster package, the line of users.csv.")
    private @Nullable Integer row;
  }

  @Override
  public Integer call() {
    if (whom == null) {
      throw new IllegalStateException("picocli asks for one of the options");
    }
    if (whom.ssid != null && !whom.ssid.matches("[0-9]{10}")) {
      throw new SisImportException("--ssid wants ten digits");
    }
    try (Workplace workplace = workplace()) {
      DistrictFolder district = Target.of(target).read(workplace.districts());
      Question question = new Question(whom.ssid, whom.row);
      List<Explained> answers =
          new Explainer(
                  workplace.ruleSets(),
                  workplace.database().students(),
                  workplace.database().roster(),
                  workplace.database().journal(),
                  workplace.spool())
              .explainLastNight(district, question);
      if (answers.isEmpty()) {
        throw new SisImportException(
            "nothing has run for "
                + district.code()
                + " yet, so there is nothing to explain; run it, or preview it");
      }
      if (json()) {
        out().println(ExplanationJson.of(answers));
      } else {
        answers.forEach(answer -> Explanation.of(answer, question).forEach(out()::println));
      }
    }
    return ExitCode.DONE;
  }
}
