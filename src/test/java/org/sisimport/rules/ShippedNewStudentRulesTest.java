package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.Field;

/** {@code rules/new-students.drl} and {@code rules/inactive-students.drl}. */
class ShippedNewStudentRulesTest {

  private static final String CHILD =
      "SSID=9900000001, LAST_NAME=Ruiz, FIRST_NAME=Ana, BIRTHDATE=2015-03-02";

  private final InventedNight night = new InventedNight();

  @ParameterizedTest(name = "district creates {0}, row {1}, file {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -            | SPED | SPED | skip   | are not created from its files       | nothing
          -            | -    | SPED | skip   | are not created from its files       | nothing
          -            | -    | -    | skip   | are not created from its files       | nothing
          SPED         | SPED | -    | create | the row names the program SPED       | nothing
          SPED         | SPED | 504  | create | the row names the program SPED       | nothing
          SPED         | -    | SPED | create | the file holds only students         | set SPED
          SPED         | -    | -    | skip   | nothing tells the program            | nothing
          SPED         | 504  | -    | skip   | program 504 are not created          | nothing
          SPED         | 504  | SPED | skip   | program 504 are not created          | nothing
          SPED         | -    | 504  | skip   | program 504, the file's, are not     | nothing
          504          | -    | 504  | create | the file holds only students         | set 504
          504          | 504  | -    | create | the row names the program 504        | nothing
          504          | SPED | 504  | skip   | program SPED are not created         | nothing
          SPED,504,SST | SST  | -    | create | the row names the program SST        | nothing
          SPED,504,SST | -    | SST  | create | the file holds only students         | set SST
          SPED,504     | SST  | -    | skip   | program SST are not created          | nothing
          SPED,504     | 504  | SPED | create | the row names the program 504        | nothing
          """)
  void creationNeedsTheDistrictsWordAndAProofOfProgram(
      @Nullable String create,
      @Nullable String ofRow,
      @Nullable String ofFile,
      String becomes,
      String because,
      String designation) {
    if (create != null) {
      night.creates(create.split(","));
    }
    night.fileOf(ofFile);
    String row = ofRow == null ? CHILD : CHILD + ", DESIGNATION=" + ofRow;
    Verdict notOptedIn = night.decide(row);
    assertThat(VerdictText.row(notOptedIn)).isEqualTo(becomes);
    assertThat(VerdictText.because(notOptedIn)).contains(because);
    assertThat(VerdictText.field(notOptedIn, Field.DESIGNATION)).isEqualTo(designation);

    Verdict optedIn = night.optedIn().decide(row);
    assertThat(VerdictText.because(optedIn)).isEqualTo(VerdictText.because(notOptedIn));
    assertThat(VerdictText.row(optedIn)).isEqualTo(becomes);
  }

  @Test
  void aStudentOfAnotherDistrictIsSkippedWhateverElseHolds() {
    night.creates("SPED").optedIn().elsewhere("9900000001");
    night.ours("LAST_NAME=Ruiz, FIRST_NAME=Ana, BIRTHDATE=2015-03-02");
    Verdict verdict = night.decide(CHILD + ", DESIGNATION=SPED");
    assertThat(VerdictText.row(verdict)).isEqualTo("skip");
    assertThat(VerdictText.because(verdict)).contains("another district");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void aStudentOfAnotherDistrictIsAskedForWhereTheDistrictHasOptedInWhateverElseHolds(
      boolean optedIn, boolean birthdatesKnown) {
    night.creates("SPED").askingForTransfers().elsewhere("9900000001");
    night.ours("LAST_NAME=Ruiz, FIRST_NAME=Ana, BIRTHDATE=2015-03-02");
    InventedNight file = birthdatesKnown ? night : night.withoutBirthdates();
    Verdict verdict = (optedIn ? file.optedIn() : file).decide(CHILD + ", DESIGNATION=SPED");
    assertThat(VerdictText.row(verdict)).isEqualTo("ask");
  }

  @Test
  void whomNoOtherDistrictHasIsNotAskedFor() {
    Verdict verdict =
        night.creates("SPED").askingForTransfers().decide(CHILD + ", DESIGNATION=SPED");
    assertThat(VerdictText.row(verdict)).isEqualTo("create");
  }

  @Test
  void aStudentOfAnotherDistrictIsSkippedInAFileWithoutBirthdatesToo() {
    Verdict verdict =
        night.creates("SPED").elsewhere("9900000001").withoutBirthdates().decide(CHILD);
    assertThat(VerdictText.because(verdict)).contains("another district");
  }

  @ParameterizedTest
  @CsvSource({"true, SPED", "false, SPED", "true, SST", "false, SST"})
  void nobodyIsCreatedOrLooselyMatchedFromAFileWithoutBirthdates(boolean optedIn, String program) {
    night.creates("SPED").fileOf(program).withoutBirthdates();
    night.ours("LAST_NAME=Ruiz, FIRST_NAME=Ana, BIRTHDATE=2015-03-02");
    Verdict verdict =
        (optedIn ? night.optedIn() : night)
            .decide("SSID=9900000001, LAST_NAME=Ruiz, FIRST_NAME=Ana, DESIGNATION=SPED");
    assertThat(VerdictText.row(verdict)).isEqualTo("skip");
    assertThat(VerdictText.because(verdict)).contains("birth dates could not be read");
  }

  @Test
  void aFileWithoutBirthdatesStillUpdatesBySsid() {
    night.withoutBirthdates().ours(CHILD + ", GRADE=01");
    Verdict verdict = night.decide("SSID=9900000001, LAST_NAME=Ruiz, FIRST_NAME=Ana, GRADE=02");
    assertThat(VerdictText.row(verdict)).isEqualTo("go on");
    assertThat(VerdictText.field(verdict, Field.GRADE)).isEqualTo("update");
  }

  @ParameterizedTest(name = "{0}, date {1}: {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "Inactive, 2026-06-01, Not eligible, skip, The student is inactive here: Not eligible.",
        "Inactive, -, Exited, skip, The student is inactive here: Exited.",
        "Inactive, 2026-06-01, -, skip, 'The student is inactive here, without a reason on record.'",
        "Active, 2026-06-01, Exited, skip, The student is inactive here: Exited.",
        "Inactive, 2027-06-01, Exited, go on, ''",
        "Active, 2027-06-01, Exited, go on, ''",
        "Pending, -, Parent declined, go on, ''",
        "Active, -, -, go on, ''"
      })
  void studentsInactiveHereAreLeftAlone(
      String status,
      @Nullable LocalDate date,
      @Nullable String reason,
      String becomes,
      String because) {
    Verdict verdict = night.ours(CHILD, status, date, reason).decide(CHILD + ", GRADE=02");
    assertThat(VerdictText.row(verdict)).isEqualTo(becomes);
    assertThat(VerdictText.because(verdict)).isEqualTo(because);
  }

  @Test
  void anInactiveStudentIsLeftAloneAlsoWhereAnotherChildsNumberCame() {
    night.ours(CHILD, "Inactive", null, "Exited");
    Verdict verdict =
        night.decide("SSID=9900000001, LAST_NAME=Ruiz, FIRST_NAME=Bruno, BIRTHDATE=2017-08-09");
    assertThat(VerdictText.row(verdict)).isEqualTo("skip");
  }

  @ParameterizedTest
  @CsvSource({"RFEP, nothing", "EL, drop", "-, drop"})
  void aNewStudentHasAnRfepDateOnlyWhereTheRowSaysRfep(String status, String becomes) {
    night.creates("SPED").withPreferredNames();
    Verdict verdict =
        night.decide(
            CHILD
                + ", DESIGNATION=SPED, RFEP_DATE=2024-05-01"
                + (status.equals("-") ? "" : ", ENGLISH_LEARNER=" + status));
    assertThat(VerdictText.row(verdict)).isEqualTo("create");
    assertThat(VerdictText.field(verdict, Field.RFEP_DATE)).isEqualTo(becomes);
  }

  @ParameterizedTest
  @CsvSource({"true, nothing", "false, drop"})
  void aNewStudentHasPreferredNamesOnlyWhereTheDistrictUsesThem(boolean used, String becomes) {
    night.creates("SPED");
    Verdict verdict =
        (used ? night.withPreferredNames() : night)
            .decide(
                CHILD + ", DESIGNATION=SPED, PREFERRED_FIRST_NAME=Annie, PREFERRED_LAST_NAME=R");
    assertThat(VerdictText.field(verdict, Field.PREFERRED_FIRST_NAME)).isEqualTo(becomes);
    assertThat(VerdictText.field(verdict, Field.PREFERRED_LAST_NAME)).isEqualTo(becomes);
  }
}
