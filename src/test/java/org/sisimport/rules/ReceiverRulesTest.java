package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.decision.ReceiverLayout;
import org.sisimport.decision.RuleRef;
import org.sisimport.facts.ReceiverFile;
import org.sisimport.facts.RosterSchedule;

/** The rule files of receivers: what they may hold, where they lie, and what is wrong with them. */
class ReceiverRulesTest {

  private static final String PATH = "rules/receivers/list.drl";
  private static final String STUDENTS =
      "rule \"file\" when $f : ReceiverFile( ofStudents ) then decide.columns( $f, \"list.csv\", \"id\", \"name\" ); end\n";

  private final RuleHome home;

  ReceiverRulesTest(@TempDir Path folder) {
    this.home = new RuleHome(folder);
  }

  @Test
  void everyPropertyOfEveryFactCanBeAskedFor() {
    StringBuilder rules = new StringBuilder(STUDENTS);
    int count = 0;
    for (Class<?> fact : RuleFamily.RECEIVERS.language().facts()) {
      for (String condition : RuleLanguageTest.paths(fact)) {
        String then =
            fact == ReceiverFile.class
                ? "decide.fill( $e, \"id\", \"-\" )"
                : fact == RosterSchedule.class
                    ? "decide.leaveOut( $e.student(), \"b\" )"
                    : "decide.leaveOut( $e, \"b\" )";
        rules.append(
            "rule \""
                + count++
                + "\" when $e : "
                + fact.getSimpleName()
                + "( "
                + condition
                + " ) then "
                + then
                + "; end\n");
      }
    }
    assertThat(count).isGreaterThan(100);
    // a fill of another file than that of students finds no column, so only what is vetted counts
    home.write(PATH, rules.toString());
    assertThat(home.problems())
        .allMatch(problem -> problem.contains("is no column of the file"), "only the columns");
  }

  @Test
  void theFilesAreThoseThatRulesGiveColumns() {
    home.write(
        PATH,
        STUDENTS
            + "rule \"fill\" when $f : ReceiverFile( ofStudents ) then decide.fill( $f, \"name\", \"nobody\" ); end\n"
            + "rule \"sites\" when $f : ReceiverFile( ofSites ) then decide.columns( $f, \"sites.csv\", \"id\" ); end\n");
    List<ReceiverLayout> layouts = load().layouts();
    assertThat(layouts)
        .extracting(
            layout -> layout.name() + layout.headings() + layout.fill() + layout.by().line())
        .containsExactly("sites.csv[id]{}3", "list.csv[id, name]{name=nobody}1");
  }

  @Test
  void aHeadingThatNoFileHasIsToldWithTheNearestOne() {
    home.write(
        PATH,
        STUDENTS
            + "rule \"a\" when $s : RosterStudent( ) then\n"
            + "  decide.write( $s, \"nmae\", $s.number() ); end\n"
            + "rule \"b\" when $t : RosterTeacher( ) then decide.write( $t, \"id\", $t.id() ); end\n"
            + "rule \"c\" when $f : ReceiverFile( ofStudents ) then decide.fill( $f, \"Name\", \"-\" ); end\n");
    assertThat(home.problems())
        .containsExactly(
            PATH
                + ":3: rule \"a\": \"nmae\" is no column of a file that speaks of a student; did you"
                + " mean 'name'?",
            PATH + ":4: rule \"b\": \"id\" is no column of a file that speaks of a teacher",
            PATH + ":5: rule \"c\": \"Name\" is no column of the file; did you mean 'name'?");
  }

  @Test
  void aDistrictMayDropAColumnThatSharedRulesWrite() {
    home.write(
        PATH,
        STUDENTS
            + "rule \"fill\" when $f : ReceiverFile( ofStudents ) then decide.fill( $f, \"name\", \"-\" ); end\n"
            + "rule \"a\" when $s : RosterStudent( ) then decide.write( $s, \"name\", $s.id() ); end\n");
    home.district(
        "receivers/list.drl",
        "rule \"file\" when $f : ReceiverFile( ofStudents )",
        "then decide.columns( $f, \"list.csv\", \"id\" ); end",
        "rule \"b\" when $s : RosterStudent( ) then decide.write( $s, \"nmae\", $s.id() ); end");
    assertThat(home.problems())
        .containsExactly(
            "districts/9900001/rules/receivers/list.drl:3: rule \"b\": \"nmae\" is no column of a"
                + " file that speaks of a student");
    home.district(
        "receivers/list.drl",
        "rule \"file\" when $f : ReceiverFile( ofStudents )",
        "then decide.columns( $f, \"list.csv\", \"id\" ); end");
    assertThat(load().layouts())
        .extracting(ReceiverLayout::headings)
        .containsExactly(List.of("id"));
  }

  @Test
  void aColumnOfWhichTwoOfARowAreWrittenIsAProblem() {
    home.write(
        PATH,
        "rule \"file\" when $f : ReceiverFile( ofEnrollments ) then decide.columns( $f, \"list.csv\", \"id\" ); end\n"
            + "rule \"a\" when $s : RosterStudent( ) then decide.write( $s, \"id\", $s.number() ); end\n"
            + "rule \"b\" when $c : RosterClass( ) then decide.write( $c, \"id\", $c.id() ); end\n");
    assertThat(home.problems())
        .containsExactly(
            PATH
                + ":1: rule \"file\": \"id\" of list.csv is written of a class and of a student; give"
                + " each a heading of its own");
  }

  @Test
  void rulesThatDisagreeAboutTheFilesAreAProblem() {
    home.write(
        PATH,
        STUDENTS
            + "rule \"other\" when $f : ReceiverFile( ofStudents ) then decide.columns( $f, \"list.csv\", \"id\" ); end\n"
            + "rule \"sites\" when $f : ReceiverFile( ofSites ) then decide.columns( $f, \"list.csv\", \"id\" ); end\n"
            + "rule \"one\" when $f : ReceiverFile( ofSites ) then decide.fill( $f, \"id\", \"1\" ); end\n"
            + "rule \"two\" when $f : ReceiverFile( ofSites ) then decide.fill( $f, \"id\", \"2\" ); end\n");
    assertThat(home.problems())
        .extracting(problem -> problem.replace(" (" + PATH + ")", ""))
        .containsExactly(
            PATH + ":1: rule \"file\": it disagrees with \"sites\" about the file list.csv",
            PATH
                + ":2: rule \"other\": it disagrees with \"file\" about the columns of the file of"
                + " students",
            PATH + ":5: rule \"two\": it disagrees with \"one\" about what stands under \"id\"");
  }

  @Test
  void aReceiverWithoutFileIsAProblem() {
    home.write(PATH, "// nothing yet\n");
    assertThat(home.problems())
        .containsExactly(PATH + ": no rule gives the receiver a file; decide.columns does");
  }

  @Test
  void whatVerbsMayNotBeGivenIsRefused() {
    String[] refused = {
      "ReceiverFile( ofSites ) then decide.columns( $x, \"../x.csv\", \"id\" )",
      "\"../x.csv\" is no name for a file here",
      "ReceiverFile( ofSites ) then decide.columns( $x, \"left-out.csv\", \"id\" )",
      "\"left-out.csv\" is no name for a file here",
      "ReceiverFile( ofSites ) then decide.columns( $x, \"x.csv\" )",
      "columns takes [file, name, headings], not 2 values",
      "ReceiverFile( ofSites ) then decide.columns( $x, \"x.csv\", \"id\", \"id\" )",
      "the heading \"id\" stands there twice",
      "ReceiverFile( ofSites ) then decide.columns( $x, \"x.csv\", \"id\", \" \" )",
      "'headings' of columns is blank",
      "RosterStudent( ) then decide.write( $x, $x.id(), \"a\" )",
      "'heading' of write is written as a text in quotes",
      "RosterStudent( ) then decide.write( $x, \"i\" + \"d\", \"a\" )",
      "'heading' of write is written as a text in quotes",
      "RosterStudent( ) then decide.write( $x, \"id\", $x.lastName() )",
      "'lastName' may be missing",
      "RosterStudent( ) then decide.write( $x, \"id\", $x.extensions().value( \"a\" ) )",
      "may be missing",
      "RosterStudent( ) then decide.write( $x, \"id\", $x.sharedNumber() )",
      "'text' of write is a text, not true or false",
      "RosterClass( teacher != null ) then decide.write( $x.teacher(), \"id\", \"a\" )",
      "write is about the rule's own fact, not about its teacher",
      "RosterEnrollment( ) then decide.leaveOut( $x.student(), \"b\" )",
      "leaveOut is about the rule's own fact, not about its student",
      "RosterSchedule( ) then decide.write( $x.student(), \"id\", \"a\" )",
      "write is about the rule's own fact, not about its student",
      "RosterSchedule( ) then decide.leaveOut( $x, \"b\" )",
      "'entry' of leaveOut is a ReceiverEntry, not a RosterSchedule",
      "RosterStudent( ours != null ) then decide.leaveOut( $x.ours(), \"b\" )",
      "'entry' of leaveOut is a ReceiverEntry, not an ExistingStudent",
      "RosterStudent( ) then decide.skip( $x, \"b\" )",
      "'skip' is no verb of this file; its verbs are columns, fill, write, leaveOut",
      "Match( ) then decide.leaveOut( $x, \"b\" )",
      "'Match' is no fact of this file",
    };
    for (int i = 0; i < refused.length; i += 2) {
      home.write(PATH, STUDENTS + "rule \"x\" when $x : " + refused[i] + "; end\n");
      assertThat(home.problems())
          .as(refused[i])
          .singleElement()
          .asString()
          .startsWith(PATH + ":2: rule \"x\": ")
          .contains(refused[i + 1]);
    }
  }

  @Test
  void theLastGoodRulesOfADistrictStayInForce() {
    home.write(PATH, STUDENTS);
    load();
    home.write(PATH, STUDENTS + "broken");
    RuleSets.LoadedReceiver loaded =
        home.ruleSets().loadReceiver(RuleHome.DISTRICT, "list", home.districtRules());
    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.rules().rules()).extracting(RuleRef::name).containsExactly("file");
    assertThatThrownBy(() -> home.ruleSets().loadReceiver("9900002", "list", home.districtRules()))
        .isInstanceOf(BrokenRulesException.class)
        .hasMessageContaining(PATH + ":2: 'broken'");
  }

  @Test
  void aReceiverThatHasNoFileIsToldWithThoseThatHave() {
    home.write(PATH, STUDENTS);
    assertThatThrownBy(() -> home.ruleSets().loadReceiver(RuleHome.DISTRICT, "lits", home.path()))
        .isInstanceOf(BrokenRulesException.class)
        .hasMessageContaining("rules/receivers: no file for receiver 'lits'; there are list");
    assertThatThrownBy(() -> home.ruleSets().loadReceiver(RuleHome.DISTRICT, "../x", home.path()))
        .isInstanceOf(BrokenRulesException.class);
    assertThat(home.ruleSets().listReceivers()).containsExactly("list");
  }

  /** A receiver decides no night, and a night no receiver. */
  @Test
  void theRulesOfANightAndOfAReceiverAreApart() {
    home.write(PATH, STUDENTS);
    String night = home.load().hash();
    home.write(PATH, STUDENTS + "broken");
    assertThat(home.load().hash()).isEqualTo(night);
    assertThat(home.load().rules()).isEmpty();
  }

  @Test
  void filesOfOtherNamesAreProblems() {
    home.write(PATH, STUDENTS);
    home.write("rules/receivers/Other.drl", "");
    home.district("receivers/lits.drl", "");
    home.district("receivers/README.md", "what is different here");
    assertThat(home.problems())
        .containsExactly(
            "districts/9900001/rules/receivers/lits.drl: rules/receivers has no file of this name;"
                + " did you mean 'list.drl'? A receiver that is new gets a shared file first",
            "rules/receivers/Other.drl: a receiver's file is named with small letters and ends in"
                + " .drl");
  }

  private ReceiverRules load() {
    RuleSets.LoadedReceiver loaded =
        home.ruleSets().loadReceiver(RuleHome.DISTRICT, "list", home.districtRules());
    assertThat(loaded.problems()).isEmpty();
    return loaded.rules();
  }
}
