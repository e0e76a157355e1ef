package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rules make of headings and codes, with those of a vendor only where a district names it.
 */
class HeadingsAndCodesNightTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate";
  private static final String MARISOL = "1000000001,Alvarez,Marisol,2014-03-09";
  private static final String DANIEL = "1000000002,Okafor,Daniel,2013-11-21";
  private static final String LINH = "1000000003,Nguyen,Linh,2015-02-01";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  // ---- headings ----

  @ParameterizedTest
  @ValueSource(strings = {"Student Grade", "Grade", "STU.GR"})
  void twoHeadingsThatClaimOneFieldStopTheFileAndTheRuleItPrintsSettlesIt(String second) {
    home.ours(HEADER, MARISOL);
    home.send(HEADER + ",Grade," + second, MARISOL + ",05,06");

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.exit()).isEqualTo(3);
    Night.Notice notice = night.notices("two-headings-claim-one-field").get(0);
    assertThat(notice.message()).contains("\"Grade\"", "\"" + second + "\"", "Grade Level");
    home.rules("headings.drl", pasted(notice));
    Night settled = home.night();
    assertThat(settled.counts()).as(settled.run().logText()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
    // the rule ignores that heading and not whatever comes in its place
    home.send(
        HEADER + ",Race1," + (second.equals("Grade") ? "Gender" : "Grade"), MARISOL + ",700,X");
    assertThat(home.night().run().messages()).noneMatch(message -> message.contains("not needed"));
    assertThat(home.student("1000000001"))
        .containsEntry("Gender", second.equals("Grade") ? "X" : "");
  }

  @Test
  void unknownHeadingsAndCodesPrintTheRuleThatSettlesThem() {
    home.ours(HEADER, MARISOL, DANIEL, LINH);
    home.send(
        HEADER + ",Shoe \"Size\" (EU),Grade",
        MARISOL + ",36,P-4",
        DANIEL + ",37,P-4",
        LINH + ",38,\"\"\"13\"\"\"");

    Night night = home.night();

    assertThat(night.notices("unknown-heading"))
        .extracting(notice -> notice.count() + " " + notice.rows())
        .containsExactly("3 [2, 3, 4]");
    assertThat(night.notices("untranslated-code"))
        .extracting(notice -> notice.value() + " " + notice.count() + " " + notice.rows())
        .containsExactlyInAnyOrder("P-4 2 [2, 3]", "\"13\" 1 [4]");
    home.rules("headings.drl", pasted(night.notices("unknown-heading").get(0)));
    home.rules(
        "grade-codes.drl",
        night.notices("untranslated-code").stream()
            .map(notice -> pasted(notice).replace("OURS", "PS"))
            .filter(rule -> rule.contains("P-4"))
            .findFirst()
            .orElseThrow());
    assertThat(home.run("check", CODE)).extracting(HomeFixture.Answer::exit).isEqualTo(0);
    home.send(HEADER + ",Shoe \"Size\" (EU),Grade", MARISOL + ",36,P-4");
    Night settled = home.night();
    assertThat(settled.counts()).isEqualTo("1 read: 1 updated");
    assertThat(settled.run().notices()).isEmpty();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "PS");
  }

  @Test
  void headingRulesThatDisagreeRefuseTheFileAndBothAreNamed() {
    home.ours(HEADER, MARISOL);
    home.rules(
        "headings.drl",
        rule(
            "Level is the grade",
            "$h : Heading( named(\"Level\") )",
            "decide.map( $h, Field.GRADE )"),
        rule("Level is nothing", "$h : Heading( named(\"Level\") )", "decide.ignore( $h )"));
    home.send(HEADER + ",Level", MARISOL + ",05");

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.notices("heading-rules-disagree").get(0).message())
        .contains("Level is the grade", "Level is nothing", "districts/" + CODE);
  }

  // ---- codes ----

  @Test
  void codeRulesThatDisagreeLeaveTheValueOutAndBothAreNamed() {
    home.ours(HEADER + ",Grade Level", MARISOL + ",04");
    home.rules(
        "grade-codes.drl",
        rule(
            "5 is five",
            "$c : Code( field == Field.GRADE, is(\"5\") )",
            "decide.translate( $c, \"05\" )"),
        rule(
            "5 is six",
            "$c : Code( field == Field.GRADE, is(\"5\") )",
            "decide.translate( $c, \"06\" )"));
    home.send(HEADER + ",Grade,Gender", MARISOL + ",5,F");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001"))
        .containsEntry("Grade Level", "04")
        .containsEntry("Gender", "F");
    assertThat(night.notices("code-rules-disagree").get(0).message())
        .contains("5 is five", "5 is six");
  }

  @Test
  void aRuleThatSpeaksOfADigitGoesBeforeTheZeroThatItMayHaveLost() {
    home.ours(HEADER, MARISOL, DANIEL);
    home.rules(
        "grade-codes.drl",
        rule(
            "7 is adult",
            "$c : Code( field == Field.GRADE, is(\"7\") )",
            "decide.translate( $c, \"AD\" )"));
    home.send(HEADER + ",Grade", MARISOL + ", 7 ", DANIEL + ",8");

    home.night();

    assertThat(home.student("1000000001")).containsEntry("Grade Level", "AD");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "08");
  }

  @Test
  void codesThatNobodyCouldSourcePassAndAnswersThatAreNoneAreToldAndLeftOut() {
    String header =
        HEADER
            + ",School Type,Residential Status,Primary Language,Race1,Race2,Race3,School of Residence,District of Residence,Federal Ethnicity";
    home.ours(HEADER, MARISOL, DANIEL);
    home.send(
        header,
        MARISOL + ",77,88,zzz,500,800,900,1234567,7654321,500",
        DANIEL + ",7,ABC,99,100,600,700,,,501");

    Night night = home.night();

    assertThat(home.student("1000000001"))
        .containsEntry("School Type", "77")
        .containsEntry("Residential Status", "88")
        .containsEntry("Primary Language Code", "zzz")
        .containsEntry("Race1", "")
        .containsEntry("Race2", "")
        .containsEntry("Race3", "")
        .containsEntry("School of Residence", "1234567")
        .containsEntry("District of Geographic Residence", "7654321")
        .containsEntry("Federal Ethnicity", "Y");
    assertThat(home.student("1000000002"))
        .containsEntry("School Type", "07")
        .containsEntry("Primary Language Code", "99")
        .containsEntry("Federal Ethnicity", "N");
    assertThat(night.notices("untranslated-code"))
        .extracting(notice -> notice.field() + " " + notice.value())
        .containsExactlyInAnyOrder("Race1 500", "Race2 800", "Race3 900", "Residential Status ABC");
  }

  @ParameterizedTest
  @CsvSource({
    "aeries,          -1, TK, E,        EO",
    "aeries,          0,  KN, T,        TBD",
    "powerschool,     0,  KN, EO,       EO",
    "powerschool,     13, AD, EO,       EO",
    "infinite-campus, KG, KN, Pending,  TBD",
    ",                -1, '', E,        ''",
    ",                0,  '', Pending,  ''"
  })
  void codesOfOneSystemAreInForceOnlyForADistrictThatNamesIt(
      String vendor, String grade, String ours, String english, String oursOfEnglish) {
    home.settings("state: live", vendor == null ? "" : "vendor: " + vendor);
    home.ours(HEADER, MARISOL);
    home.send(HEADER + ",Grade,EL Status", MARISOL + "," + grade + "," + english);

    home.night();

    assertThat(home.student("1000000001"))
        .containsEntry("Grade Level", ours)
        .containsEntry("English Language Acquisition Status Code", oursOfEnglish);
  }

  private static String rule(String name, String pattern, String decision) {
    return "rule \"" + name + "\" when " + pattern + " then " + decision + "; end";
  }

  /** The rule that a notice prints. */
  private static String pasted(Night.Notice notice) {
    return notice.message().substring(notice.message().indexOf("\nrule \"") + 1);
  }
}
