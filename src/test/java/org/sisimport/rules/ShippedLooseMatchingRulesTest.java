package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.decision.Verdict;
import org.sisimport.facts.Field;

/** {@code rules/identifying-fields.drl}, rows whose SSID we do not know. */
class ShippedLooseMatchingRulesTest {

  /** Ours: Jaden Garcia, born 2015-03-02, a boy. */
  @ParameterizedTest(name = "ours {0}, row {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id 71 | Jaden  Garcia 2015-03-02 M 71 | clear
          id 71 | JÁDEN  GARCIA 2015-03-02 M 71 | clear
          id 71 | Jadan  Garcia 2015-03-02 M 71 | clear
          id 71 | Jaden  Marcial 2015-03-02 M 71 | clear
          id 71 | Jaden  Garcia 2015-03-02 - 71 | clear
          id 71 | Jaden  Garcia 2015-03-02 M -  | clear
          id -  | Jaden  Garcia 2015-03-02 M 71 | clear
          id -  | Jaden  Garcia 2015-03-02 - -  | clear
          id -  | Jaden  Garsia 2015-03-02 M -  | clear
          id 71 | Jayden Garcia 2015-03-02 M 72 | doubt
          id 71 | Jayden Garcia 2015-03-02 M -  | doubt
          id -  | Jayden Garcia 2015-03-02 M -  | doubt
          id 71 | Jaden  Garcia 2015-03-02 M 72 | doubt
          id 71 | Jaden  Garcia 2015-03-02 F 71 | doubt
          id 71 | Jaden  Marcial 2015-03-02 F 71 | doubt
          id -  | Jaden  Garcia 2015-03-02 F -  | doubt
          id 71 | Garcia Jaden  2015-03-02 M 71 | doubt
          id -  | Garcia Jaden  2015-03-02 M -  | doubt
          id 71 | Bruno  Garcia 2015-03-02 M 71 | doubt
          id 71 | Jaden  Garcia 2015-02-03 M 71 | doubt
          id -  | Jaden  Garcia 2015-03-12 M -  | doubt
          id 71 | Jaden  Garcia 2013-11-27 M 71 | doubt
          id -  | Jaden  Garcia 2013-11-27 M -  | nothing
          id 71 | Bruno  Garcia 2015-03-02 M 72 | nothing
          id -  | Maria  Garcia 2015-03-02 F -  | nothing
          id 71 | Bruno  Lopez  2013-11-27 M 71 | nothing
          """)
  void onlyWhatIsCertainIsClear(String ours, String row, String says) {
    InventedNight night =
        new InventedNight()
            .ours(child("Jaden Garcia 2015-03-02 M " + ours.substring("id ".length())));
    assertThat(night.likeness("SSID=9900000009, " + child(row))).isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource({
    "Jaden Reyes,     Jaden Reies,     doubt", // sounds the same and is written otherwise
    "Jaden Hernandez, Jaden Fernandez, doubt", // is written nearly the same and sounds otherwise
    "Jaden Hernandez, Jaden Hernandes, clear"
  })
  void aLastNameMustBeWrittenAndSoundAlike(String ours, String row, String says) {
    InventedNight night = new InventedNight().ours(child(ours + " 2015-03-02 M -"));
    assertThat(night.likeness("SSID=9900000009, " + child(row + " 2015-03-02 M -")))
        .isEqualTo(says);
  }

  @Test
  void aRowThatTwoStudentsOfOursAreEquallyLikeIsHeld() {
    InventedNight night =
        new InventedNight()
            .optedIn()
            .creates("SPED")
            .ours(child("Jaden Garcia 2015-03-02 M -"))
            .ours(child("Jaden Garcia 2015-03-02 M -"));
    Verdict verdict =
        night.decide("SSID=9900000009, DESIGNATION=SPED, " + child("Jaden Garcia 2015-03-02 M -"));
    assertThat(VerdictText.row(verdict)).isEqualTo("hold");
  }

  /** Our twins: one has an SSID, the other has none yet. The row is the second one's first. */
  @ParameterizedTest(name = "local ids known {0}: {1}")
  @CsvSource({"true, go on", "false, hold"})
  void twinsWithNamesAlikeAreToldApartByTheLocalIdOrByAPerson(boolean idsKnown, String becomes) {
    String first = idsKnown ? "71" : "-";
    String second = idsKnown ? "72" : "-";
    InventedNight night =
        new InventedNight()
            .optedIn()
            .ours("SSID=9900000001, " + child("Jaden Garcia 2015-03-02 M " + first))
            .ours(child("Jayden Garcia 2015-03-02 M " + second));
    Verdict verdict =
        night.decide("SSID=9900000002, " + child("Jayden Garcia 2015-03-02 M " + second));
    assertThat(VerdictText.row(verdict)).isEqualTo(becomes);
    assertThat(VerdictText.field(verdict, Field.SSID)).isEqualTo(idsKnown ? "update" : "nothing");
  }

  @Test
  void theOtherTwinIsNotGivenTheSsidOfTheOneWhoHasNone() {
    InventedNight night =
        new InventedNight().optedIn().creates("SPED").ours(child("Jayden Garcia 2015-03-02 M 72"));
    Verdict verdict =
        night.decide("SSID=9900000001, DESIGNATION=SPED, " + child("Jaden Garcia 2015-03-02 M 71"));
    assertThat(VerdictText.row(verdict)).isEqualTo("hold");
  }

  /** What becomes of the row, by how it resembles, whether ours has an SSID, and the option. */
  @ParameterizedTest(name = "{0}, SSID {1}, opted in {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clear   | none  | true  | go on  |
          clear   | none  | false | hold   | no SSID yet
          clear   | other | true  | hold   | SSID differs
          clear   | other | false | create | New here
          doubt   | none  | true  | hold   | may be a student whom we have
          doubt   | none  | false | hold   | no SSID yet
          doubt   | other | true  | hold   | may be a student whom we have
          doubt   | other | false | create | New here
          nothing | none  | true  | create | New here
          nothing | none  | false | create | New here
          nothing | other | true  | create | New here
          nothing | other | false | create | New here
          """)
  void whoResemblesAStudentOfOursIsMatchedOrHeldAndNotCreated(
      String likeness, String ssid, boolean optedIn, String becomes, String because) {
    InventedNight night = new InventedNight().creates("SPED");
    night.ours(
        (ssid.equals("none") ? "" : "SSID=9900000001, ") + child("Jaden Garcia 2015-03-02 M 71"));
    if (optedIn) {
      night.optedIn();
    }
    String row =
        switch (likeness) {
          case "clear" -> "Jaden Garcia 2015-03-02 M 71";
          case "doubt" -> "Jayden Garcia 2015-03-02 M 72";
          default -> "Maria Lopez 2014-06-07 F 73";
        };
    String text = "SSID=9900000009, DESIGNATION=SPED, " + child(row);
    assertThat(night.likeness(text)).isEqualTo(likeness);
    Verdict verdict = night.decide(text);
    assertThat(VerdictText.row(verdict)).isEqualTo(becomes);
    assertThat(VerdictText.because(verdict)).contains(because == null ? "" : because);
  }

  /** Held whatever would become of a stranger: nobody created, no proof of program. */
  @Test
  void aRowLikeAStudentWithoutSsidIsHeldWhereNobodyIsCreated() {
    InventedNight night = new InventedNight().ours(child("Jaden Garcia 2015-03-02 M 71"));
    assertThat(
            VerdictText.row(
                night.decide("SSID=9900000009, " + child("Jaden Garcia 2015-03-02 M 71"))))
        .isEqualTo("hold");
    assertThat(
            VerdictText.row(
                night
                    .creates("SPED")
                    .decide("SSID=9900000009, " + child("Jayden Garcia 2015-03-02 M 72"))))
        .isEqualTo("hold");
  }

  @Test
  void aClearMatchGivesTheFirstSsidAndTheFieldsFollow() {
    InventedNight night =
        new InventedNight().optedIn().ours(child("Jaden Garcia 2015-03-02 M 71") + ", GRADE=PS");
    Verdict verdict =
        night.decide(
            "SSID=9900000009, GRADE=TK, DESIGNATION=SPED, "
                + child("Jaden Marcial 2015-03-02 M 71"));
    assertThat(VerdictText.row(verdict)).isEqualTo("go on");
    assertThat(VerdictText.field(verdict, Field.SSID)).isEqualTo("update");
    assertThat(VerdictText.field(verdict, Field.LAST_NAME)).isEqualTo("update");
    assertThat(VerdictText.field(verdict, Field.GRADE)).isEqualTo("update");
    assertThat(VerdictText.field(verdict, Field.DESIGNATION)).isEqualTo("keep");
  }

  @Test
  void aClearMatchToAnInactiveStudentIsLeftAlone() {
    InventedNight night =
        new InventedNight()
            .optedIn()
            .ours(child("Jaden Garcia 2015-03-02 M 71"), "Inactive", null, "Not eligible");
    assertThat(
            VerdictText.row(
                night.decide("SSID=9900000009, " + child("Jaden Garcia 2015-03-02 M 71"))))
        .isEqualTo("skip");
  }

  /** A district's own rule may call a student with an SSID a match. */
  @Test
  void aStudentWhoseSsidWouldChangeIsHeld() {
    InventedNight night =
        new InventedNight()
            .optedIn()
            .ours("SSID=9900000001, " + child("Jaden Garcia 2015-03-02 M 71"));
    Verdict verdict =
        night.decideAsLooseMatch("SSID=9900000009, " + child("Jaden Garcia 2015-03-02 M 71"));
    assertThat(VerdictText.row(verdict)).isEqualTo("hold");
    assertThat(VerdictText.because(verdict)).startsWith("SSID differs");
  }

  private static String child(String words) {
    String[] word = words.trim().split(" +");
    return "FIRST_NAME="
        + word[0]
        + ", LAST_NAME="
        + word[1]
        + ", BIRTHDATE="
        + word[2]
        + (word[3].equals("-") ? "" : ", GENDER=" + word[3])
        + (word[4].equals("-") ? "" : ", LOCAL_STUDENT_ID=" + word[4]);
  }
}
