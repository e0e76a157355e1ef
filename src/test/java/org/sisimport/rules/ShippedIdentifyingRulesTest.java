package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.Field;

/** {@code rules/identifying-fields.drl} and {@code rules/other-fields.drl}, rows found by SSID. */
class ShippedIdentifyingRulesTest {

  private static final String CHILD =
      "SSID=9900000001, LOCAL_STUDENT_ID=71, LAST_NAME=Ruiz, FIRST_NAME=Ana, BIRTHDATE=2015-03-02";

  private static final Set<Field> NOT_ORDINARY =
      EnumSet.of(
          Field.SSID,
          Field.LOCAL_STUDENT_ID,
          Field.LAST_NAME,
          Field.FIRST_NAME,
          Field.BIRTHDATE,
          Field.SCHOOL_OF_ATTENDANCE,
          Field.SITE_CODE,
          Field.RFEP_DATE,
          Field.DESIGNATION,
          Field.PREFERRED_FIRST_NAME,
          Field.PREFERRED_LAST_NAME);

  private final InventedNight night = new InventedNight().ours(CHILD);

  @ParameterizedTest(name = "{0}, local id 72, {1} {2}, {3}")
  @CsvSource({
    "alone,  Ruiz,  Ana,  2015-03-02, update, nothing",
    "alone,  Gomez, Ana,  2015-03-02, update, keep",
    "alone,  Gomez, Bea,  2015-03-02, keep, keep",
    "alone,  Ruiz,  Ana,  2015-03-03, keep, nothing",
    // with the names too, what is said of all of them counts
    "both,   Gomez, Ana,  2015-03-02, update, update",
    "both,   Gomez, Bea,  2015-03-02, keep, keep"
  })
  void theLocalIdFollowsAloneWhereTheDistrictHasOptedInToIt(
      String optedIn,
      String last,
      String first,
      String birthdate,
      String ofLocalId,
      String ofLast) {
    InventedNight alone = night.optedInToLocalId();
    Verdict verdict =
        (optedIn.equals("both") ? alone.optedIn() : alone)
            .decide(
                "SSID=9900000001, LOCAL_STUDENT_ID=72, LAST_NAME="
                    + last
                    + ", FIRST_NAME="
                    + first
                    + ", BIRTHDATE="
                    + birthdate);
    assertThat(VerdictText.field(verdict, Field.LOCAL_STUDENT_ID)).isEqualTo(ofLocalId);
    assertThat(VerdictText.field(verdict, Field.LAST_NAME)).isEqualTo(ofLast);
  }

  @ParameterizedTest(name = "opted in {0}, local id {1}, {2} {3}, {4}")
  @CsvSource({
    // the same birth date and at least one of the three
    "true,  72, Ruiz,  Ana,  2015-03-02, update, nothing, nothing",
    "true,  71, Gomez, Ana,  2015-03-02, nothing, update, nothing",
    "true,  71, Ruiz,  Anna, 2015-03-02, nothing, nothing, update",
    "true,  71, Gomez, Bea,  2015-03-02, nothing, update, update",
    "true,  72, Gomez, Ana,  2015-03-02, update, update, nothing",
    "true,  72, Ruiz,  Bea,  2015-03-02, update, nothing, update",
    "true,  71, RUÍZ,  Ana,  2015-03-02, nothing, update, nothing",
    // all three differ
    "true,  72, Gomez, Bea,  2015-03-02, keep, keep, keep",
    // the birth date differs
    "true,  72, Gomez, Ana,  2015-03-03, keep, keep, nothing",
    "true,  71, Ruiz,  Anna, 2015-03-03, nothing, nothing, keep",
    // not opted in
    "false, 72, Ruiz,  Ana,  2015-03-02, keep, nothing, nothing",
    "false, 71, Gomez, Ana,  2015-03-02, nothing, keep, nothing",
    "false, 71, Ruiz,  Anna, 2015-03-02, nothing, nothing, keep",
    "false, 72, Gomez, Bea,  2015-03-02, keep, keep, keep"
  })
  void localIdAndNamesFollowOnlyWhereOptedInAndCloseEnough(
      boolean optedIn,
      String localId,
      String last,
      String first,
      String birthdate,
      String ofLocalId,
      String ofLast,
      String ofFirst) {
    Verdict verdict =
        (optedIn ? night.optedIn() : night)
            .decide(
                "SSID=9900000001, LOCAL_STUDENT_ID="
                    + localId
                    + ", LAST_NAME="
                    + last
                    + ", FIRST_NAME="
                    + first
                    + ", BIRTHDATE="
                    + birthdate);
    assertThat(VerdictText.field(verdict, Field.LOCAL_STUDENT_ID)).isEqualTo(ofLocalId);
    assertThat(VerdictText.field(verdict, Field.LAST_NAME)).isEqualTo(ofLast);
    assertThat(VerdictText.field(verdict, Field.FIRST_NAME)).isEqualTo(ofFirst);
    assertThat(VerdictText.row(verdict)).isEqualTo("go on");
  }

  @Test
  void namesStayWhereTheFileHasNoReadableBirthdate() {
    Verdict verdict =
        night
            .optedIn()
            .withoutBirthdates()
            .decide("SSID=9900000001, LAST_NAME=Gomez, FIRST_NAME=Ana");
    assertThat(VerdictText.field(verdict, Field.LAST_NAME)).isEqualTo("keep");
    assertThat(VerdictText.becauseOf(verdict, Field.LAST_NAME)).contains("birth date");
  }

  @Test
  void whatStaysSaysWhichOptionOrClosenessIsMissing() {
    String renamed = CHILD.replace("Ruiz", "Gomez");
    assertThat(VerdictText.becauseOf(night.decide(renamed), Field.LAST_NAME))
        .contains("update-identifying");
    night.optedIn();
    Verdict otherDate = night.decide(renamed.replace("2015-03-02", "2015-03-12"));
    assertThat(VerdictText.becauseOf(otherDate, Field.LAST_NAME))
        .contains("where the birth date is equal");
    Verdict allOther = night.decide(renamed.replace("Ana", "Bea").replace("=71", "=72"));
    assertThat(VerdictText.becauseOf(allOther, Field.LAST_NAME)).contains("all differ");
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "Bruno, 2017-08-09, hold", // another child's number
    "Bruno, 2015-03-02, go on", // twins, or a new first name
    "Ana,   2017-08-09, go on", // a corrected birth date
    "Anna,  2017-08-09, go on", // sounds the same
    "ÁNA,   2017-08-09, go on", // is the same without accent and case
  })
  void birthdateAndFirstNameThatBothDifferAreAnotherChilds(
      String first, String birthdate, String becomes) {
    for (InventedNight each : new InventedNight[] {night, night.optedIn()}) {
      Verdict verdict =
          each.decide(
              "SSID=9900000001, LAST_NAME=Ruiz, FIRST_NAME=" + first + ", BIRTHDATE=" + birthdate);
      assertThat(VerdictText.row(verdict)).isEqualTo(becomes);
    }
  }

  @Test
  void theBirthDateFollowsWithANotice() {
    Verdict verdict = night.decide(CHILD.replace("2015-03-02", "2015-03-12"));
    assertThat(VerdictText.field(verdict, Field.BIRTHDATE)).isEqualTo("update");
    assertThat(verdict.warnings())
        .singleElement()
        .extracting(w -> w.because())
        .asString()
        .contains("birth date");
  }

  @ParameterizedTest
  @CsvSource({"SPED, 504", "504, SPED", "SST, SPED", "-, SPED"})
  void theDesignationOfAStudentWhomWeHaveStaysAndADifferenceIsTold(String ours, String theirs) {
    InventedNight other =
        new InventedNight()
            .creates("SPED", "504", "SST")
            .optedIn()
            .ours(CHILD + (ours.equals("-") ? "" : ", DESIGNATION=" + ours));
    Verdict verdict = other.decide(CHILD + ", DESIGNATION=" + theirs);
    assertThat(VerdictText.field(verdict, Field.DESIGNATION)).isEqualTo("keep");
    assertThat(verdict.warnings()).hasSize(1);
  }

  @Test
  void theProgramOfTheFileIsNoDifference() {
    Verdict verdict =
        new InventedNight().fileOf("504").ours(CHILD + ", DESIGNATION=SPED").decide(CHILD);
    assertThat(verdict.warnings()).isEmpty();
    assertThat(VerdictText.field(verdict, Field.DESIGNATION)).isEqualTo("nothing");
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void everyOrdinaryFieldFollowsTheFile(Field field) {
    if (!NOT_ORDINARY.contains(field)) {
      Verdict verdict = night.decide(CHILD + ", " + field + "=09");
      assertThat(VerdictText.field(verdict, field)).isEqualTo("update");
      assertThat(verdict.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"true, update", "false, keep"})
  void preferredNamesFollowOnlyWhereTheDistrictUsesThem(boolean used, String becomes) {
    Verdict verdict =
        (used ? night.withPreferredNames() : night)
            .decide(CHILD + ", PREFERRED_FIRST_NAME=Annie, PREFERRED_LAST_NAME=R");
    assertThat(VerdictText.field(verdict, Field.PREFERRED_FIRST_NAME)).isEqualTo(becomes);
    assertThat(VerdictText.field(verdict, Field.PREFERRED_LAST_NAME)).isEqualTo(becomes);
  }

  @ParameterizedTest(name = "row {0}, ours {1}: {2}")
  @CsvSource({
    "RFEP, RFEP, update",
    "RFEP, EL, update",
    "RFEP, -, update",
    "-, RFEP, update",
    "EL, RFEP, drop",
    "EL, EL, drop",
    "EO, -, drop",
    "-, EL, drop",
    "-, -, drop"
  })
  void anRfepDateCountsOnlyWhereTheStatusIsRfep(String ofRow, String ofOurs, String becomes) {
    Verdict verdict =
        new InventedNight()
            .ours(CHILD + (ofOurs.equals("-") ? "" : ", ENGLISH_LEARNER=" + ofOurs))
            .decide(
                CHILD
                    + ", RFEP_DATE=2024-05-01"
                    + (ofRow.equals("-") ? "" : ", ENGLISH_LEARNER=" + ofRow));
    assertThat(VerdictText.field(verdict, Field.RFEP_DATE)).isEqualTo(becomes);
  }

  @Test
  void aRowThatSaysTheSameDecidesNothing() {
    assertThat(night.decide(CHILD)).isEqualTo(Verdict.NOTHING);
  }
}
