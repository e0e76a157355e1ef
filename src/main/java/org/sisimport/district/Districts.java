package org.sisimport.district;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sisimport.SisImportException;
import org.sisimport.facts.District;
import org.sisimport.facts.School;

/**
 * The districts of a home, one folder each, read anew whenever they are asked for. A district's
 * folder may be a link: it is the operator's, not the district's.
 */
public final class Districts {

  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final int MAX_YAML_BYTES = 64 << 10;

  private final Path home;
  private final Path folder;
  private final Settings shared;

  /**
   * Districts that share nothing.
   *
   * @param home the folder that holds {@code rules}, {@code districts} and {@code data}
   */
  public Districts(Path home) {
    this(home, Settings.defaults(home));
  }

  /**
   * Districts that share a window and pauses.
   *
   * @param home the folder that holds {@code rules} and {@code districts}
   */
  public Districts(Path home, Settings shared) {
    this.home = home;
    this.shared = shared;
    this.folder = home.resolve("districts");
  }

  /** Whether it has the form of a district's code: seven digits. */
  public static boolean isCode(String text) {
    return text.matches("[0-9]{7}");
  }

  /**
   * The codes of all districts, sorted.
   *
   * @throws SisImportException where the home has no folder {@code districts}
   */
  public List<String> listCodes() {
    return entries(folder).stream()
        .filter(entry -> isCode(nameOf(entry)) && Files.isDirectory(entry))
        .map(Districts::nameOf)
        .toList();
  }

  /**
   * What lies among the districts and is none: everything whose name is not seven digits, except
   * files (a README) and hidden ones; and a file with such a name.
   */
  public List<DistrictSetupException.Problem> listStrays() {
    List<DistrictSetupException.Problem> strays = new ArrayList<>();
    for (Path entry : entries(folder)) {
      String name = nameOf(entry);
      if (isCode(name) != Files.isDirectory(entry) && !name.startsWith(".")) {
        strays.add(
            new DistrictSetupException.Problem(
                shown(entry),
                0,
                isCode(name)
                    ? "this is a file; a district is a folder with that name"
                    : "no district: its folder is named by seven digits"));
      }
    }
    return strays;
  }

  /**
   * One district.
   *
   * @throws DistrictSetupException with everything that is wrong with its {@code district.yaml} and
   *     {@code schools.csv}, or where there is no such district
   */
  public DistrictFolder get(String code) {
    if (!isCode(code)) {
      throw new DistrictSetupException(
          new DistrictSetupException.Problem(
              "districts", 0, ProblemList.shown(code) + " is no district's code: seven digits"));
    }
    Path district = folder.resolve(code);
    findWhyMissing(code)
        .ifPresent(
            why -> {
              throw new DistrictSetupException(
                  new DistrictSetupException.Problem(shown(district), 0, why));
            });
    return read(district, shown(district), code);
  }

  /**
   * That there is no district of a code, and what may have been meant; empty where there is one.
   */
  public Optional<String> findWhyMissing(String code) {
    return Files.isDirectory(folder.resolve(code))
        ? Optional.empty()
        : Optional.of("there is no such district" + new MeantCode(home, code).hint(listCodes()));
  }

  /**
   * A sample: a folder like a district's whose {@code district.yaml} has {@code code} in addition,
   * and whose files lie in {@code incoming} (where that is missing, in the source it names). The
   * path of one of this home's districts gives that district.
   *
   * @throws DistrictSetupException as {@link #get}
   */
  public DistrictFolder readSample(Path sample) {
    Path absolute = sample.toAbsolutePath().normalize();
    if (absolute.getParent() != null
        && absolute.getParent().equals(folder.toAbsolutePath().normalize())
        && isCode(nameOf(absolute))) {
      return get(nameOf(absolute));
    }
    if (!Files.isRegularFile(sample.resolve("district.yaml"))) {
      throw new DistrictSetupException(
          new DistrictSetupException.Problem(
              sample.toString(),
              0,
              Files.isDirectory(sample)
                  ? "there is no district.yaml in this folder; a sample needs one"
                  : "there is no such folder"));
    }
    return read(sample, sample.toString(), null);
  }

  private DistrictFolder read(Path folder, String shown, @Nullable String code) {
    ProblemList inYaml = new ProblemList(shown + "/district.yaml");
    ProblemList inSchools = new ProblemList(shown + "/schools.csv");
    List<School> schools = SchoolsFile.read(folder.resolve("schools.csv"), inSchools);
    DistrictFolder district =
        Utf8File.read(folder.resolve("district.yaml"), MAX_YAML_BYTES, inYaml)
            .flatMap(text -> DistrictYaml.parse(text, inYaml))
            .map(yaml -> district(yaml, folder, code, schools))
            .orElse(null);
    List<DistrictSetupException.Problem> problems =
        Stream.of(inYaml, inSchools).flatMap(list -> list.found().stream()).toList();
    if (district == null || !problems.isEmpty()) {
      throw new DistrictSetupException(problems);
    }
    return district;
  }

  private DistrictFolder district(
      DistrictYaml yaml, Path folder, @Nullable String codeOfFolder, List<School> schools) {
    DistrictYaml.Options options = yaml.options();
    boolean isSample = codeOfFolder == null;
    // nobody is still writing a sample
    Duration quiet = yaml.quiet(isSample ? Duration.ZERO : QUIET);
    Times times = yaml.times(shared);
    SourceConfig source = yaml.source(folder, isSample ? "incoming" : "inbox", quiet);
    Path incoming = folder.resolve("incoming");
    if (isSample && Files.isDirectory(incoming)) {
      source = new FolderSourceConfig(incoming, source.quiet(), source.file(), 0);
    }
    return new DistrictFolder(
        folder,
        new District(
            yaml.code(codeOfFolder),
            yaml.name(),
            options.create(),
            options.updateIdentifying(),
            options.updateLocalId(),
            options.preferredNames(),
            options.transferRequests()),
        yaml.state(),
        source,
        yaml.files(),
        yaml.vendor(ruleNames("vendors")),
        yaml.dates(),
        yaml.charset(),
        yaml.delimiter(),
        schools,
        times,
        yaml.limits(shared),
        yaml.strictPackages(),
        yaml.outgoing(folder, times.zone(), ruleNames("receivers")));
  }

  /** The names of the rule files in a folder below the shared rules, without {@code .drl}. */
  private List<String> ruleNames(String below) {
    Path rules = home.resolve("rules").resolve(below);
    return Files.isDirectory(rules)
        ? entries(rules).stream()
            .map(Districts::nameOf)
            .filter(name -> name.endsWith(".drl"))
            .map(name -> name.substring(0, name.length() - ".drl".length()))
            .toList()
        : List.of();
  }

  private List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new SisImportException(
          folder
              + " is not a folder that can be read; the home must hold the folders rules and"
              + " districts (--home names it)",
          e);
    }
  }

  private String shown(Path path) {
    return home.relativize(path).toString();
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
