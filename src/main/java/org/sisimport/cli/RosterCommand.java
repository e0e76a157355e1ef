package org.sisimport.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.district.Districts;
import org.sisimport.importer.Said;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRegister;
import org.sisimport.receiver.Disclosure;
import org.sisimport.report.DisclosuresJson;
import org.sisimport.report.DisclosuresText;
import org.sisimport.report.RosterCsv;
import org.sisimport.report.RosterJson;
import org.sisimport.report.RosterText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the roster that is kept of a district. */
@Command(
    name = "roster",
    mixinStandardHelpOptions = true,
    description =
        "Shows the roster that OneRoster packages brought: how much of it there is, or one file as CSV; or writes what a receiver asks for.")
final class RosterCommand extends HomeCommand {

  @Parameters(
      paramLabel = "FOLDER|CODE",
      description = "The district by its seven-digit code, or its folder.")
  private String target = "";

  @ArgGroup private @Nullable Wanted wanted;

  /** One of three, or none. */
  static final class Wanted {
    @Option(
        names = "--handed-over",
        description = "What receivers got of the roster: when, by whom, of how many.")
    private boolean handedOver;

    @ArgGroup(exclusive = false)
    private @Nullable Listing listing;

    @ArgGroup(exclusive = false)
    private @Nullable Receiving receiving;
  }

  /** One file, record by record. */
  static final class Listing {
    @Option(
        names = "--list",
        required = true,
        paramLabel = "FILE",
        description = "The records of one file: users, classes, enrollments and so on.")
    private String file = "";

    @Option(
        names = "--after",
        paramLabel = "ID",
        description = "Begin behind the record of this sourcedId.")
    private String after = "";

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "So many records at most. Default: all.")
    private int limit = Integer.MAX_VALUE;
  }

  /** The files for one receiver. */
  static final class Receiving {
    @Option(
        names = "--for",
        required = true,
        paramLabel = "RECEIVER",
        description = "Whose rules in rules/receivers decide what is written: dessa.")
    private String receiver = "";

    @Option(
        names = "--to",
        required = true,
        paramLabel = "DIR",
        description = "The folder for the receiver's files and for left-out.csv.")
    private Path folder = Path.of("");

    @Option(
        names = "--by",
        paramLabel = "NAME",
        description =
            "Who hands over; it is kept on record. Default: who is logged in to the machine.")
    private String by = userOfThisMachine();

    @Option(
        names = "--anyway",
        description =
            "Write it also where far fewer students, teachers or sites are in it than the last time.")
    private boolean anyway;
  }

  @Override
  public Integer call() {
    Target district = Target.of(target);
    try (Workplace workplace = workplace()) {
      if (wanted != null && wanted.receiving != null) {
        Receiving receiving = wanted.receiving;
        return new RosterHandover(
                this,
                workplace,
                district.read(workplace.districts()),
                receiving.receiver,
                receiving.folder,
                Said.line("--by", receiving.by),
                receiving.anyway)
            .write();
      }
      String code = district.code(workplace.districts());
      RosterRegister register = workplace.database().roster();
      if (wanted != null && wanted.listing != null) {
        list(register, code, wanted.listing);
      } else if (wanted != null && wanted.handedOver) {
        tellHandedOver(workplace, code);
      } else {
        count(register, code, workplace);
      }
    }
    return ExitCode.DONE;
  }

  private void tellHandedOver(Workplace workplace, String code) {
    List<Disclosure> disclosures = workplace.database().disclosures().list(code);
    if (json()) {
      out().println(DisclosuresJson.of(code, disclosures));
    } else if (disclosures.isEmpty()) {
      out().println("nothing of the roster of " + code + " was handed over yet");
    } else {
      DisclosuresText.of(disclosures, workplace.zone(code)).forEach(out()::println);
    }
  }

  private void count(RosterRegister register, String code, Workplace workplace) {
    List<RosterRegister.KeptFile> files =
        Arrays.stream(RosterFile.values()).map(file -> register.count(code, file)).toList();
    List<RosterRegister.School> schools = register.schools(code);
    if (json()) {
      out().println(RosterJson.of(code, files, schools));
    } else if (register.isEmpty(code)) {
      out()
          .println(
              "no roster is kept of "
                  + code
                  + whyMissing(workplace)
                      .map(why -> ": " + why)
                      .orElse("; the first OneRoster package brings it"));
    } else {
      RosterText.of(files, schools).forEach(out()::println);
    }
  }

  /** A code that is none here is told as that; a sample is a folder, and need not be here. */
  private Optional<String> whyMissing(Workplace workplace) {
    return Districts.isCode(target)
        ? workplace.districts().findWhyMissing(target)
        : Optional.empty();
  }

  private void list(RosterRegister register, String code, Listing wanted) {
    RosterFile file = file(wanted.file);
    if (wanted.limit < 1) {
      throw new SisImportException("--limit wants a number of records, 1 or more");
    }
    Iterable<KeptRecord> records =
        new RosterPages(register, code, file, wanted.after, wanted.limit);
    if (json()) {
      RosterJson.write(file, records, out());
    } else {
      RosterCsv.write(file, records, out());
    }
  }

  private static RosterFile file(String title) {
    return Arrays.stream(RosterFile.values())
        .filter(file -> file.title().equalsIgnoreCase(title))
        .findFirst()
        .orElseThrow(
            () ->
                new SisImportException(
                    "--list wants a file of the roster: "
                        + Arrays.stream(RosterFile.values())
                            .map(RosterFile::title)
                            .collect(Collectors.joining(", "))));
  }
}
