package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.decision.Decision;
import org.sisimport.decision.RuleRef;
import org.sisimport.decision.RuleRef.Rank;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;
import org.sisimport.facts.Heading;
import org.sisimport.facts.Match;

class RuleSetTest {

  private final Path folder;

  RuleSetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everySittingIsSignedWithRuleFileLineAndStanding() {
    RuleHome home =
        new RuleHome(folder)
            .shared(
                "headings.drl",
                "// what it is",
                "rule \"Grade\" when $h : Heading( named( \"Grade\", \"GR\" ) )",
                "then decide.map( $h, Field.GRADE ); end")
            .shared(
                "grade-codes.drl",
                "rule \"TK\"",
                "when",
                "  $code : Code( field == Field.GRADE, is( \"TK\", \"T\" ) )",
                "then",
                "  decide.translate( $code, \"TK\" );",
                "end")
            .shared(
                "inactive-students.drl",
                "rule \"A student inactive with us is left alone\"",
                "when",
                "    $match : Match( existing.inactive )",
                "then",
                "    decide.skip( $match.student(), \"inactive: \" + $match.existing().inactiveReason()"
                    + " );",
                "end");
    RuleSet rules = home.load();

    Heading heading = Facts.heading("gr");
    assertThat(rules.consultHeadings(List.of(heading, Facts.heading("Other"))))
        .containsExactly(
            new Decision.MapHeading(
                new RuleRef("Grade", "rules/headings.drl", 2, Rank.SHARED), heading, Field.GRADE));
    Code code = new Code(Field.GRADE, "t");
    assertThat(rules.consultCodes(List.of(code, new Code(Field.GENDER, "T"))))
        .containsExactly(
            new Decision.Translate(
                new RuleRef("TK", "rules/grade-codes.drl", 1, Rank.SHARED), code, "TK"));
    Match gone = Facts.match(2, Map.of(), Facts.existing(true, Map.of()));
    Match here = Facts.match(3, Map.of(), Map.of());
    assertThat(rules.consultStudents(List.of(gone, here)))
        .containsExactly(
            new Decision.Skip(
                new RuleRef(
                    "A student inactive with us is left alone",
                    "rules/inactive-students.drl",
                    1,
                    Rank.SHARED),
                gone.student(),
                "inactive: moved"));
    assertThat(rules.rules()).hasSize(3);
  }
}
