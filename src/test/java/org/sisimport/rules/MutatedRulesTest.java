package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.Field;
import org.sisimport.facts.Unmatched;

/** Typing errors by the thousand: each is told, or the rule still is one that the engine takes. */
class MutatedRulesTest {

  private static final List<String> RULES =
      List.of(
          """
          when
            $m : Match( existing.inactive || !loose, student.grade in ( "KN" , "05" ) )
          then
            decide.hold( $m.student() , "because " + $m.existing().inactiveReason() );
          end""",
          """
          when
            $d : Difference( field == Field.GRADE && ours != null , $t : theirs != "05" )
          then
            decide.update( $d.match() , $d.field() , "from " + $d.ours() + " to " + $t );
          end""",
          """
          when
            Unmatched( $s : student , clear!.ssid == null || clear.ssid == "1" , stranger == false )
          then
            decide.hold( $s , "a" ); decide.drop( $s , Field.GRADE , "b" );
          end""",
          """
          when
            $r : Resemblance( score > 0.9 , !( otherGender && margin < 1 ) , student.row != 3 )
          then
            decide.doubt( $r , "row " + $r.student().row() );
          end""");
  private static final List<String> WORDS =
      List.of(
          "(",
          ")",
          ",",
          ".",
          "!.",
          "!",
          "==",
          "<",
          "&&",
          "||",
          "null",
          "true",
          "not",
          "in",
          "+",
          "contains",
          "\"x\"",
          "7",
          "0.5",
          "student",
          "existing",
          "grade",
          "row",
          "score",
          "field",
          "inactive",
          "Field.SSID",
          "GENDER",
          "$m",
          "$s",
          "$t",
          ".student()",
          ".match()",
          ";");

  private final Random random = new Random(20_261_121);

  @Test
  void isToldOrCompiles(@TempDir Path folder) {
    Set<String> accepted = new LinkedHashSet<>();
    int told = 0;
    for (int i = 0; i < 20_000; i++) {
      String mutated = mutated(RULES.get(i % RULES.size()));
      if (isAccepted(mutated)) {
        accepted.add(mutated);
      } else {
        told++;
      }
    }
    assertThat(told).isGreaterThan(10_000);
    assertThat(accepted).hasSizeGreaterThan(200);

    List<String> rules = new ArrayList<>();
    for (String rule : accepted) {
      if (rules.size() < 300) {
        rules.add("rule \"" + rules.size() + "\" " + rule);
      }
    }
    RuleHome home =
        new RuleHome(folder).shared("identifying-fields.drl", rules.toArray(String[]::new));
    assertThat(home.problems()).isEmpty();
    // no rule that passed falls over what is missing
    assertThat(home.load().consultStudents(factsWithGaps())).isNotEmpty();
  }

  private static List<Object> factsWithGaps() {
    return List.of(
        Facts.match(2, Map.of(), Map.of()),
        Facts.match(3, Map.of(Field.GRADE, "KN"), Facts.existing(true, Map.of())),
        Facts.difference(Field.GRADE, null, "05"),
        Facts.difference(Field.GRADE, "KN", "06"),
        Facts.unmatched(Map.of()),
        new Unmatched(
            Facts.row(4, Map.of()),
            Facts.DISTRICT,
            Facts.FILE,
            "9900002",
            Facts.existing(false, Map.of()),
            List.of()),
        Facts.resemblance(0.95));
  }

  private static boolean isAccepted(String rule) {
    RuleFile file =
        new RuleFile(
            "rules/identifying-fields.drl",
            Rank.SHARED,
            RuleFamily.IDENTIFYING_FIELDS,
            "rule \"a\" " + rule);
    Problems problems = new Problems(file.path());
    RuleUnit unit = RuleUnit.of(file, problems);
    return problems.all().isEmpty() && unit.rules().size() == 1;
  }

  private String mutated(String rule) {
    List<String> words = new ArrayList<>(List.of(rule.split("(?<=[\\s(),.;])|(?=[(),.;])")));
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      int at = random.nextInt(words.size());
      String word = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(4)) {
        case 0 -> words.remove(at);
        case 1 -> words.add(at, word);
        case 2 -> words.set(at, word);
        default -> words.add(at, words.get(random.nextInt(words.size())));
      }
    }
    return String.join("", words);
  }
}
