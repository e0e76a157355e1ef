package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.decision.Decision;
import org.sisimport.facts.Code;
import org.sisimport.facts.District;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;

/** What {@code rules/README.md} tells an analyst to write, written. */
class ShippedRecipesTest {

  private static final Pattern RECIPE =
      Pattern.compile(
          "`districts/9900001/rules/((?:receivers/)?[a-z-]+\\.drl)`:\n\n```drl\n(.*?)```",
          Pattern.DOTALL);

  private static final District DISTRICT =
      new District("9900001", "Golden Valley", Set.of(), false, false, false, false);

  private final Path folder;
  private final Map<String, String> recipes = new HashMap<>();

  /** Writes all recipes into one district. */
  ShippedRecipesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Matcher recipe = RECIPE.matcher(Files.readString(Path.of("rules/README.md")));
    while (recipe.find()) {
      recipes.merge(recipe.group(1), recipe.group(2), (one, other) -> one + "\n" + other);
    }
    for (Map.Entry<String, String> file : recipes.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.resolveSibling("."));
      Files.writeString(target, file.getValue());
    }
  }

  @Test
  void whatIsShippedIsWithoutProblem() {
    assertThat(ShippedRules.SETS.check()).isEmpty();
  }

  @Test
  void everyRecipeWorksAsItStands() throws IOException {
    assertThat(recipes).hasSize(8);
    assertThat(ShippedRules.SETS.check(null, folder)).isEmpty();
    String page = Files.readString(Path.of("rules/README.md"));
    assertThat(page.split("```drl")).hasSize(1 + 12);
    RuleSet rules = ShippedRules.SETS.load("9900001", null, folder).rules();
    assertThat(rules.consultCodes(List.of(new Code(Field.GRADE, "T5"))))
        .extracting(said -> ((Decision.Translate) said).ours())
        .containsExactly("TK");
    assertThat(rules.consultHeadings(List.of(new Heading(1, "Stu Home Dist", DISTRICT))))
        .extracting(said -> ((Decision.MapHeading) said).field())
        .containsExactly(Field.DISTRICT_OF_RESIDENCE);
    assertThat(rules.consultHeadings(List.of(new Heading(1, "users.identifier", DISTRICT))))
        .extracting(said -> ((Decision.MapHeading) said).field())
        .containsExactly(Field.SSID);
    assertThat(rules.consultHeadings(List.of(new Heading(1, "users.metadata.program", DISTRICT))))
        .extracting(said -> ((Decision.MapHeading) said).field())
        .containsExactly(Field.DESIGNATION);
    assertThat(rules.rules())
        .filteredOn(rule -> rule.name().equals("A shared code takes the default school"))
        .singleElement()
        .extracting(rule -> rule.rank().name())
        .isEqualTo("DISTRICT");
  }

  /** The example at the head of the page is the shipped rule, word for word. */
  @Test
  void theRuleThatThePageReadsAloudIsShipped() throws IOException {
    String page = Files.readString(Path.of("rules/README.md"));
    int start = page.indexOf("rule \"A student inactive");
    String example = page.substring(start, page.indexOf("```", start));
    assertThat(Files.readString(Path.of("rules/inactive-students.drl"))).contains(example.strip());
  }

  @ParameterizedTest
  @EnumSource(RuleFamily.class)
  void thePageNamesTheFactsAndVerbsOfEveryRuleFile(RuleFamily family) throws IOException {
    assertThatThePageNames(family.language(), family.fileName());
  }

  @Test
  void thePageNamesTheFactsAndVerbsOfAVendorsFile() throws IOException {
    assertThatThePageNames(RuleFamily.VENDOR_LANGUAGE, "vendors/<name>.drl");
  }

  private static void assertThatThePageNames(RuleFamily.Language language, String file)
      throws IOException {
    String row =
        Files.readString(Path.of("rules/README.md"))
            .lines()
            .filter(line -> line.startsWith("| `" + file + "` |"))
            .findFirst()
            .orElseThrow();
    String[] cells = row.split("\\|");
    assertThat(words(cells[3]))
        .containsExactlyInAnyOrderElementsOf(
            language.facts().stream().map(Class::getSimpleName).toList());
    assertThat(words(cells[4])).containsExactlyInAnyOrderElementsOf(language.verbs());
  }

  private static List<String> words(String cell) {
    return Pattern.compile("`(\\w+)`").matcher(cell).results().map(r -> r.group(1)).toList();
  }

  /** A vendor speaks of what shared rules do not know; what they know it need not repeat. */
  @Test
  void noVendorFileRepeatsASharedTranslation() throws IOException {
    Pattern rule = Pattern.compile("field == (Field\\.\\w+), is\\(([^)]*)\\)");
    for (String vendor : List.of("aeries", "powerschool", "infinite-campus")) {
      Matcher found = rule.matcher(Files.readString(Path.of("rules/vendors", vendor + ".drl")));
      int count = 0;
      while (found.find()) {
        Field field = Field.valueOf(Objects.requireNonNull(found.group(1)).substring(6));
        for (String text : found.group(2).replace("\"", "").split(", ")) {
          count++;
          assertThat(ShippedRules.shared().consultCodes(List.of(new Code(field, text))))
              .as(vendor + " " + field + " " + text)
              .isEmpty();
        }
      }
      assertThat(count).isPositive();
    }
  }
}
