package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.facts.Match;

class RuleSetsTest {

  private static final String GRADES = "grade-codes.drl";
  private static final String INACTIVE = "inactive-students.drl";

  private final RuleHome home;
  private final List<String> compiled = new ArrayList<>();

  RuleSetsTest(@TempDir Path folder) {
    this.home = new RuleHome(folder);
  }

  @Test
  void aDistrictRuleReplacesTheSharedOneOfTheSameNameAndANewNameAdds() {
    home.shared(INACTIVE, warn("One"), warn("Two"));
    home.district(INACTIVE, "", warn("Two"), warn("Three"));
    RuleSet rules = home.load();
    assertThat(rules.rules())
        .extracting(RuleRef::withLine)
        .containsExactly(
            "\"One\" (rules/inactive-students.drl:1)",
            "\"Two\" (districts/9900001/rules/inactive-students.drl:2)",
            "\"Three\" (districts/9900001/rules/inactive-students.drl:3)");
    assertThat(spoke(rules)).containsExactlyInAnyOrder("One", "Two", "Three");
    assertThat(rules.rules().get(1).rank()).isEqualTo(Rank.DISTRICT);
  }

  @Test
  void aDistrictRuleOfAnotherFamilyReplacesNothing() {
    home.shared(INACTIVE, warn("One"));
    home.district("identifying-fields.drl", warn("One"));
    assertThat(spoke(home.load())).containsExactly("One", "One");
  }

  @Test
  void theVendorOfADistrictStandsBetweenSharedAndDistrict() {
    home.shared(GRADES, translate("A", "TK", "TK"), translate("B", "KN", "KN"));
    home.write(
        "rules/vendors/aeries.drl",
        translate("B", "K", "KN")
            + translate("C", "T", "TK")
            + "rule \"H\" when $h : Heading( named( \"GR\" ) ) then decide.map( $h, GRADE ); end");
    home.district(GRADES, translate("C", "PK", "TK"));

    assertThat(home.load(null).rules()).extracting(RuleRef::name).containsExactly("A", "B", "C");
    RuleSet rules = home.load("aeries");
    assertThat(rules.rules())
        .extracting(rule -> rule.name() + " " + rule.rank())
        .containsExactly("A SHARED", "B VENDOR", "H VENDOR", "C DISTRICT");
    assertThat(rules.consultHeadings(List.of(Facts.heading("gr")))).hasSize(1);
    assertThat(rules.consultCodes(codes("KN", "K", "T", "PK")))
        .extracting(decision -> decision.code().text())
        .containsExactlyInAnyOrder("K", "PK");
    // replaced for this district, and a value all the same
    assertThat(rules.isValue(Field.GRADE, "kn")).isTrue();
  }

  @Test
  void aVendorWithoutFileIsAProblemThatNamesTheOthers() {
    home.write("rules/vendors/aeries.drl", "");
    assertThat(home.ruleSets().check("aries", home.districtRules()))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("'aries'", "aeries"));
    assertThat(home.ruleSets().check("../../x", home.districtRules())).hasSize(1);
  }

  @Test
  void aHeaderMayBeLeftOutGivenInPartOrWhole() {
    String whole =
        "package org.sisimport.rules.shared;\n\nimport org.sisimport.facts.*\n"
            + "import org.sisimport.facts.Match;\nimport static org.sisimport.facts.Field.*;\n\n"
            + "global org.sisimport.facts.Decide decide;\n";
    Map<String, Integer> headers = Map.of("", 1, "package a.b\n", 2, "global Decide decide\n", 2);
    headers.forEach((header, line) -> assertHeader(header, line));
    assertHeader(whole, 8);
    assertHeader("\uFEFF" + whole.replace("\n", "\r\n"), 8);
  }

  private void assertHeader(String header, int line) {
    home.write("rules/" + INACTIVE, header + warn("One") + "\n\n\n" + warn("Two"));
    assertThat(home.load().rules()).extracting(RuleRef::line).containsExactly(line, line + 3);
    home.write("rules/" + INACTIVE, header + warn("One").replace("warn", "wran"));
    assertThat(home.problems())
        .containsExactly(
            "rules/inactive-students.drl:"
                + line
                + ": rule \"One\": 'wran' is no verb of this"
                + " file; its verbs are skip, hold, warn; did you mean 'warn'?");
    home.write("rules/" + INACTIVE, "");
  }

  @Test
  void aBrokenFileLeavesTheLastGoodSetInForceAlsoAfterARestart() {
    home.shared(INACTIVE, warn("One"));
    String good = home.load().hash();
    home.shared(INACTIVE, warn("One"), "rule \"Two\" when Mach( ) then end");

    RuleSets.Loaded loaded = load(home.ruleSets());
    assertThat(loaded.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("rules/inactive-students.drl");
              assertThat(problem.line()).isEqualTo(2);
            });
    assertThat(loaded.rules().hash()).isEqualTo(good);
    assertThat(spoke(loaded.rules())).containsExactly("One");

    home.shared(INACTIVE, warn("Three"));
    assertThat(load(home.ruleSets()).problems()).isEmpty();
    assertThat(spoke(home.load())).containsExactly("Three");
  }

  @Test
  void theLastGoodSetIsThatOfTheDistrict() {
    home.load();
    home.shared(INACTIVE, "broken");
    assertThat(load(home.ruleSets()).problems()).hasSize(1);
    assertThatThrownBy(() -> home.ruleSets().load("9900002", null, home.path().resolve("none")))
        .isInstanceOf(BrokenRulesException.class)
        .hasMessageContaining("rules/inactive-students.drl:1: 'broken'");
  }

  @Test
  void anEarlierSetIsRestoredByItsHash() {
    home.shared(INACTIVE, warn("One"));
    String first = home.load().hash();
    home.shared(INACTIVE, "\n" + warn("One"));
    String second = home.load().hash();
    assertThat(second).isNotEqualTo(first).hasSize(64);
    assertThat(home.load().hash()).isEqualTo(second);

    RuleSet restored = home.ruleSets().restore(first).orElseThrow();
    assertThat(restored.hash()).isEqualTo(first);
    assertThat(restored.rules()).extracting(RuleRef::line).containsExactly(1);
    assertThat(spoke(restored)).containsExactly("One");
    assertThat(home.ruleSets().restore("0".repeat(64))).isEmpty();
    assertThat(home.ruleSets().restore("../last-good/" + RuleHome.DISTRICT)).isEmpty();
  }

  @Test
  void aFileIsCompiledOnceAndOnlyWhereItsRulesChange() {
    home.shared(INACTIVE, warn("One"));
    home.shared("new-students.drl", warn("Two").replace("Match", "Unmatched"));
    load(counting());
    assertThat(compiled)
        .containsExactlyInAnyOrder("rules/inactive-students.drl", "rules/new-students.drl");
    compiled.clear();

    load(counting());
    home.shared(INACTIVE, "// a comment", warn("Another name"));
    assertThat(spoke(load(counting()).rules())).containsExactly("Another name");
    assertThat(compiled).isEmpty();

    home.shared(INACTIVE, warn("One").replace("warn", "hold"));
    load(counting());
    assertThat(compiled).containsExactly("rules/inactive-students.drl");
  }

  @Test
  void aDamagedCacheHeals() throws IOException {
    home.shared(INACTIVE, warn("One"));
    load(counting());
    compiled.clear();
    for (Path model : files("models")) {
      byte[] bytes = Files.readAllBytes(model);
      bytes[bytes.length / 2] ^= 1;
      Files.write(model, bytes);
    }
    assertThat(spoke(load(counting()).rules())).containsExactly("One");
    assertThat(compiled).hasSize(1);

    for (Path model : files("models")) {
      Files.write(model, new byte[0]);
    }
    for (Path unit : files("units")) {
      Files.write(unit, new byte[200]);
    }
    assertThat(spoke(load(counting()).rules())).containsExactly("One");
    assertThat(compiled).hasSize(2);
    assertThat(spoke(load(counting()).rules())).containsExactly("One");
    assertThat(compiled).hasSize(2);

    for (Path source : files("sources")) {
      Files.writeString(source, "rule \"Evil\"");
    }
    home.shared(INACTIVE, "broken");
    assertThatThrownBy(() -> load(counting())).isInstanceOf(BrokenRulesException.class);
  }

  @Test
  void whatDecidesAboutTheCacheNamesEveryTypeThatRulesSee() {
    assertThat(Surroundings.FACTS)
        .containsExactlyInAnyOrderElementsOf(
            Vocabulary.listTypes().stream()
                .map(type -> type.getName().substring(type.getPackageName().length() + 1))
                .toList());
  }

  @Test
  void aSetThatWasGoodIsMadeFromWhatIsRemembered() {
    home.shared(INACTIVE, "", warn("One"));
    home.shared(GRADES, translate("K", "KN", "KN"));
    load(counting());
    RuleSet rules = load(counting()).rules();
    assertThat(rules.rules())
        .extracting(rule -> rule.name() + " " + rule.file() + " " + rule.line())
        .containsExactly("K rules/grade-codes.drl 1", "One rules/inactive-students.drl 2");
    assertThat(spoke(rules)).containsExactly("One");
    assertThat(rules.listValues(Field.GRADE)).containsExactly("KN");
    assertThat(rules.isValue(Field.GRADE, "K")).isFalse();
  }

  @Test
  void onlyTheOwnerMayEnterTheCache() throws IOException {
    Files.createDirectories(home.cache());
    Files.setPosixFilePermissions(home.cache(), PosixFilePermissions.fromString("rwxrwxrwx"));
    home.load();
    assertThat(Files.getPosixFilePermissions(home.cache()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> all = Files.walk(home.cache())) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void whatNobodyHasUsedForLongIsRemovedFromTheCacheAndTheRestStays() throws IOException {
    home.shared(INACTIVE, warn("One"));
    String first = load(counting()).rules().hash();
    home.shared(INACTIVE, "rule \"Two\" when $m : Match( student.row > 1 )", then("warn"));
    RuleSets serving = counting();
    String second = load(serving).rules().hash();
    letPass(Duration.ofDays(40));
    serving.purge(Duration.ofDays(41), Set.of());
    spoke(load(serving).rules());
    compiled.clear();

    int removed = serving.purge(Duration.ofDays(30), Set.of());

    // the set, its file, what was checked of it, that it is good, and what was compiled of it
    assertThat(removed).isEqualTo(5);
    assertThat(counting().restore(first)).isEmpty();
    assertThat(counting().restore(second)).isPresent();
    assertThat(spoke(load(counting()).rules())).containsExactly("Two");
    assertThat(compiled).isEmpty();
  }

  @Test
  void theLastGoodSetOfADistrictAndWhatIsNeededStayHoweverLongTheyRest() throws IOException {
    home.shared(INACTIVE, warn("One"));
    String held = load(counting()).rules().hash();
    home.shared(INACTIVE, warn("Two"));
    String between = load(counting()).rules().hash();
    home.shared(INACTIVE, warn("Three"));
    String last = load(counting()).rules().hash();
    home.shared(INACTIVE, "nonsense");
    letPass(Duration.ofDays(400));

    counting().purge(Duration.ofDays(30), Set.of(held));

    assertThat(counting().restore(held)).isPresent();
    assertThat(counting().restore(between)).isEmpty();
    RuleSets.Loaded loaded = load(counting());
    assertThat(loaded.rules().hash()).isEqualTo(last);
    assertThat(loaded.problems()).isNotEmpty();
    assertThat(files("last-good")).hasSize(1);
  }

  /** Makes all files of the cache so much older. */
  private void letPass(Duration time) throws IOException {
    try (Stream<Path> all = Files.walk(home.cache())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(time)));
      }
    }
  }

  @Test
  void whatTheEngineRefusesIsToldLikeAnyOtherProblem() {
    home.shared(INACTIVE, warn("One"), "", warn("Two"));
    RuleSets sets =
        new RuleSets(
            home.path(),
            home.cache(),
            unit -> {
              throw new Refusal(3, "the engine says no");
            });
    assertThat(sets.check(null, home.districtRules()))
        .containsExactly(
            new RuleProblem("rules/inactive-students.drl", 3, "Two", "the engine says no"));
  }

  @Test
  void severalThreadsMayAskOneSet() throws Exception {
    home.shared(INACTIVE, "rule \"R\" when $m : Match( student.row > 500 )", then("warn"));
    RuleSet rules = home.load();
    List<Match> facts =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(row -> Facts.match(row, Map.of(), Map.of()))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> ask = () -> rules.consultStudents(facts).size();
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(40, ask))) {
        assertThat(answer.get()).isEqualTo(500);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRuleThatFailsIsNamedWithoutData() {
    home.shared(
        GRADES,
        "",
        "rule \"Condition\" when $c : Code( field == GRADE, upper == \"TK\" )",
        "then decide.translate( $c, $c.text() ); end",
        "rule \"Consequence\" when $c : Code( field == GENDER )",
        "then decide.translate( $c, $c.upper() ); end");
    RuleSet rules = home.load();
    assertThatThrownBy(() -> rules.consultCodes(List.of(withoutText(Field.GRADE))))
        .isInstanceOf(RuleFailedException.class)
        .hasNoCause()
        .hasMessageContaining(
            "The rule \"Condition\" (rules/grade-codes.drl:2) failed with"
                + " java.lang.NullPointerException");
    assertThatThrownBy(() -> rules.consultCodes(List.of(withoutText(Field.GENDER))))
        .isInstanceOf(RuleFailedException.class)
        .hasMessageContaining("\"Consequence\" (rules/grade-codes.drl:4)");
  }

  /** A fact that breaks its promise. */
  @SuppressWarnings("NullAway")
  private static Code withoutText(Field field) {
    return new Code(field, null);
  }

  private RuleSets counting() {
    RuleCompiler compiler = new DroolsCompiler();
    return new RuleSets(
        home.path(),
        home.cache(),
        unit -> {
          compiled.add(unit.file().path());
          return compiler.compile(unit);
        });
  }

  private RuleSets.Loaded load(RuleSets sets) {
    return sets.load(RuleHome.DISTRICT, null, home.districtRules());
  }

  private List<Path> files(String kind) throws IOException {
    try (Stream<Path> files = Files.list(home.cache().resolve(kind))) {
      return files.toList();
    }
  }

  private static List<String> spoke(RuleSet rules) {
    return rules.consultStudents(List.of(Facts.match(2, Map.of(), Map.of()))).stream()
        .map(Decision::by)
        .map(RuleRef::name)
        .toList();
  }

  private static List<Code> codes(String... texts) {
    return Stream.of(texts).map(text -> new Code(Field.GRADE, text)).toList();
  }

  private static String warn(String name) {
    return "rule \"" + name + "\" when $m : Match( ) " + then("warn");
  }

  private static String then(String verb) {
    return "then decide." + verb + "( $m.student(), \"b\" ); end";
  }

  private static String translate(String name, String theirs, String ours) {
    return "rule \""
        + name
        + "\" when $c : Code( field == GRADE, is( \""
        + theirs
        + "\" ) ) then decide.translate( $c, \""
        + ours
        + "\" ); end\n";
  }
}
