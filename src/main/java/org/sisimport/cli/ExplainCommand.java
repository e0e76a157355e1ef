package org.sisimport.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.DistrictFolder;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Explained;
import org.sisimport.importer.Explainer;
import org.sisimport.importer.Question;
import org.sisimport.report.Explanation;
import org.sisimport.report.ExplanationJson;
import org.sisimport.report.StudentStory;
import org.sisimport.report.TransferText;
import org.sisimport.store.Database;
import org.sisimport.students.TransferRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains what the last night did with one student. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explains what the last night, or another run, did with one student, field by field, and why nothing happened where nothing did.")
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
            "The row's number in the file; the header is row 1. Of a OneRoster package, the line of users.csv; of an Aeries pull, the student record, the first being 2.")
    private @Nullable Integer row;
  }

  @Option(
      names = "--run",
      paramLabel = "N",
      description =
          "An earlier run, by the number that `history` gives. Default: the last night's.")
  private @Nullable Long run;

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
      Explainer explainer =
          new Explainer(
              workplace.ruleSets(),
              workplace.database().students(),
              workplace.database().roster(),
              workplace.database().journal(),
              workplace.database().standings(),
              workplace.database().transfers(),
              workplace.spool());
      List<Explained> answers =
          run == null
              ? explainer.explainLastNight(district, question)
              : explainer.explainRun(district, run, question);
      List<TransferRequest> transfers = transfers(workplace, district.code(), question, answers);
      StudentStory story = story(workplace, district, question, transfers);
      if (answers.isEmpty() && story.isEmpty() && transfers.isEmpty()) {
        throw new SisImportException(
            "nothing has run for "
                + district.code()
                + " yet, so there is nothing to explain: "
                + whatRuns());
      }
      if (json()) {
        out().println(ExplanationJson.of(answers, transfers, story));
      } else {
        if (answers.isEmpty()) {
          out()
              .println(
                  "Nothing has run for "
                      + district.code()
                      + " yet, so no file did anything with the student: "
                      + whatRuns()
                      + ".");
          if (story.isEmpty()) {
            out().println();
          }
        }
        answers.forEach(answer -> Explanation.of(answer, question).forEach(out()::println));
        story.lines(district.zone()).forEach(out()::println);
        TransferText.of(transfers).forEach(out()::println);
      }
    }
    return ExitCode.DONE;
  }

  private String whatRuns() {
    return "`./sis-import preview "
        + target
        + "` shows what its newest file would do, and `./sis-import run "
        + target
        + "` takes it in";
  }

  /** What districts ask of each other about the student. */
  private static List<TransferRequest> transfers(
      Workplace workplace, String code, Question question, List<Explained> answers) {
    return Stream.concat(
            Stream.ofNullable(question.ssid()),
            answers.stream()
                .flatMap(answer -> answer.rows().stream())
                .map(Explained.RowStory::plan)
                .filter(Objects::nonNull)
                .map(plan -> plan.student().ssid())
                .filter(Objects::nonNull))
        .distinct()
        .flatMap(ssid -> workplace.database().transfers().listAbout(code, ssid).stream())
        .toList();
  }

  private static StudentStory story(
      Workplace workplace,
      DistrictFolder district,
      Question question,
      List<TransferRequest> transfers) {
    Database database = workplace.database();
    LocalDate today = LocalDate.ofInstant(workplace.clock().instant(), district.zone());
    return Optional.ofNullable(question.ssid())
        .flatMap(asked -> database.students().findBySsid(district.code(), asked, today))
        .map(ExistingStudent::id)
        // who was moved away is known by the request
        .or(() -> transfers.stream().map(TransferRequest::student).findFirst())
        .map(
            student ->
                new StudentStory(
                    database.standings().listOf(student).stream()
                        .filter(entry -> entry.district().equals(district.code()))
                        .toList(),
                    database.outgoing().listOf(district.code(), student)))
        .orElse(new StudentStory(List.of(), List.of()));
  }
}
