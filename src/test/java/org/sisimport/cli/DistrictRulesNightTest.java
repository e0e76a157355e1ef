package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rules of a district: edited, contradicting, broken and hostile. */
class DistrictRulesNightTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate";
  private static final String MARISOL = "1000000001,Alvarez,Marisol,2014-03-09";
  private static final String DANIEL = "1000000002,Okafor,Daniel,2013-11-21";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  // ---- what a district decides ----

  @Test
  void anEditedRuleIsInForceTheNextNightAndADistrictsRuleStandsOverTheSharedOne() {
    home.ours(HEADER + ",Grade Level,Gender", MARISOL + ",04,F", DANIEL + ",06,M");
    home.rules(
        "other-fields.drl",
        rule(
            "Grades of this district stay",
            "$d : Difference( field == Field.GRADE )",
            "decide.keep( $d.match(), Field.GRADE, \"The district keeps its grades.\" )"));
    home.send(HEADER + ",Grade,Gender", MARISOL + ",05,X");

    Night kept = home.night();

    assertThat(home.student("1000000001"))
        .containsEntry("Grade Level", "04")
        .containsEntry("Gender", "X");
    assertThat(kept.notices("kept").get(0).message())
        .contains(
            "The district keeps its grades.", "districts/" + CODE + "/rules/other-fields.drl");

    // the other way round: what the shared rule keeps, the district lets follow
    home.rules(
        "identifying-fields.drl",
        rule(
            "Local ids follow here",
            "$d : Difference( field == Field.LOCAL_STUDENT_ID )",
            "decide.update( $d.match(), Field.LOCAL_STUDENT_ID, \"Agreed with the district.\" )"));
    home.send(HEADER + ",Student ID", MARISOL + ",777");
    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("Local Student ID", "777");
  }

  @Test
  void aRuleOfTheSameNameReplacesTheSharedOneForThatDistrictOnly() {
    home.settingsOf(OTHER_CODE, "state: live");
    home.write("districts/" + OTHER_CODE + "/schools.csv", "code,siteCode,name,default");
    home.ours(HEADER, MARISOL);
    home.oursOf(OTHER_CODE, HEADER, DANIEL);
    home.rules(
        "grade-codes.drl",
        rule(
            "K and KG are kindergarten",
            "$c : Code( field == Field.GRADE, is(\"KG\") )",
            "decide.translate( $c, \"TK\" )"));
    home.send(HEADER + ",Grade", MARISOL + ",K");
    home.sendTo(OTHER_CODE, "x_demographics.csv", HEADER + ",Grade", DANIEL + ",K");

    Night night = home.nightOfAll();

    assertThat(night.runs())
        .extracting(run -> run.district() + " " + run.counts())
        .containsExactly(CODE + " 1 read: 1 unchanged", OTHER_CODE + " 1 read: 1 updated");
    assertThat(night.runs().get(0).notices("untranslated-code")).hasSize(1);
  }

  @Test
  void studentRulesThatDisagreeHoldTheStudentAndNameBothRulesInEveryOrder() {
    String create =
        rule(
            "Strangers are created",
            "$row : Unmatched( otherDistrict == null )",
            "decide.set( $row.student(), Field.GRADE, \"05\", \"five\" ); decide.create( $row.student(), \"new\" )");
    String six =
        rule(
            "Strangers are in grade six",
            "$row : Unmatched( otherDistrict == null )",
            "decide.set( $row.student(), Field.GRADE, \"06\", \"six\" )");
    for (List<String> order : List.of(List.of(create, six), List.of(six, create))) {
      home.rules("new-students.drl", order.get(0), order.get(1));
      home.send(
          HEADER, DANIEL, "1000000009,Row,Of " + "AB".charAt(order.indexOf(six)) + ",2012-01-02");

      Night night = home.night();

      assertThat(night.counts()).isEqualTo("2 read: 2 held");
      assertThat(night.exit()).isZero();
      assertThat(night.notices("rules-disagree").get(0).message())
          .contains("Strangers are created", "Strangers are in grade six");
      assertThat(home.students()).isEmpty();
    }
    // alone, the district's rule stands over the shared one that skips
    home.rules("new-students.drl", create);
    home.send(HEADER, DANIEL);
    assertThat(home.night().counts()).isEqualTo("1 read: 1 created");
  }

  @Test
  void noRuleMayChangeAnSsidOrTheProgramOfAStudentWhomWeHave() {
    home.ours(HEADER + ",Designation", MARISOL + ",SPED");
    home.rules(
        "other-fields.drl",
        rule(
            "Programs follow",
            "$d : Difference( field == Field.DESIGNATION )",
            "decide.update( $d.match(), Field.DESIGNATION, \"wrong\" )"));
    home.rules(
        "identifying-fields.drl",
        rule(
            "SSIDs change",
            "$m : Match( loose )",
            "decide.set( $m.student(), Field.SSID, \"1000000009\", \"wrong\" )"));
    home.send(HEADER + ",Designation,Grade", MARISOL + ",504,05");

    Night night = home.night();

    assertThat(night.status()).isEqualTo("FAILED");
    assertThat(home.student("1000000001"))
        .containsEntry("Designation", "SPED")
        .containsEntry("Grade Level", "");
    assertThat(home.run("check", CODE).out())
        .contains("rule \"Programs follow\"", "rule \"SSIDs change\"");
  }

  // ---- broken rules ----

  @Test
  void aBrokenRuleFileLeavesTheLastGoodSetInForceAndSaysSo() {
    home.ours(HEADER, MARISOL);
    home.rules(
        "grade-codes.drl",
        rule(
            "13 is adult",
            "$c : Code( field == Field.GRADE, is(\"13\") )",
            "decide.translate( $c, \"AD\" )"));
    home.send(HEADER, MARISOL);
    home.night();
    home.rules(
        "grade-codes.drl",
        rule(
            "13 is adult",
            "$c : Code( field == Field.GRAD, is(\"13\") )",
            "decide.translate( $c, \"US\" )"));
    home.send(HEADER + ",Grade", MARISOL + ",13");

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.exit()).isZero();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "AD");
    assertThat(night.notices("rule-file-broken").get(0).message())
        .contains("districts/" + CODE + "/rules/grade-codes.drl:2", "GRAD");
    assertThat(night.run().logText()).contains("grade-codes.drl:2");
    assertThat(home.run("check", CODE).exit()).isEqualTo(2);
  }

  @Test
  void aBrokenRuleFileWithoutALastGoodSetFailsTheDistrictsFileOnly() {
    home.settingsOf(OTHER_CODE, "state: live");
    home.write("districts/" + OTHER_CODE + "/schools.csv", "code,siteCode,name,default");
    home.ours(HEADER, MARISOL);
    home.rules("grade-codes.drl", "rule \"Nothing\" when Coat() then end");
    var file = home.send(HEADER + ",Grade", MARISOL + ",05");
    home.sendTo(OTHER_CODE, "x_demographics.csv", HEADER, DANIEL);

    Night night = home.nightOfAll();

    assertThat(night.exit()).isEqualTo(3);
    assertThat(night.runs())
        .extracting(run -> run.district() + " " + run.status() + " " + run.counts())
        .containsExactly(CODE + " FAILED 0 read", OTHER_CODE + " APPLIED 1 read: 1 skipped");
    assertThat(night.runs().get(0).logText()).contains("grade-codes.drl:2");
    assertThat(file).exists();
    assertThat(home.preview().exit()).isEqualTo(3);

    home.rules("grade-codes.drl", "// mended");
    Night again = home.night();
    assertThat(again.status()).isEqualTo("APPLIED");
    assertThat(again.counts()).isEqualTo("1 read: 1 updated");
  }

  @Test
  void aRuleFileThatCallsJavaIsNeverCompiled() {
    home.rules(
        "other-fields.drl",
        "rule \"Harmless\" when $d : Difference( field == Field.GRADE ) then",
        "  System.setProperty(\"sisimport.breached\", \"yes\");",
        "  decide.keep( $d.match(), Field.GRADE, \"no\" );",
        "end");
    home.ours(HEADER, MARISOL);
    home.send(HEADER + ",Grade", MARISOL + ",05");

    Night night = home.night();

    assertThat(night.status()).isEqualTo("FAILED");
    assertThat(night.run().logText()).contains("other-fields.drl:3");
    assertThat(System.getProperty("sisimport.breached")).isNull();
  }

  @Test
  void whatIsWrongWithADistrictsRulesIsAnErrorOfCheckWithFileAndLine() {
    home.rules("my-own.drl", "// another name");
    home.rules(
        "grade-codes.drl",
        "package our.own;",
        "import org.sisimport.facts.*;",
        rule(
            "Into nothing",
            "$c : Code( field == Field.GRADE, is(\"5\") )",
            "decide.translate( $c, \"5TH\" )"));

    HomeFixture.Answer check = home.run("check", CODE);

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.out().lines().toList())
        .anyMatch(line -> line.startsWith("districts/" + CODE + "/rules/my-own.drl"))
        .anyMatch(
            line ->
                line.startsWith("districts/" + CODE + "/rules/grade-codes.drl:4")
                    && line.contains("5TH"));
  }

  @Test
  void checkTellsWhatEachRuleOfADistrictReplacesOrAdds() {
    home.rules(
        "grade-codes.drl",
        rule(
            "Adult in words",
            "$c : Code( field == Field.GRADE, is(\"grown up\") )",
            "decide.translate( $c, \"AD\" )"),
        rule(
            "preschol  in words",
            "$c : Code( field == Field.GRADE, is(\"pre\") )",
            "decide.translate( $c, \"PS\" )"),
        rule(
            "13 is adult",
            "$c : Code( field == Field.GRADE, is(\"13\") )",
            "decide.translate( $c, \"AD\" )"),
        rule(
            "CALPADS grade levels are ours",
            "$c : Code( field == Field.GRADE, is(\"05\") )",
            "decide.translate( $c, \"05\" )"));
    home.rules(
        "receivers/school-system.drl",
        rule(
            "An exit is told with its Date.",
            "$student : OurStudent( leftOn != null )",
            "decide.write( $student, \"Inactive Date\", $student.leftOn() )"));
    String own = "districts/9900001/rules/";

    HomeFixture.Answer check = home.run("check", CODE);

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out())
        .contains(
            own
                + "grade-codes.drl:2: replaces the shared rule "
                + named("Adult in words", "rules/grade-codes.drl")
                + "\n",
            own + "grade-codes.drl:3: adds the rule \"preschol  in words\"\n",
            own + "grade-codes.drl:4: adds the rule \"13 is adult\"\n",
            own
                + "grade-codes.drl:5: replaces the shared rule "
                + named("CALPADS grade levels are ours", "rules/grade-codes.drl")
                + " and the rule "
                + named("CALPADS grade levels are ours", "rules/vendors/oneroster.drl")
                + "\n",
            own
                + "receivers/school-system.drl:2: adds the rule \"An exit is told with its Date.\"\n",
            "hint: "
                + own
                + "grade-codes.drl:3: the rule \"preschol  in words\" replaces nothing: its name is"
                + " nearly that of "
                + named("Preschool in words", "rules/grade-codes.drl")
                + ", and only a rule of the very same name replaces it\n",
            "hint: "
                + own
                + "receivers/school-system.drl:2: the rule \"An exit is told with its Date.\" replaces"
                + " nothing: its name is nearly that of "
                + named("An exit is told with its date", "rules/receivers/school-system.drl"));
    assertThat(check.out().lines().filter(line -> line.startsWith("hint: " + own))).hasSize(2);
    assertThat(home.run("check", CODE, "--json").out())
        .contains(
            "\"rules\":[{\"file\":\"districts/9900001/rules/grade-codes.drl\",\"line\":2,\"rule\":"
                + "\"Adult in words\",\"replaces\":[\""
                + named("Adult in words", "rules/grade-codes.drl").replace("\"", "\\\"")
                + "\"]},");
    assertThat(home.run("check").out())
        .contains("hint: " + own + "grade-codes.drl:3: ")
        .doesNotContain("adds the rule");
  }

  /** A shipped rule as messages name it, with its line. */
  private String named(String rule, String file) {
    List<String> lines = home.read(home.path(file)).lines().toList();
    return "\"" + rule + "\" (" + file + ":" + (lines.indexOf("rule \"" + rule + "\"") + 1) + ")";
  }

  @Test
  void namesThatDifferByADigitAreDifferentRules() {
    home.sharedRules(
        "grade-codes.drl",
        rule(
            "Grade 13",
            "$c : Code( field == Field.GRADE, is(\"13\") )",
            "decide.translate( $c, \"AD\" )"));
    home.rules(
        "grade-codes.drl",
        rule(
            "Grade 14",
            "$c : Code( field == Field.GRADE, is(\"14\") )",
            "decide.translate( $c, \"AD\" )"));

    assertThat(home.run("check", CODE).out())
        .contains("adds the rule \"Grade 14\"")
        .doesNotContain("nearly");
  }

  @Test
  void aFileWithoutTheStandardHeaderIsInForceAndSoIsOneWithIt() {
    home.ours(HEADER, MARISOL, DANIEL);
    home.rules(
        "grade-codes.drl",
        "package our.own;",
        "import org.sisimport.facts.*;",
        "global Decide decide;",
        rule(
            "13 is adult",
            "$c : Code( field == Field.GRADE, is(\"13\") )",
            "decide.translate( $c, \"AD\" )"));
    home.sharedRules(
        "grade-codes.drl",
        rule(
            "14 is ungraded",
            "$c : Code( field == Field.GRADE, is(\"14\") )",
            "decide.translate( $c, \"US\" )"));
    home.send(HEADER + ",Grade", MARISOL + ",13", DANIEL + ",14");

    home.night();

    assertThat(home.student("1000000001")).containsEntry("Grade Level", "AD");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "US");
  }

  private static String rule(String name, String pattern, String decision) {
    return "rule \"" + name + "\" when " + pattern + " then " + decision + "; end";
  }
}
