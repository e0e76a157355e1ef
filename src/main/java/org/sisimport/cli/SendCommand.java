package org.sisimport.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.district.DistrictFolder;
import org.sisimport.district.Outgoing;
import org.sisimport.district.State;
import org.sisimport.importer.Said;
import org.sisimport.outgoing.Sender;
import org.sisimport.outgoing.Sent;
import org.sisimport.receiver.ReceiverFolder;
import org.sisimport.receiver.StudentHandover;
import org.sisimport.report.HandedOverJson;
import org.sisimport.report.HandedOverText;
import org.sisimport.report.SentJson;
import org.sisimport.rules.RuleProblem;
import org.sisimport.rules.RuleSets;
import org.sisimport.source.Destination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a district's outgoing files. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Sends the outgoing files of a district now, at whatever time; serve does it every night.",
      "A file that is the same as what was sent last is not sent again."
    })
final class SendCommand extends HomeCommand {

  @Parameters(paramLabel = "CODE", description = "The district's seven-digit code.")
  private String code = "";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Write them into this folder instead, with the list of who is left out; nothing is sent, and nothing put on record.")
  private @Nullable Path folder;

  @Option(names = "--again", description = "Also what is the same as what was sent last.")
  private boolean again;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who sends; it is kept on record. Default: the user of this machine.")
  private String by = userOfThisMachine();

  @Override
  public Integer call() {
    StudentsCommand.requireCode(code);
    String who = Said.line("--by", by);
    try (Workplace workplace = workplace()) {
      DistrictFolder district = workplace.districts().get(code);
      Outgoing outgoing = Workplace.outgoing(district);
      if (folder == null) {
        send(workplace, district, outgoing, who);
      } else {
        write(workplace, district, outgoing, folder.toAbsolutePath().normalize());
      }
    }
    return ExitCode.DONE;
  }

  private void send(Workplace workplace, DistrictFolder district, Outgoing outgoing, String who) {
    if (district.state() != State.LIVE) {
      throw new SisImportException(
          "District "
              + code
              + " is not live, and nothing was sent: \"state: live\" in its district.yaml changes"
              + " that, and --to DIR writes its files for a look");
    }
    try (Destination destination = Workplace.destination(district)) {
      LocalDate today = LocalDate.ofInstant(workplace.clock().instant(), district.zone());
      Sent sent =
          workplace
              .sender(workplace.database())
              .send(
                  district,
                  outgoing,
                  destination,
                  new Sender.Order(outgoing.place().place(), who, today, again));
      warn(sent.problems());
      if (json()) {
        out().println(SentJson.of(code, outgoing.receiver(), sent));
        return;
      }
      out().println(code + " for " + outgoing.receiver() + ", to " + sent.place() + ":");
      sent.files().forEach(file -> out().println(line(file)));
      HandedOverText.leftOut(sent.numbers()).forEach(out()::println);
    }
  }

  private static String line(Sent.File file) {
    return String.format(
        Locale.US,
        "%s: %,d %s, %s",
        file.name(),
        file.rows(),
        file.rows() == 1 ? "row" : "rows",
        file.outcome().words());
  }

  private void write(Workplace workplace, DistrictFolder district, Outgoing outgoing, Path into) {
    RuleSets.LoadedReceiver loaded = Sender.rules(workplace.ruleSets(), district, outgoing);
    warn(loaded.problems());
    List<ReceiverLayout> layouts = StudentHandover.layouts(loaded.rules());
    try (ReceiverFolder files = new ReceiverFolder(into, layouts)) {
      StudentHandover.Told told =
          workplace.sender(workplace.database()).tell(district, outgoing, loaded, files);
      files.publish();
      if (json()) {
        out()
            .println(
                HandedOverJson.of(
                    code, outgoing.receiver(), into.toString(), null, told.numbers()));
        return;
      }
      out()
          .println(
              code
                  + " for "
                  + outgoing.receiver()
                  + ", in "
                  + into
                  + ", which only its owner may read; nothing was sent:");
      HandedOverText.of(told.numbers()).forEach(out()::println);
    }
  }

  private void warn(List<RuleProblem> problems) {
    problems.forEach(
        problem ->
            err()
                .println(
                    problem
                        + ". The rules of this receiver that last were in order decide; this one"
                        + " takes effect when it is mended"));
  }
}
