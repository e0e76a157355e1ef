package org.sisimport.rules;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sisimport.decision.RuleRef.Rank;

/**
 * Where rule sets come from: the files below a home and the folders of districts. Files are checked
 * before anything of them is compiled. Safe for use by several threads.
 */
public final class RuleSets {

  private static final int IN_MEMORY = 50;

  /** The file in {@code rules/vendors} that is in force for packages of every district. */
  private static final String ONEROSTER = "oneroster";

  /** The file in {@code rules/vendors} that is in force for pulls of every district. */
  private static final String AERIES = "aeries";

  private final Path home;
  private final Units units;
  private final Models models;
  private final Composer composer;
  private final Archive archive;
  private final Map<String, ComposedRuleSet> sets = new LeastRecentlyUsed<>(IN_MEMORY);

  /**
   * Rule sets of a home.
   *
   * @param home holds {@code rules/}
   * @param cache a folder for compiled rules and earlier sets; made where it is missing, and closed
   *     to other users, because it holds executable code
   */
  public RuleSets(Path home, Path cache) {
    this(home, cache, new DroolsCompiler());
  }

  RuleSets(Path home, Path cache, RuleCompiler compiler) {
    this.home = home;
    CacheFolder folder = new CacheFolder(cache, Clock.systemUTC());
    this.units = new Units(folder);
    this.models = new Models(folder, compiler, units::surroundings);
    this.composer = new Composer(models);
    this.archive = new Archive(folder);
  }

  /**
   * What {@link #load} found.
   *
   * @param rules the set in force
   * @param problems why the files as they are now cannot be used, by file and line; where there are
   *     any, {@code rules} is the last set of the district that could be used
   */
  public record Loaded(RuleSet rules, List<RuleProblem> problems) {}

  /** The same for a receiver, found by {@link #loadReceiver}. */
  public record LoadedReceiver(ReceiverRules rules, List<RuleProblem> problems) {}

  /**
   * The rules of a district: the files as they are, or the last good set where these are broken.
   *
   * @param district the district's code
   * @param vendor the student information system whose codes the district opted in to
   * @param districtRules the district's own rule files; the folder may be missing
   * @throws BrokenRulesException where the files are broken and there is no last good set
   */
  public synchronized Loaded load(String district, @Nullable String vendor, Path districtRules) {
    return loadStudentRules(district, district, vendor, districtRules);
  }

  /**
   * The rules of a district for OneRoster packages: as {@link #load}, with the rules of OneRoster
   * in place of those of a vendor. Which was the last good set is remembered apart.
   *
   * @throws BrokenRulesException where the files are broken and there is no last good set
   */
  public synchronized Loaded loadForPackages(String district, Path districtRules) {
    return loadStudentRules(district, district + "-" + ONEROSTER, ONEROSTER, districtRules);
  }

  /**
   * The rules of a district for pulls of an Aeries API: as {@link #load}, with the rules of Aeries
   * whatever vendor the district opted in to. Which was the last good set is remembered apart.
   *
   * @throws BrokenRulesException where the files are broken and there is no last good set
   */
  public synchronized Loaded loadForPulls(String district, Path districtRules) {
    return loadStudentRules(district, district + "-" + AERIES, AERIES, districtRules);
  }

  private Loaded loadStudentRules(
      String district, String owner, @Nullable String vendor, Path districtRules) {
    requireCode(district);
    InForce inForce = load(owner, read(vendor, districtRules));
    return new Loaded(inForce.rules(), inForce.problems());
  }

  /**
   * The rules of a receiver of the roster for a district: the files as they are, or the last good
   * set where these are broken.
   *
   * @param receiver the name of a file in {@code rules/receivers} without {@code .drl}
   * @param districtRules the district's own rule files; the folder may be missing
   * @throws BrokenRulesException where there is no such receiver, or the files are broken and there
   *     is no last good set
   */
  public synchronized LoadedReceiver loadReceiver(
      String district, String receiver, Path districtRules) {
    requireCode(district);
    RuleFolder folder = new RuleFolder(home);
    Found found = new Found(folder.receiver(receiver, districtRules), folder.problems());
    if (found.files().isEmpty()) {
      throw new BrokenRulesException(found.problems());
    }
    InForce inForce = load(district + "-for-" + receiver, found);
    return new LoadedReceiver(inForce.rules(), inForce.problems());
  }

  /** The receivers that have a file in {@code rules/receivers}, by name. */
  public List<String> listReceivers() {
    return new RuleFolder(home).listReceivers();
  }

  private static void requireCode(String district) {
    if (!district.matches("[A-Za-z0-9-]{1,40}")) {
      throw new IllegalArgumentException("no district code: " + district);
    }
  }

  /**
   * @param owner whose last good set it may become
   */
  private InForce load(String owner, Found found) {
    String hash = Archive.hash(found.files());
    List<RuleProblem> problems = new ArrayList<>(found.problems());
    ComposedRuleSet rules = findOrMake(hash, found.files(), problems);
    if (rules != null) {
      archive.keep(found.files());
      archive.markLastGood(owner, hash);
      return new InForce(rules, List.of());
    }
    List<RuleProblem> sorted = problems.stream().distinct().sorted().toList();
    return archive
        .findLastGood(owner)
        .flatMap(last -> restore(last, new ArrayList<>()))
        .map(last -> new InForce(last, sorted))
        .orElseThrow(() -> new BrokenRulesException(sorted));
  }

  /**
   * Everything wrong with the shared files and those of all vendors and receivers, by file and
   * line.
   */
  public synchronized List<RuleProblem> check() {
    RuleFolder folder = new RuleFolder(home);
    List<RuleFile> files = new ArrayList<>(folder.shared());
    folder.listVendors().forEach(vendor -> folder.vendor(vendor).ifPresent(files::add));
    return all(new Found(files, folder.problems()), null);
  }

  /**
   * Everything wrong with the files that a district uses, by file and line: shared, the vendor's,
   * the receivers', its own. Compiles them too.
   */
  public synchronized List<RuleProblem> check(@Nullable String vendor, Path districtRules) {
    return all(read(vendor, districtRules), districtRules);
  }

  /**
   * The rules of a district's own, in the order of files and lines, and what they replace; of a
   * broken file those that can be read.
   *
   * @param districtRules the district's own rule files; the folder may be missing
   */
  public synchronized List<OwnRule> listOwn(Path districtRules) {
    return new OwnRules(new RuleFolder(home), units).list(districtRules);
  }

  /**
   * An earlier set by its {@link RuleSet#hash()}; empty where it is not known here.
   *
   * @throws BrokenRulesException where its rules use a word that has been taken away since
   */
  public synchronized Optional<RuleSet> restore(String hash) {
    List<RuleProblem> problems = new ArrayList<>();
    Optional<ComposedRuleSet> restored = restore(hash, problems);
    if (!problems.isEmpty()) {
      throw new BrokenRulesException(problems);
    }
    return restored.map(RuleSet.class::cast);
  }

  /**
   * Removes compiled rules and earlier sets that no process has used for so long. A set that was a
   * district's last good one stays; what is compiled can be made again.
   *
   * @param needed the hashes of sets that stay as well
   * @return how many files were removed
   */
  public synchronized int purge(Duration unused, Set<String> needed) {
    // what is in use is read again before long, and so seen to be used
    sets.clear();
    composer.forget();
    return archive.purge(unused, needed) + units.purge(unused) + models.purge(unused);
  }

  private Optional<ComposedRuleSet> restore(String hash, List<RuleProblem> problems) {
    if (!hash.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    return archive.find(hash).map(files -> findOrMake(hash, files, problems));
  }

  private Found read(@Nullable String vendor, Path districtRules) {
    RuleFolder folder = new RuleFolder(home);
    List<RuleFile> files = new ArrayList<>(folder.shared());
    if (vendor != null) {
      folder.vendor(vendor).ifPresent(files::add);
    }
    files.addAll(folder.district(districtRules));
    return new Found(files, folder.problems());
  }

  /**
   * @param districtRules of the district whose receivers are checked; {@code null} for what is
   *     shared
   */
  private List<RuleProblem> all(Found found, @Nullable Path districtRules) {
    List<RuleProblem> problems = new ArrayList<>(found.problems());
    checked(Archive.hash(found.files()), found.files(), problems);
    for (String receiver : listReceivers()) {
      RuleFolder folder = new RuleFolder(home);
      List<RuleFile> files = folder.receiver(receiver, districtRules);
      List<RuleProblem> ofReceiver = new ArrayList<>(folder.problems());
      findOrMake(Archive.hash(files), files, ofReceiver);
      problems.addAll(ofReceiver);
    }
    return problems.stream().distinct().sorted().toList();
  }

  /** The set of these files; {@code null} where there is a problem, with all of them added. */
  private @Nullable ComposedRuleSet findOrMake(
      String hash, List<RuleFile> files, List<RuleProblem> problems) {
    ComposedRuleSet known = problems.isEmpty() ? sets.get(hash) : null;
    if (known != null) {
      return known;
    }
    List<RuleUnit> checked = checked(hash, files, problems);
    if (!problems.isEmpty()) {
      return null;
    }
    try {
      ComposedRuleSet made = composer.compose(hash, checked);
      if (files.stream().anyMatch(file -> file.family() == RuleFamily.RECEIVERS)) {
        problems.addAll(ReceiverColumns.check(made, checked));
      }
      if (!problems.isEmpty()) {
        return null;
      }
      sets.put(hash, made);
      return made;
    } catch (Refusal refusal) {
      // a set that was good, and whose compiled form is lost
      problems.add(new RuleProblem("rules", 0, null, refusal.reason()));
      return null;
    }
  }

  private List<RuleUnit> checked(String hash, List<RuleFile> files, List<RuleProblem> problems) {
    List<RuleUnit> checked = new ArrayList<>();
    Set<RuleUnit> broken = new HashSet<>();
    boolean good = problems.isEmpty() && units.isGood(hash);
    for (RuleFile file : files) {
      Problems ofFile = new Problems(file.path());
      RuleUnit unit = units.get(file, ofFile);
      checked.add(unit);
      if (ofFile.all().isEmpty() && !good) {
        compile(unit, ofFile);
      }
      if (!ofFile.all().isEmpty()) {
        broken.add(unit);
      }
      problems.addAll(ofFile.all());
    }
    boolean valuesKnown =
        broken.stream().noneMatch(unit -> unit.file().rank() == Rank.SHARED && translates(unit));
    if (valuesKnown && !good) {
      problems.addAll(ValueCheck.check(checked, composer.values(checked)));
    }
    if (problems.isEmpty()) {
      units.markGood(hash);
    }
    return checked;
  }

  private static boolean translates(RuleUnit unit) {
    return unit.file().family() != null && unit.file().family().translatesCodes();
  }

  private void compile(RuleUnit unit, Problems problems) {
    try {
      if (!unit.rules().isEmpty()) {
        models.get(unit);
      }
    } catch (Refusal refusal) {
      int index = refusal.line() - 2;
      if (index >= 0 && index < unit.rules().size()) {
        WrittenRule rule = unit.rules().get(index);
        problems.within(rule.name());
        problems.add(new Refusal(rule.line(), refusal.reason()));
      } else {
        problems.add(refusal);
      }
    }
  }

  private record Found(List<RuleFile> files, List<RuleProblem> problems) {}

  private record InForce(ComposedRuleSet rules, List<RuleProblem> problems) {}
}
