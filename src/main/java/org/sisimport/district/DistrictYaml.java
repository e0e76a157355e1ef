package org.sisimport.district;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code district.yaml} says, key by key; what it says wrong goes to the problems. */
final class DistrictYaml {

  private static final List<String> KEYS =
      List.of(
          "code",
          "name",
          "state",
          "source",
          "quiet",
          "files",
          "options",
          "vendor",
          "dates",
          "charset",
          "delimiter",
          "time-zone",
          "window",
          "pauses",
          "limits",
          "oneroster",
          "outgoing");
  private static final List<String> SOURCE_KEYS = List.of("folder", "sftp", "aeries", "oneroster");
  private static final Duration LONGEST_QUIET = Duration.ofHours(1);
  private static final List<String> OPTION_KEYS =
      List.of(
          "create",
          "update-identifying",
          "update-local-id",
          "preferred-names",
          "transfer-requests");
  private static final List<String> ONEROSTER_KEYS = List.of("strict");
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "create", "options",
          "update-identifying", "options",
          "update-local-id", "options",
          "preferred-names", "options",
          "transfer-requests", "options",
          "folder", "source",
          "sftp", "source",
          "aeries", "source",
          "designation", "files",
          "strict", "oneroster");
  private static final List<String> DESIGNATIONS = List.of("SPED", "504", "SST");
  private static final List<String> DESIGNATIONS_OR_NONE = List.of("none", "SPED", "504", "SST");
  private static final String NAME_EXAMPLE = "a text, such as Golden Valley Unified";
  private static final String FILE_EXAMPLE = "- name: \"*_demographics.*\"";

  private final YamlSection root;
  private final ProblemList problems;

  private DistrictYaml(YamlSection root, ProblemList problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Empty, with a problem noted, where the text is no YAML or holds no keys. */
  static Optional<DistrictYaml> parse(String text, ProblemList problems) {
    return YamlFile.parse(text, "name: Golden Valley", problems)
        .map(
            keys ->
                new DistrictYaml(new YamlSection("", keys, KEYS, ELSEWHERE, problems), problems));
  }

  /** The name; blank where it was noted as missing. */
  String name() {
    String name = root.text("name", NAME_EXAMPLE);
    if (name == null && !root.has("name")) {
      problems.add(0, "`name` is missing; add name: and the district's name");
    } else if (name != null && name.isBlank()) {
      problems.add(root.line("name"), "`name` is blank; write " + NAME_EXAMPLE);
    }
    return name == null ? "" : name.strip();
  }

  /**
   * The code of a sample, which states it, or of a district, whose folder is named after it; blank
   * where it was noted as wrong.
   *
   * @param ofFolder the folder's name for a district; {@code null} for a sample
   */
  String code(@Nullable String ofFolder) {
    String code = root.text("code", "the seven digits of the district");
    if (ofFolder != null) {
      if (code != null && !code.equals(ofFolder)) {
        problems.add(
            root.line("code"),
            "`code` is "
                + ProblemList.shown(code)
                + ", but the folder's name says "
                + ofFolder
                + "; remove the line: the folder's name is the code");
      }
      return ofFolder;
    }
    if (code == null) {
      if (!root.has("code")) {
        problems.add(0, "`code` is missing; a sample needs it, such as code: 9900001");
      }
    } else if (!Districts.isCode(code)) {
      problems.add(
          root.line("code"),
          "`code` is " + ProblemList.shown(code) + "; write seven digits, such as 9900001");
    }
    return code == null ? "" : code;
  }

  State state() {
    String state = root.oneOf("state", List.of("evaluation", "live", "paused"));
    return state == null ? State.EVALUATION : State.valueOf(state.toUpperCase(Locale.ROOT));
  }

  /** For how long a file must stand still. */
  Duration quiet(Duration otherwise) {
    return root.duration("quiet", otherwise, Duration.ZERO, LONGEST_QUIET);
  }

  /** Where the files come from: a folder, an SFTP server, or a system that is asked. */
  SourceConfig source(Path districtFolder, String otherwise, Duration quiet) {
    SourceConfig byDefault =
        new FolderSourceConfig(districtFolder.resolve(otherwise), quiet, problems.file(), 0);
    YamlSection source = root.section("source", SOURCE_KEYS, "{ folder: inbox }").orElse(null);
    if (source == null) {
      return byDefault;
    }
    List<String> named = SOURCE_KEYS.stream().filter(source::has).toList();
    if (named.size() > 1) {
      problems.add(
          source.line(named.get(0)),
          "`source` names " + String.join(" and ", named) + "; keep one of them");
    }
    if (source.has("folder")) {
      return new FolderSourceConfig(
          FolderYaml.read(source, "folder", districtFolder, otherwise, problems),
          quiet,
          problems.file(),
          source.line("folder"));
    }
    Optional<? extends SourceConfig> remote =
        source.has("aeries")
            ? source
                .section("aeries", AeriesYaml.KEYS, AeriesYaml.EXAMPLE)
                .flatMap(keys -> AeriesYaml.read(keys, districtFolder, quiet, problems))
            : source.has("oneroster")
                ? source
                    .section("oneroster", OneRosterYaml.KEYS, OneRosterYaml.EXAMPLE)
                    .flatMap(keys -> OneRosterYaml.read(keys, districtFolder, quiet, problems))
                : source
                    .section("sftp", SftpYaml.KEYS, SftpYaml.EXAMPLE)
                    .flatMap(keys -> SftpYaml.read(keys, districtFolder, quiet, problems));
    return remote.isPresent() ? remote.get() : byDefault;
  }

  List<FilePattern> files() {
    if (!root.has("files")) {
      return FilePattern.DEFAULT;
    }
    int before = problems.found().size();
    List<FilePattern> listed = new ArrayList<>();
    for (YamlSection entry : root.sections("files", List.of("name", "designation"), FILE_EXAMPLE)) {
      String name = entry.text("name", "a file name, such as \"*_demographics.*\"");
      String stated = entry.oneOf("designation", DESIGNATIONS_OR_NONE);
      if (name != null && isFileName(name, entry.line("name"))) {
        listed.add(new FilePattern(name, designation(stated, name)));
      } else if (!entry.has("name")) {
        problems.add(
            entry.line("name"), "an entry of `files` has no `name`; write " + FILE_EXAMPLE);
      }
    }
    if (listed.isEmpty() && problems.found().size() == before) {
      problems.add(
          root.line("files"), "`files` lists none; write " + FILE_EXAMPLE + ", or remove the key");
    }
    return FilePattern.inOrder(listed);
  }

  private static @Nullable String designation(@Nullable String stated, String name) {
    if (stated == null) {
      return FilePattern.names504(name) ? "504" : null;
    }
    return stated.equals("none") ? null : stated;
  }

  private boolean isFileName(String name, int line) {
    if (name.matches(".*[/\\\\\\[\\]{}].*") || name.isBlank()) {
      problems.add(
          line,
          "`files.name` is "
              + ProblemList.shown(name)
              + "; write a file name without folder, in which only * and ? stand for other"
              + " characters");
      return false;
    }
    return true;
  }

  Options options() {
    Optional<YamlSection> options =
        root.section("options", OPTION_KEYS, "keys below it, such as create: [SPED]");
    if (options.isEmpty()) {
      return new Options(Set.of(), false, false, false, false);
    }
    Set<String> create = new LinkedHashSet<>(options.get().manyOf("create", DESIGNATIONS));
    return new Options(
        Collections.unmodifiableSet(create),
        options.get().isTrue("update-identifying"),
        options.get().isTrue("update-local-id"),
        options.get().isTrue("preferred-names"),
        options.get().isTrue("transfer-requests"));
  }

  /** The components mean what they mean in {@link org.sisimport.facts.District}. */
  record Options(
      Set<String> create,
      boolean updateIdentifying,
      boolean updateLocalId,
      boolean preferredNames,
      boolean transferRequests) {}

  /** One of the vendors whose rules are there; {@code null} for none. */
  @Nullable String vendor(List<String> known) {
    if (root.has("vendor") && known.isEmpty()) {
      problems.add(
          root.line("vendor"), "`vendor` names rules, but there are none in rules/vendors");
      return null;
    }
    return root.oneOf("vendor", known);
  }

  /** When files may be taken. */
  Times times(Settings shared) {
    return new TimesYaml(root, problems).times(shared);
  }

  /** How much a file may change. */
  Limits limits(Settings shared) {
    return new LimitsYaml(root, problems).limits(shared.limits());
  }

  /** Whether OneRoster packages must be as the specification wants them to the letter. */
  boolean strictPackages() {
    return root.section("oneroster", ONEROSTER_KEYS, "{ strict: true }")
        .map(section -> section.isTrue("strict"))
        .orElse(false);
  }

  /**
   * What goes back to the school's system; {@code null} for nothing.
   *
   * @param zone in which the district's days begin and end
   * @param receivers those that have rules
   */
  @Nullable Outgoing outgoing(Path districtFolder, ZoneId zone, List<String> receivers) {
    return root.section("outgoing", OutgoingYaml.KEYS, OutgoingYaml.EXAMPLE)
        .map(keys -> OutgoingYaml.read(keys, districtFolder, zone, receivers, problems))
        .orElse(null);
  }

  @Nullable DayMonthOrder dates() {
    String dates = root.oneOf("dates", List.of("DD/MM/YYYY", "MM/DD/YYYY"));
    if (dates == null) {
      return null;
    }
    return dates.startsWith("DD") ? DayMonthOrder.DAY_FIRST : DayMonthOrder.MONTH_FIRST;
  }

  @Nullable Charset charset() {
    String example = "the name of a charset, such as UTF-8, windows-1252 or UTF-16";
    String name = root.text("charset", example);
    if (name == null) {
      return null;
    }
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problems.add(
          root.line("charset"), "`charset` is " + ProblemList.shown(name) + "; write " + example);
      return null;
    }
  }

  @Nullable Character delimiter() {
    String example = "\",\", \";\", \"|\" or tab";
    String delimiter = root.text("delimiter", example);
    if (delimiter == null) {
      return null;
    }
    switch (delimiter) {
      case ",", ";", "|", "\t":
        return delimiter.charAt(0);
      case "tab", "\\t":
        return '\t';
      default:
        problems.add(
            root.line("delimiter"),
            "`delimiter` is " + ProblemList.shown(delimiter) + "; write " + example);
        return null;
    }
  }
}
