package org.sisimport.district;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;

/** What stands below {@code outgoing}; what is wrong with it goes to the problems. */
final class OutgoingYaml {

  static final List<String> KEYS = List.of("folder", "sftp", "window", "academic-year", "receiver");
  static final String EXAMPLE = "{ folder: outbox }";

  private static final Window WINDOW = new Window(LocalTime.of(23, 0), LocalTime.of(1, 0));
  private static final MonthDay YEAR_BEGINS = MonthDay.of(7, 1);
  private static final String DAY_EXAMPLE = "the first day of the academic year, such as 07-01";
  private static final String RECEIVER = "school-system";

  private final YamlSection keys;
  private final Path districtFolder;
  private final ProblemList problems;

  private OutgoingYaml(YamlSection keys, Path districtFolder, ProblemList problems) {
    this.keys = keys;
    this.districtFolder = districtFolder;
    this.problems = problems;
  }

  /**
   * Reads it.
   *
   * @param zone in which the district's days begin and end
   * @param receivers those that have rules
   */
  static Outgoing read(
      YamlSection keys,
      Path districtFolder,
      ZoneId zone,
      List<String> receivers,
      ProblemList problems) {
    OutgoingYaml yaml = new OutgoingYaml(keys, districtFolder, problems);
    String receiver = keys.oneOf("receiver", receivers);
    return new Outgoing(
        yaml.place(),
        receiver == null ? RECEIVER : receiver,
        new Times(zone, new TimesYaml(keys, problems).window(WINDOW), List.of()),
        yaml.yearBegins());
  }

  private SourceConfig place() {
    if (keys.has("folder") == keys.has("sftp")) {
      problems.add(
          keys.line("folder"),
          keys.has("folder")
              ? "`outgoing` names a folder and a server; keep one of them"
              : "`outgoing` does not say where the files go; write it as " + EXAMPLE);
    }
    if (keys.has("sftp") && !keys.has("folder")) {
      SourceConfig sftp =
          keys.section("sftp", SftpYaml.KEYS, SftpYaml.EXAMPLE)
              .flatMap(below -> SftpYaml.read(below, districtFolder, Duration.ZERO, problems))
              .orElse(null);
      if (sftp != null) {
        return sftp;
      }
    }
    return new FolderSourceConfig(
        FolderYaml.read(keys, "folder", districtFolder, "outbox", problems),
        Duration.ZERO,
        problems.file(),
        keys.line("folder"));
  }

  private MonthDay yearBegins() {
    String text = keys.text("academic-year", DAY_EXAMPLE);
    if (text == null) {
      return YEAR_BEGINS;
    }
    try {
      return MonthDay.parse("--" + text.strip());
    } catch (DateTimeException e) {
      problems.add(
          keys.line("academic-year"),
          keys.named("academic-year")
              + " is "
              + ProblemList.shown(text)
              + "; write "
              + DAY_EXAMPLE);
      return YEAR_BEGINS;
    }
  }
}
