package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.decision.Decision;
import org.sisimport.decision.Settlement;
import org.sisimport.facts.Code;
import org.sisimport.facts.Field;

/** The code rules of {@code rules} and {@code rules/vendors}. */
class ShippedCodesTest {

  private static final String NONE = "none";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GRADE              | IN TD PS TK KN 01 02 03 04 05 06 07 08 09 10 11 12 UE US AD
          GENDER             | M F X
          ETHNICITY          | Y N
          RACE_1             | 100 200 201 202 203 204 205 206 207 208 299 300 301 302 303 304 399 400 600 700
          RACE_2             | 100 200 201 202 203 204 205 206 207 208 299 300 301 302 303 304 399 400 600 700
          RACE_3             | 100 200 201 202 203 204 205 206 207 208 299 300 301 302 303 304 399 400 600 700
          ENGLISH_LEARNER    | EO EL IFEP RFEP TBD
          PRIMARY_LANGUAGE   | 00 01 37 99 SPA ENG
          MIGRANT            | Y N
          RESIDENTIAL_STATUS | 10 72 90
          SCHOOL_TYPE        | 10 70 72
          DESIGNATION        | SPED 504 SST
          """)
  void ourOwnCodesAreThemselvesInCapitalsAndSmallLetters(Field field, String codes) {
    for (String code : codes.split(" ")) {
      assertThat(ours(field, code, ShippedRules.shared())).isEqualTo(code);
      assertThat(ShippedRules.shared().isValue(field, code)).as(code).isTrue();
      if (field != Field.PRIMARY_LANGUAGE) {
        assertThat(ours(field, code.toLowerCase(Locale.ROOT), ShippedRules.shared()))
            .isEqualTo(code);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GRADE, K, KN",
    "GRADE, KG, KN",
    "GRADE, Kindergarten, KN",
    "GRADE, Transitional Kindergarten, TK",
    "GRADE, Preschool, PS",
    "GRADE, Infant, IN",
    "GRADE, Toddler, TD",
    "GRADE, Ungraded Elementary, UE",
    "GRADE, Ungraded Secondary, US",
    "GRADE, Adult, AD",
    "ENGLISH_LEARNER, LEP, EL",
    "ENGLISH_LEARNER, R-FEP, RFEP",
    "ENGLISH_LEARNER, Redesignated, RFEP",
    "ENGLISH_LEARNER, English Only, EO",
    "ENGLISH_LEARNER, I-FEP, IFEP",
    "ENGLISH_LEARNER, To Be Determined, TBD",
    "GENDER, Male, M",
    "GENDER, FEMALE, F",
    "GENDER, Nonbinary, X",
    "GENDER, Non-Binary, X",
    "ETHNICITY, 500, Y",
    "ETHNICITY, 501, N",
    "ETHNICITY, Yes, Y",
    "ETHNICITY, No, N",
    "ETHNICITY, TRUE, Y",
    "ETHNICITY, FALSE, N",
    "MIGRANT, YES, Y",
    "MIGRANT, No, N",
    "MIGRANT, TRUE, Y",
    "MIGRANT, FALSE, N",
    "PRIMARY_LANGUAGE, spa, spa",
    "DESIGNATION, sped, SPED",
    "DESIGNATION, Special Ed., SPED",
    "DESIGNATION, Special Education, SPED",
    "DESIGNATION, 144, SPED",
    "DESIGNATION, Section 504, 504",
    "DESIGNATION, 101, 504",
    "DESIGNATION, Student Study Team, SST"
  })
  void namesThatMeanTheSameEverywhereAreTranslated(Field field, String code, String ours) {
    assertThat(ours(field, code, ShippedRules.shared())).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GRADE              | 0 00 1 -1 -2 13 14 15 17 99 PK KF P3 P4 UG TKX K1
          ENGLISH_LEARNER    | ADEL FEP E L F R T Y N Pending
          GENDER             | N NB U T 1 2
          ETHNICITY          | 900 0 1 H
          RACE_1             | 500 501 800 900 999 99 2000
          RACE_2             | 500 800 900
          RACE_3             | 500 800 900
          PRIMARY_LANGUAGE   | 1 UU en 001 Spanish s1a
          MIGRANT            | 1 0 135
          RESIDENTIAL_STATUS | 1 A1 100
          SCHOOL_TYPE        | 7 X 100
          DESIGNATION        | SE Y 240 GATE 505
          """)
  void whatIsNoCodeOrNotTheSameEverywhereIsTranslatedByNoSharedRule(Field field, String codes) {
    for (String code : codes.split(" ")) {
      assertThat(ours(field, code, ShippedRules.shared())).as(code).isEqualTo(NONE);
      assertThat(ShippedRules.shared().isValue(field, code)).as(code).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "aeries, GRADE, -1, TK",
    "aeries, GRADE, 0, KN",
    "aeries, GRADE, 01, 01",
    "aeries, GRADE, -2, none",
    "aeries, GRADE, 13, none",
    "aeries, GRADE, 14, none",
    "aeries, GRADE, 18, none",
    "aeries, ENGLISH_LEARNER, E, EO",
    "aeries, ENGLISH_LEARNER, L, EL",
    "aeries, ENGLISH_LEARNER, F, IFEP",
    "aeries, ENGLISH_LEARNER, R, RFEP",
    "aeries, ENGLISH_LEARNER, T, TBD",
    "aeries, ENGLISH_LEARNER, EL, EL",
    "powerschool, GRADE, 0, KN",
    "powerschool, GRADE, 13, AD",
    "powerschool, GRADE, 14, AD",
    "powerschool, GRADE, 99, none",
    "powerschool, GRADE, -1, none",
    "powerschool, GRADE, -2, none",
    "powerschool, ETHNICITY, 1, Y",
    "powerschool, ETHNICITY, 0, N",
    "powerschool, MIGRANT, 1, Y",
    "powerschool, MIGRANT, 0, N",
    "powerschool, ENGLISH_LEARNER, E, none",
    "infinite-campus, GRADE, KG, KN",
    "infinite-campus, GRADE, 0, none",
    "infinite-campus, ENGLISH_LEARNER, Pending, TBD",
    "infinite-campus, ENGLISH_LEARNER, Exited LEP, RFEP",
    "infinite-campus, ENGLISH_LEARNER, Not EL, EO",
    "infinite-campus, GENDER, N, X",
    "oneroster, GRADE, IT, IN",
    "oneroster, GRADE, PR, PS",
    "oneroster, GRADE, PK, PS",
    "oneroster, GRADE, TK, TK",
    "oneroster, GRADE, KG, KN",
    "oneroster, GRADE, 01, 01",
    "oneroster, GRADE, 12, 12",
    "oneroster, GRADE, PS, none",
    "oneroster, GRADE, 13, none",
    "oneroster, GRADE, UG, none",
    "oneroster, GRADE, Other, none",
    "oneroster, GENDER, male, M",
    "oneroster, GENDER, female, F",
    "oneroster, GENDER, other, X",
    "oneroster, GENDER, unspecified, none",
    "oneroster, ETHNICITY, true, Y",
    "oneroster, ETHNICITY, false, N",
    "oneroster, RACE_1, americanIndianOrAlaskaNative, 100",
    "oneroster, RACE_1, asian, 200",
    "oneroster, RACE_2, nativeHawaiianOrOtherPacificIslander, 300",
    "oneroster, RACE_3, blackOrAfricanAmerican, 600",
    "oneroster, RACE_3, white, 700"
  })
  void aVendorsCodesMeanWhatTheyMeanThere(String vendor, Field field, String code, String ours) {
    assertThat(ours(field, code, ShippedRules.with(vendor))).isEqualTo(ours);
  }

  private static String ours(Field field, String text, RuleSet rules) {
    List<String> said =
        Settlement.highest(rules.consultCodes(List.of(new Code(field, text)))).stream()
            .map(decision -> ((Decision.Translate) decision).ours())
            .distinct()
            .toList();
    return said.isEmpty() ? NONE : String.join(" or ", said);
  }
}
