package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.decision.Settlement;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.Difference;
import org.sisimport.facts.Field;
import org.sisimport.facts.Match;

/** The rules of {@code rules/vendors/oneroster.drl} about our students. */
class ShippedOneRosterRulesTest {

  @ParameterizedTest(name = "we have {0}, the package says {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {"-, 200, update", "201, 200, keep", "700, 200, keep", "700, 600, keep"})
  void racesFollowOnlyWhereWeHaveNone(@Nullable String ours, String theirs, String becomes) {
    Verdict verdict = verdict(Facts.difference(Field.RACE_1, ours, theirs));

    assertThat(VerdictText.field(verdict, Field.RACE_1)).isEqualTo(becomes);
  }

  @Test
  void aSecondRaceDoesNotComeBesideAFirstOfOurs() {
    Match match = Facts.match(2, Map.of(Field.RACE_2, "700"), Map.of(Field.RACE_1, "201"));

    Verdict verdict = verdict(new Difference(match, Field.RACE_2, null, "700"));

    assertThat(VerdictText.field(verdict, Field.RACE_2)).isEqualTo("keep");
    assertThat(VerdictText.becauseOf(verdict, Field.RACE_2)).contains("less finely");
  }

  @Test
  void theEthnicityFollowsAllTheSame() {
    Verdict verdict = verdict(Facts.difference(Field.ETHNICITY, "N", "Y"));

    assertThat(VerdictText.field(verdict, Field.ETHNICITY)).isEqualTo("update");
  }

  private static Verdict verdict(Difference difference) {
    return Settlement.settle(ShippedRules.with("oneroster").consultStudents(List.of(difference)));
  }
}
