package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.rules.Facts.ELM;
import static org.sisimport.rules.Facts.OAK;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.decision.Decision;
import org.sisimport.facts.Code;
import org.sisimport.facts.Difference;
import org.sisimport.facts.Field;
import org.sisimport.facts.Match;
import org.sisimport.facts.Resemblance;
import org.sisimport.facts.SchoolChoice;
import org.sisimport.facts.Unmatched;

/** What may stand in a rule, and that it means what it says. */
class RuleLanguageTest {

  private final RuleHome home;

  RuleLanguageTest(@TempDir Path folder) {
    this.home = new RuleHome(folder);
  }

  @Test
  void everyConditionMeansWhatItSays() {
    Match match =
        Facts.match(
            2,
            Map.of(Field.GRADE, "05", Field.LAST_NAME, "Österreich", Field.BIRTHDATE, "2014-09-03"),
            Map.of(Field.GRADE, "06"));
    Map<String, Boolean> expected = new LinkedHashMap<>();
    expected.put("", true);
    expected.put("bySsid", true);
    expected.put("!bySsid", false);
    expected.put("!existing.inactive", true);
    expected.put("bySsid == true, loose == false", true);
    expected.put("student.grade == \"05\"", true);
    expected.put("\"05\" == student.grade", true);
    expected.put("student.grade() == \"05\"", true);
    expected.put("student.grade != existing.grade", true);
    expected.put("student.grade == existing.grade", false);
    expected.put("student.grade in ( \"04\", \"05\" )", true);
    expected.put("student.grade not in ( \"04\", \"05\" )", false);
    expected.put("student.gender in ( \"M\", \"F\" )", false);
    expected.put("student.gender not in ( \"M\", \"F\" )", true);
    expected.put("student.gender == null", true);
    expected.put("student.gender == existing.gender", true);
    expected.put("student.grade != null", true);
    expected.put("student.lastName == \"Österreich\"", true);
    expected.put("student.lastName != null, student.lastName.startsWith( \"Ö\" )", true);
    expected.put("student.lastName!.endsWith( \"reich\" )", true);
    expected.put("student.lastName!.equalsIgnoreCase( \"österreich\" )", true);
    expected.put("student.lastName!.length() > 9", true);
    expected.put("student.firstName!.length() < 9", false);
    expected.put("!( student.firstName!.length() < 9 )", true);
    expected.put("student.lastName contains \"terr\"", true);
    expected.put("student.lastName not contains \"terr\"", false);
    expected.put("student.firstName contains \"terr\"", false);
    expected.put("student.birthdate > \"2014-09-02\"", true);
    expected.put("student.birthdate <= \"2014-09-02\"", false);
    expected.put("student.rfepDate > \"2014-09-02\"", false);
    expected.put("!( student.rfepDate > \"2014-09-02\" )", true);
    expected.put("student.row > 1 && student.row < 3", true);
    expected.put("student.row >= 3 || district.creates( \"SPED\" )", true);
    expected.put("( student.row >= 3 || bySsid ) && !( existing.inactive || loose )", true);
    expected.put("student.row >= 3 || student.row == 1", false);
    expected.put("district.creates( student.designation )", false);
    expected.put("district.create contains \"SPED\"", true);
    expected.put("district.create not contains \"SPED\"", false);
    expected.put("district.create.size() == 1, !district.create.isEmpty()", true);
    expected.put("student.gender == null || student.gender.startsWith( \"M\" )", true);
    expected.put("!( student.gender != null && student.gender.startsWith( \"M\" ) )", true);
    expected.put("existing.inactiveDate == null", true);
    expected.put("file.name.endsWith( \".csv\" ), file.designation == null", true);
    expected.put("$grade : student.grade == \"05\", existing.grade != $grade", true);
    expected.put("$them : student, $them.grade == \"05\"", true);
    expected.put("$match.student.grade == \"06\"", false);

    assertThat(matching(match, expected)).isEqualTo(expected);
  }

  @Test
  void whatMayBeMissingIsSafeBehindAnExclamationMark() {
    Map<String, Boolean> expected = new LinkedHashMap<>();
    expected.put("bySiteCode!.name == \"Oak\"", false);
    expected.put("bySiteCode!.name != \"Oak\"", false);
    expected.put("!( bySiteCode!.name == \"Oak\" )", true);
    expected.put("bySiteCode == null || bySiteCode.name == \"Oak\"", true);
    expected.put("bySiteCode != null, bySiteCode.isDefault", false);
    expected.put("bySiteCode!.isDefault || shared", true);
    expected.put("current!.siteCode == \"A\", current.name == \"Oak\"", true);
    expected.put("current == bySiteCode", false);
    expected.put("candidates contains current", true);
    expected.put("candidates contains bySiteCode", false);
    expected.put("candidates.size() > 1, existing == null", true);
    SchoolChoice choice = Facts.choice(null, OAK, OAK, ELM);

    assertThat(matching(choice, expected)).isEqualTo(expected);
  }

  @Test
  void aFieldIsNamedWithOrWithoutItsType() {
    Map<String, Boolean> expected = new LinkedHashMap<>();
    expected.put("field == Field.GRADE", true);
    expected.put("field == GRADE", true);
    expected.put("field in ( GRADE, Field.GENDER )", true);
    expected.put("field not in ( LAST_NAME, GENDER )", true);
    expected.put("field != GRADE", false);
    expected.put("field.kind == Field.Kind.CODE, !field.required", true);
    expected.put("field.kind in ( Field.Kind.NAME, Field.Kind.DATE )", false);
    expected.put("field.title == \"Grade Level\"", true);
    expected.put("ours == null, theirs == \"05\", match.student.grade == theirs", true);

    assertThat(matching(Facts.difference(Field.GRADE, null, "05"), expected)).isEqualTo(expected);
  }

  @Test
  void textsOfAnyAlphabetAndWordsOfTheLanguageInsideThemAreTexts() {
    String because = "the rule's end; then when // not a comment, “quoted” – 100% {x} ${y} 中文 é";
    home.shared(
        "inactive-students.drl",
        "rule \"Ünïcode, it's (a/b) & c.d: e-f; #1\" when $m : Match( ) then",
        "  decide.warn( $m.student(), \"" + because + "\" );",
        "  decide.warn( $m.student(), \"row \" + $m.student().row() + 1 + \" of \" +"
            + " $m.student().grade() + \", \" + $m.bySsid() );",
        "end");
    List<Decision.OfStudent> said =
        home.load().consultStudents(List.of(Facts.match(2, Map.of(), Map.of())));
    assertThat(said)
        .extracting(Decision.OfStudent::because)
        .containsExactly(because, "row 21 of unknown, true");
    assertThat(said.get(0).by().name()).isEqualTo("Ünïcode, it's (a/b) & c.d: e-f; #1");
  }

  @Test
  void everyVerbOfEveryFamilyIsWrittenDown() {
    home.shared("headings.drl", "rule \"i\" when $h : Heading( ) then decide.ignore( $h ); end");
    home.shared(
        "grade-codes.drl",
        "rule \"t\" when $c : Code( field == GRADE ) then decide.translate( $c, $c.upper() ); end");
    home.shared(
        "school-of-attendance.drl",
        "rule \"school\" when $c : SchoolChoice( current != null )",
        "then decide.school( $c, $c.current(), \"b\" ); end",
        "rule \"stay\" when $c : SchoolChoice( ) then decide.stay( $c, \"b\" );",
        "decide.hold( $c.student(), \"b\" ); decide.warn( $c.student(), \"b\" );",
        "decide.skip( $c.student(), \"b\" ); end");
    home.shared(
        "inactive-students.drl",
        "rule \"a\" when $m : Match( ) then decide.skip( $m.student(), \"b\" );",
        "decide.hold( $m.student(), \"b\" ); decide.warn( $m.student(), \"b\" ); end");
    home.shared(
        "new-students.drl",
        "rule \"a\" when $u : Unmatched( ) then decide.create( $u.student(), \"b\" );",
        "decide.skip( $u.student(), \"b\" ); decide.hold( $u.student(), \"b\" );",
        "decide.set( $u.student(), GRADE, \"TK\", \"b\" ); decide.drop( $u.student(), GRADE, \"b\" );",
        "decide.warn( $u.student(), \"b\" ); end");
    home.shared(
        "identifying-fields.drl",
        "rule \"a\" when $r : Resemblance( score > 0.9 ) then decide.clear( $r, \"b\" ); end",
        "rule \"b\" when $r : Resemblance( score > 0.5 ) then decide.doubt( $r, \"b\" ); end",
        "rule \"c\" when $u : Unmatched( clear != null )",
        "then decide.match( $u, $u.clear(), \"b\" ); end",
        "rule \"d\" when $d : Difference( field == LAST_NAME )",
        "then decide.update( $d.match(), $d.field(), \"b\" ); end");
    home.shared(
        "other-fields.drl",
        "rule \"k\" when $d : Difference( field == GENDER )",
        "then decide.keep( $d.match(), Field.GENDER, \"b\" );",
        "decide.set( $d.match().student(), FIRST_NAME, $d.theirs(), \"b\" ); end");
    RuleSet rules = home.load();

    assertThat(kinds(rules.consultHeadings(List.of(Facts.heading("x")))))
        .containsExactly("IgnoreHeading");
    assertThat(kinds(rules.consultCodes(List.of(new Code(Field.GRADE, "x")))))
        .containsExactly("Translate");
    assertThat(kinds(rules.consultStudents(List.of(Facts.choice(null, OAK, OAK)))))
        .containsExactlyInAnyOrder("AssignSchool", "SchoolStays", "Hold", "Warn", "Skip");
    Unmatched unmatched =
        new Unmatched(
            Facts.row(2, Map.of()),
            Facts.DISTRICT,
            Facts.FILE,
            null,
            Facts.existing(false, Map.of()),
            List.of());
    assertThat(kinds(rules.consultStudents(List.of(unmatched))))
        .containsExactlyInAnyOrder(
            "Create", "Skip", "Hold", "SetValue", "DropValue", "Warn", "UseMatch");
    assertThat(
            kinds(rules.consultStudents(List.of(Facts.resemblance(0.95), Facts.resemblance(.6)))))
        .containsExactlyInAnyOrder("Clear", "Doubt", "Doubt");
    assertThat(
            kinds(
                rules.consultStudents(
                    List.of(
                        Facts.difference(Field.LAST_NAME, "a", "b"),
                        Facts.difference(Field.GENDER, null, "M")))))
        .containsExactlyInAnyOrder("UpdateField", "KeepField", "SetValue");
  }

  /** The engine must be able to read whatever the facts promise. */
  @Test
  void everyPropertyOfEveryFactCanBeAskedFor() {
    List<String> rules = new ArrayList<>();
    for (Class<?> fact :
        List.of(Match.class, Difference.class, Resemblance.class, Unmatched.class)) {
      for (String path : paths(fact)) {
        rules.add(
            "rule \""
                + fact.getSimpleName()
                + " "
                + path
                + "\" when $f : "
                + fact.getSimpleName()
                + "( "
                + path
                + " ) then decide.warn( $f"
                + (fact == Difference.class ? ".match()" : "")
                + ".student(), \"b\" ); end");
      }
    }
    assertThat(rules).hasSizeGreaterThan(100);
    home.shared("identifying-fields.drl", rules.toArray(String[]::new));
    assertThat(home.problems()).isEmpty();
  }

  /** One condition for each property, and for each property of a property. */
  static List<String> paths(Class<?> fact) {
    List<String> conditions = new ArrayList<>();
    for (String name : Vocabulary.listMembers(fact)) {
      Vocabulary.Member member = Vocabulary.findMember(fact, name).orElseThrow();
      if (!member.property()) {
        continue;
      }
      conditions.add(condition(name, member));
      for (String inner : Vocabulary.listMembers(member.type())) {
        Vocabulary.Member nested = Vocabulary.findMember(member.type(), inner).orElseThrow();
        if (nested.property()) {
          conditions.add(condition(name + "!." + inner, nested));
        }
      }
    }
    return conditions;
  }

  private static String condition(String path, Vocabulary.Member member) {
    if (member.type() == boolean.class) {
      return path;
    }
    return member.type().isPrimitive() ? path + " > 0" : path + " != null";
  }

  private static List<String> kinds(List<? extends Decision> decisions) {
    return decisions.stream().map(decision -> decision.getClass().getSimpleName()).toList();
  }

  /** One rule for each condition; which of them spoke. */
  private Map<String, Boolean> matching(Object fact, Map<String, Boolean> conditions) {
    String type = fact.getClass().getSimpleName();
    String student = fact instanceof Difference ? "$match.match().student()" : "$match.student()";
    List<String> rules = new ArrayList<>();
    int number = 0;
    for (String condition : conditions.keySet()) {
      rules.add(
          "rule \""
              + number++
              + "\" when $match : "
              + type
              + "( "
              + condition
              + " ) then decide.warn( "
              + student
              + ", \"b\" ); end");
    }
    String file =
        fact instanceof SchoolChoice ? "school-of-attendance.drl" : "identifying-fields.drl";
    home.shared(file, rules.toArray(String[]::new));
    List<String> spoke =
        home.load().consultStudents(List.of(fact)).stream().map(d -> d.by().name()).toList();
    Map<String, Boolean> result = new LinkedHashMap<>();
    number = 0;
    for (String condition : conditions.keySet()) {
      result.put(condition, spoke.contains(String.valueOf(number++)));
    }
    return result;
  }
}
