package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.decision.Verdict;

/** {@code rules/school-of-attendance.drl}. */
class ShippedSchoolRulesTest {

  private static final String CHILD =
      "SSID=9900000001, LAST_NAME=Ruiz, FIRST_NAME=Ana, BIRTHDATE=2015-03-02";

  private final InventedNight night =
      new InventedNight()
          .school("9900011", null, "Oak", false)
          .school("9900001", "P1", "Preschool", false)
          .school("9900001", "P2", "Infants", true)
          .school("9900001", "P3", "Transition", false)
          .school("9900005", "Q1", "North", false)
          .school("9900005", "Q2", "South", false);

  @ParameterizedTest(name = "assigned {0}, row {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing       | 9900011       | Oak       | false
          9900001 at P1 | 9900011       | Oak       | false
          9900011       | 9900011       | stay      | false
          9900001 at P1 | 9900001       | stay      | false
          9900001 at P1 | 9900001 at P1 | stay      | false
          9900001 at P1 | 9900001 at P3 | Transition| false
          9900001 at P1 | 9900001 at XX | stay      | false
          9900011       | 9900001 at P3 | Transition| false
          nothing       | 9900001 at P1 | Preschool | false
          9900011       | 9900001       | Infants   | true
          9900011       | 9900001 at XX | Infants   | true
          9900011       | 9900005       | stay      | true
          9900011       | 9900005 at Q2 | South     | false
          9900011       | 9900099       | stay      | true
          9900099       | 9900099       | stay      | false
          nothing       | 9900099       | stay      | true
          9900011       | 0000001       | stay      | true
          9900011       | 0000002       | stay      | true
          """)
  void theCodeTheSiteCodeAndTheDefaultDecide(
      String assigned, String row, String school, boolean told) {
    night.ours(CHILD + (assigned.equals("nothing") ? "" : ", " + place(assigned)));
    Verdict verdict = night.decide(CHILD + ", " + place(row));
    assertThat(VerdictText.school(verdict)).isEqualTo(school);
    assertThat(verdict.warnings()).hasSize(told ? 1 : 0);
    assertThat(verdict.row()).isNull();
  }

  @Test
  void aSharedCodeThatTookTheDefaultAsksAPersonToCheck() {
    Verdict verdict = night.ours(CHILD).decide(CHILD + ", " + place("9900001"));
    assertThat(verdict.warnings().get(0).because())
        .contains("9900001", "Infants", "Please check which school it is");
  }

  @Test
  void aCodeOfNoSchoolIsNamed() {
    Verdict verdict = night.ours(CHILD).decide(CHILD + ", " + place("9900099"));
    assertThat(verdict.warnings().get(0).because()).contains("9900099", "schools.csv");
  }

  @ParameterizedTest
  @CsvSource({"0000001, non-public", "0000002, private"})
  void whatCalpadsIsToldInsteadOfASchoolIsExplained(String code, String kind) {
    Verdict verdict = night.ours(CHILD).decide(CHILD + ", " + place(code));
    assertThat(verdict.warnings().get(0).because())
        .contains(code, "CALPADS", kind, "Send the seven-digit code of that school");
  }

  @Test
  void aDistrictThatListsSuchACodeAsASchoolHasItAssigned() {
    night.school("0000001", null, "Every non-public school", false).ours(CHILD);
    Verdict verdict = night.decide(CHILD + ", " + place("0000001"));
    assertThat(VerdictText.school(verdict)).isEqualTo("Every non-public school");
    assertThat(verdict.warnings()).isEmpty();
  }

  @Test
  void aNewStudentGetsTheSchoolOfTheCodeToo() {
    Verdict verdict =
        night.creates("SPED").decide(CHILD + ", DESIGNATION=SPED, " + place("9900005 at Q1"));
    assertThat(VerdictText.row(verdict)).isEqualTo("create");
    assertThat(VerdictText.school(verdict)).isEqualTo("North");
  }

  @Test
  void aRowThatNamesNoSchoolAsksNothing() {
    Verdict verdict = night.ours(CHILD + ", " + place("9900011")).decide(CHILD);
    assertThat(VerdictText.school(verdict)).isEqualTo("nothing");
  }

  private static String place(String codeAndSite) {
    String[] parts = codeAndSite.split(" at ");
    return "SCHOOL_OF_ATTENDANCE=" + parts[0] + (parts.length > 1 ? ", SITE_CODE=" + parts[1] : "");
  }
}
