package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.facts.Field;

/** What {@code check} says of an analyst's honest mistakes. */
class RuleProblemsTest {

  private final RuleHome home;

  RuleProblemsTest(@TempDir Path folder) {
    this.home = new RuleHome(folder);
  }

  @Test
  void aHomeWhoseFilesHoldNoRulesIsFine() {
    assertThat(home.problems()).isEmpty();
    assertThat(home.load().rules()).isEmpty();
  }

  @Test
  void aMisspelledNameIsToldWithItsLineAndTheNearestOne() {
    home.shared(
        "new-students.drl",
        "rule \"Property\"",
        "when",
        "  $u : Unmatched(",
        "    student.grad == \"05\",",
        "    distrct.createsAnyone )",
        "then",
        "  decide.create( $u.student(), \"b\" );",
        "end",
        "rule \"Fact\" when $u : Unmached( ) then decide.create( $u.student(), \"b\" ); end",
        "rule \"Verb\" when $u : Unmatched( )",
        "then decide.crate( $u.student(), \"b\" );",
        "  decide.drop( $u.student(), GRAD, \"b\" );",
        "  decide.drop( $u.studnt(), GRADE, \"b\" );",
        "  decide.drop( $v.student(), GRADE, \"b\" );",
        "end");
    String file = "rules/new-students.drl:";
    assertThat(home.problems())
        .containsExactly(
            file
                + "4: rule \"Property\": unknown property 'grad' of IncomingStudent; did you mean"
                + " 'grade'?",
            file
                + "5: rule \"Property\": unknown property 'distrct' of Unmatched; did you mean"
                + " 'district'?",
            file
                + "9: rule \"Fact\": 'Unmached' is no fact of this file; its rules look at"
                + " Unmatched; did you mean 'Unmatched'?",
            file
                + "11: rule \"Verb\": 'crate' is no verb of this file; its verbs are create,"
                + " requestTransfer, skip, hold, set, drop, warn; did you mean 'create'?",
            file + "12: rule \"Verb\": unknown constant 'GRAD' of Field; did you mean 'GRADE'?",
            file
                + "13: rule \"Verb\": unknown property 'studnt' of Unmatched; did you mean"
                + " 'student'?",
            file + "14: rule \"Verb\": unknown variable $v; did you mean '$u'?");
  }

  @Test
  void aComparisonWithWhatIsNoValueOfAFieldIsToldForItWouldNeverBeMet() {
    home.shared(
        "demographic-codes.drl",
        "rule \"designations\"",
        "when $c : Code( field == Field.DESIGNATION, is(\"SPED\", \"504\") )",
        "then decide.translate( $c, $c.upper() ); end");
    home.shared(
        "other-fields.drl",
        "rule \"one\"",
        "when $m : Match( student.designation == \"144x\" )",
        "then decide.hold( $m.student(), \"b\" ); end",
        "rule \"two\"",
        "when $m : Match( $s : student, existing.designation != \"504\",",
        "  $s.designation not in (\"SPED\", \"SST\"), student.gender == \"Q\", student.lastName == \"x\" )",
        "then decide.hold( $m.student(), \"b\" ); end");

    assertThat(home.problems())
        .containsExactly(
            "rules/other-fields.drl:2: rule \"one\": \"144x\" is no value of Designation, so that"
                + " the condition tells nobody apart; its values are SPED 504",
            "rules/other-fields.drl:6: rule \"two\": \"SST\" is no value of Designation, so that"
                + " the condition tells nobody apart; its values are SPED 504");
  }

  @Test
  void whatMayBeMissingMustBeAskedForFirst() {
    home.shared(
        "school-of-attendance.drl",
        "rule \"a\" when $c : SchoolChoice( bySiteCode.name == \"Oak\" ) then decide.stay( $c, \"b\" );"
            + " end",
        "rule \"b\" when $c : SchoolChoice( ) then decide.school( $c, $c.only(), \"b\" ); end",
        "rule \"c\" when $c : SchoolChoice( only == null )",
        "then decide.school( $c, $c.only(), \"b\" ); end",
        "rule \"d\" when $c : SchoolChoice( current == only, !( bySiteCode == null ) )",
        "then decide.school( $c, $c.bySiteCode(), \"b\" ); decide.stay( $c, $c.only().name() ); end",
        "rule \"e\" when $c : SchoolChoice( !( bySiteCode!.name == null ) )",
        "then decide.school( $c, $c.bySiteCode(), \"b\" ); end",
        "rule \"f\" when $c : SchoolChoice( shared || bySiteCode != null )",
        "then decide.school( $c, $c.bySiteCode(), \"b\" ); end");
    assertThat(home.problems())
        .extracting(problem -> problem.replace("rules/school-of-attendance.drl:", ""))
        .containsExactly(
            "1: rule \"a\": 'bySiteCode' may be missing: write bySiteCode!.name, or add bySiteCode"
                + " != null before it",
            "2: rule \"b\": 'only' may be missing: add only != null to the conditions",
            "4: rule \"c\": 'only' may be missing: add only != null to the conditions",
            "6: rule \"d\": 'only' may be missing: add only != null to the conditions",
            "8: rule \"e\": 'bySiteCode' may be missing: add bySiteCode != null to the conditions",
            "10: rule \"f\": 'bySiteCode' may be missing: add bySiteCode != null to the conditions");
  }

  @Test
  void oneNameStandsForOneRuleOfAFile() {
    String rule = "rule \"a\" when $h : Heading( ) then decide.ignore( $h ); end";
    home.shared("headings.drl", rule, "", rule);
    assertThat(home.problems())
        .containsExactly(
            "rules/headings.drl:3: rule \"a\": the name stands already in line 1; give it another");
  }

  @Test
  void aRuleAfterABrokenOneIsCheckedToo() {
    home.shared(
        "headings.drl",
        "rule \"a\" when $h : Heading( ) then decide.ignore( $h )",
        "rule \"b\" when $h : Heading( x ) then decide.ignore( $h ); end",
        "rule \"c\" when $h : Heading( y ) then decide.ignore( $h ); end");
    assertThat(home.problems())
        .extracting(problem -> problem.substring(0, problem.indexOf("\":")))
        .containsExactly(
            "rules/headings.drl:2: rule \"a",
            "rules/headings.drl:2: rule \"b",
            "rules/headings.drl:3: rule \"c");
  }

  @Test
  void manyBrokenRulesSpoilNoneAfterThem() {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      rules.append("rule \"" + i + "\" when $h : Heading( named( named( + ) ) ) then end\n");
    }
    rules.append("rule \"good\" when $h : Heading( named( \"a\" ) ) then decide.ignore( $h ); end");
    home.shared("headings.drl", rules.toString());
    assertThat(home.problems()).hasSize(30).allMatch(problem -> problem.contains("'+'"));
  }

  @Test
  void aTranslationIntoNoValueOfTheFieldIsAProblem() {
    home.shared(
        "grade-codes.drl",
        "rule \"same\" when $c : Code( field == GRADE, is( \"KN\", \"TK\", \"05\" ) )",
        "then decide.translate( $c, $c.upper() ); end",
        "rule \"K\" when $c : Code( field == GRADE, is( \"K\" ) )",
        "then decide.translate( $c, \"KN\" ); end",
        "rule \"T\" when $c : Code( field == GRADE, is( \"T\" ) )",
        "then decide.translate( $c, \"TKX\" ); end");
    home.shared(
        "demographic-codes.drl",
        "rule \"digits\" when $c : Code( field == SCHOOL_TYPE, twoDigits )",
        "then decide.translate( $c, $c.text() ); end",
        "rule \"one\" when $c : Code( field in ( SCHOOL_TYPE, GRADE ), is( \"five\" ) )",
        "then decide.translate( $c, \"77\" ); end");
    home.write(
        "rules/vendors/aeries.drl",
        "rule \"text\" when $c : Code( field == LAST_NAME ) then decide.translate( $c, \"x\" ); end");
    home.district(
        "new-students.drl",
        "rule \"set\" when $u : Unmatched( student.grade == null )",
        "then decide.set( $u.student(), GRADE, \"Kindergarten\", \"b\" ); end");
    assertThat(home.problems())
        .containsExactly(
            "districts/9900001/rules/new-students.drl:2: rule \"set\": \"Kindergarten\" is no value"
                + " of Grade Level; its values are KN TK 05",
            "rules/demographic-codes.drl:4: rule \"one\": \"77\" is no value of Grade Level; its"
                + " values are KN TK 05",
            "rules/grade-codes.drl:6: rule \"T\": \"TKX\" is no value of Grade Level; its values are"
                + " KN TK 05");
    assertThat(home.ruleSets().check("aeries", home.path().resolve("none")))
        .extracting(RuleProblem::message)
        .contains("the conditions leave no field that has codes");
  }

  @Test
  void valuesAreWhatTheSharedRulesTranslateIntoItself() {
    home.shared(
        "grade-codes.drl",
        "rule \"same\" when $c : Code( field == GRADE, is( \"KN\", \"TK\" ) )",
        "then decide.translate( $c, $c.upper() ); end",
        "rule \"K\" when $c : Code( field == GRADE, is( \"K\" ) )",
        "then decide.translate( $c, \"KN\" ); end");
    home.district(
        "grade-codes.drl",
        "rule \"own\" when $c : Code( field == GRADE, is( \"PK\" ) )",
        "then decide.translate( $c, $c.upper() ); end");
    RuleSet rules = home.load();
    assertThat(rules.listValues(Field.GRADE)).containsExactly("KN", "TK");
    assertThat(rules.listValues(Field.GENDER)).isEmpty();
    assertThat(
            List.of("KN", "kn", "K", "PK", "XX").stream()
                .filter(text -> rules.isValue(Field.GRADE, text)))
        .containsExactly("KN", "kn");
    assertThat(rules.isValue(Field.GENDER, "KN")).isFalse();
  }

  @Test
  void noRuleChangesAnSsidOrTheDesignationOfAStudentWhomWeHave() {
    home.shared(
        "identifying-fields.drl",
        "rule \"a\" when $d : Difference( ) then decide.update( $d.match(), SSID, \"b\" ); end",
        "rule \"b\" when $d : Difference( field == SSID )",
        "then decide.update( $d.match(), $d.field(), \"b\" ); end",
        "rule \"c\" when $d : Difference( field == GRADE, ours == null )",
        "then decide.update( $d.match(), SSID, \"b\" ); end",
        "rule \"first\" when $d : Difference( field == SSID, ours == null )",
        "then decide.update( $d.match(), SSID, \"b\" ); end",
        "rule \"first too\" when $d : Difference( field in ( SSID, FIRST_NAME ), ours == null )",
        "then decide.update( $d.match(), $d.field(), \"b\" ); end",
        "rule \"d\" when $u : Unmatched( )",
        "then decide.set( $u.student(), SSID, \"1\", \"b\" ); end");
    home.shared(
        "other-fields.drl",
        "rule \"a\" when $d : Difference( field == DESIGNATION, ours == null )",
        "then decide.update( $d.match(), $d.field(), \"b\" ); end",
        "rule \"b\" when $d : Difference( field != SSID )",
        "then decide.update( $d.match(), $d.field(), \"b\" ); end",
        "rule \"names\" when $d : Difference( field.kind == Field.Kind.NAME )",
        "then decide.update( $d.match(), $d.field(), \"b\" ); end",
        "rule \"others\" when $d : Difference( !( field in ( SSID, DESIGNATION ) ) )",
        "then decide.update( $d.match(), $d.field(), \"b\" ); end");
    assertThat(home.problems())
        .extracting(problem -> problem.replaceFirst(",.*", ""))
        .containsExactly(
            "rules/identifying-fields.drl:1: rule \"a\": this may update Field.SSID",
            "rules/identifying-fields.drl:3: rule \"b\": this may update Field.SSID",
            "rules/identifying-fields.drl:5: rule \"c\": this may update Field.SSID",
            "rules/identifying-fields.drl:11: rule \"d\": the SSID of a row is never set by a rule",
            "rules/other-fields.drl:2: rule \"a\": this may update Field.DESIGNATION",
            "rules/other-fields.drl:4: rule \"b\": this may update Field.DESIGNATION");
  }

  @Test
  void aFileThatCannotBeARuleFileIsTold() throws IOException {
    Path rules = home.path().resolve("rules");
    Files.delete(rules.resolve("headings.drl"));
    Files.write(rules.resolve("grade-codes.drl"), new byte[] {'/', '/', (byte) 0xE9});
    Files.writeString(rules.resolve("new-students.drl"), "//" + "x".repeat(1 << 20));
    Path outside = Files.writeString(home.path().resolve("outside.drl"), "");
    Files.delete(rules.resolve("other-fields.drl"));
    Files.createSymbolicLink(rules.resolve("other-fields.drl"), outside);
    Files.delete(rules.resolve("inactive-students.drl"));
    Files.createDirectory(rules.resolve("inactive-students.drl"));
    Files.writeString(rules.resolve("README.md"), "");
    Files.writeString(rules.resolve(".grade-codes.drl.swp"), "");
    Files.writeString(rules.resolve("grade-codes.drl~"), "");
    home.write("rules/grades.xlsx", "");
    home.write("rules/vendors/Aeries.drl", "");
    home.district("grade-code.drl", "");
    assertThat(home.problems())
        .extracting(problem -> problem.replaceFirst("; did you mean|; put|; save|; one", " |"))
        .extracting(problem -> problem.replaceFirst(" \\|.*|; the names are.*", ""))
        .containsExactly(
            "districts/9900001/rules/grade-code.drl: no rule file has this name",
            "rules/grade-codes.drl: the file is not UTF-8",
            "rules/grades.xlsx: no rule file has this name",
            "rules/headings.drl: the shared rules want this file",
            "rules/inactive-students.drl: this is no file",
            "rules/new-students.drl: the file is larger than 1 MiB",
            "rules/other-fields.drl: the file is a link out of its folder",
            "rules/vendors/Aeries.drl: a vendor's file is named with small letters and ends in"
                + " .drl");
  }

  @Test
  void allVendorsAreCheckedWithTheSharedFiles() {
    home.write("rules/vendors/aeries.drl", "rule \"a\" when Match( ) then end");
    home.write("rules/vendors/powerschool.drl", "rule \"a\" salience 1 when Match( ) then end");
    assertThat(home.ruleSets().check())
        .extracting(RuleProblem::file)
        .containsExactly("rules/vendors/aeries.drl", "rules/vendors/powerschool.drl");
  }
}
