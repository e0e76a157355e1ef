package org.sisimport.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.decision.RuleRef.Rank;

/** Everything by which a rule file could do more than decide. */
class HostileRulesTest {

  private static final String THEN = "decide.skip( $m.student(), \"b\" );";

  /**
   * @param expected what the message must name
   */
  private record Case(String what, String file, String expected) {}

  private final List<Case> cases = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> isRefusedWithItsNameAndLine() {
    attributes();
    headers();
    conditionalElements();
    conditions();
    consequences();
    disguises();
    masses();
    assertThat(cases).hasSizeGreaterThan(90);
    return cases.stream().map(hostile -> dynamicTest(hostile.what(), () -> assertRefused(hostile)));
  }

  @Test
  void theSameFileWithoutHostilityIsAccepted() {
    assertThat(problems(rule("Match( existing.inactive )", THEN))).isEmpty();
  }

  @Test
  void aHostileFileIsNeverCompiled(@TempDir Path folder) {
    RuleHome home =
        new RuleHome(folder).district("inactive-students.drl", rule("Match( eval( true ) )", THEN));
    RuleSets sets =
        new RuleSets(
            home.path(),
            home.cache(),
            unit -> {
              throw new AssertionError("compiled " + unit.file().path());
            });
    assertThat(sets.check(null, home.districtRules())).hasSize(1);
  }

  private void assertRefused(Case hostile) {
    List<RuleProblem> problems = problems("\n\n" + hostile.file());
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0).message()).contains(hostile.expected());
    assertThat(problems.get(0).line()).isGreaterThan(2);
  }

  private static List<RuleProblem> problems(String text) {
    RuleFile file =
        new RuleFile(
            "rules/inactive-students.drl", Rank.SHARED, RuleFamily.INACTIVE_STUDENTS, text);
    Problems problems = new Problems(file.path());
    RuleUnit.of(file, problems);
    return problems.all();
  }

  private void attributes() {
    for (String attribute :
        List.of(
            "salience 10",
            "salience ( $m.student().row() )",
            "no-loop true",
            "enabled ( System.exit( 1 ) == null )",
            "enabled false",
            "agenda-group \"a\"",
            "activation-group \"a\"",
            "auto-focus true",
            "lock-on-active",
            "ruleflow-group \"a\"",
            "duration 10",
            "timer ( cron: 0/1 * * * * ? )",
            "date-effective \"01-Jan-2026\"",
            "date-expires \"01-Jan-2026\"",
            "calendars \"a\"",
            "dialect \"mvel\"",
            "extends \"other\"",
            "@Propagation( EAGER )")) {
      String word = attribute.startsWith("@") ? "@" : attribute.split("[ -]")[0];
      add(
          "attribute " + attribute,
          "rule \"a\" " + attribute + " when $m : Match( ) then " + THEN + " end",
          word);
    }
  }

  private void headers() {
    String rule = rule("Match( )", THEN);
    for (String header :
        List.of(
            "import java.io.File;",
            "import java.lang.*;",
            "import org.sisimport.facts.evil.*;",
            "import org.sisimport.rules.RuleSets;",
            "import org.sisimport.facts.*.Evil;",
            "import static java.lang.System.exit;",
            "import static java.lang.Runtime.*;",
            "import function org.sisimport.facts.Heading.key;",
            "import accumulate org.x.Sum sum;",
            "global java.util.List list;",
            "global org.sisimport.facts.Decide other;",
            "function void f() { System.exit( 1 ); }",
            "query \"q\" Match( ) end",
            "declare Evil name : String = System.getenv( \"HOME\" ) end",
            "declare trait Evil end",
            "declare enum Evil A( 1 ) end",
            "unit Evil;",
            "expander evil.dsl;",
            "dialect \"mvel\"",
            "template header")) {
      add("header " + header, header + "\n" + rule, header.split("[ ;\"(]")[0]);
    }
  }

  private void conditionalElements() {
    for (String when :
        List.of(
            "not Match( )",
            "exists Match( )",
            "exists( Match( ) )",
            "not( Match( existing.inactive ) )",
            "forall( Match( ) )",
            "accumulate( Match( ), $c : count( ) )",
            "acc( Match( ), $c : count( ) )",
            "groupby( Match( ), $c : count( ) )",
            "eval( true )",
            "eval( System.exit( 1 ) )",
            "or( Match( ) Match( ) )")) {
      add("element " + when, rule(when, THEN).replace("$m : ", ""), when.split("[ (]")[0]);
    }
    add("a join", rule("Match( ) Match( )", THEN), "'Match'");
    add("and", rule("Match( ) and Match( )", THEN), "'and'");
    add("or", rule("Match( ) or Match( )", THEN), "'or'");
    add("from", rule("Match( ) from $list", THEN), "'from'");
    add("entry point", rule("Match( ) from entry-point \"x\"", THEN), "'from'");
    add("window", rule("Match( ) over window:length( 1 )", THEN), "'over'");
    add("collect", rule("ArrayList( ) from collect( Match( ) )", THEN), "'from'");
    add("OOPath", rule("Match( /student[ grade == \"05\" ] )", THEN), "'/'");
    add("OOPath pattern", rule("/matches[ ]", THEN), "'/'");
    add("named consequence", rule("Match( ) do[ evil ]", THEN), "'do'");
    add("conditional consequence", rule("Match( ) if ( true ) do[ evil ]", THEN), "'if'");
    add("watch", rule("Match( ) @watch( * )", THEN), "'@'");
    add("a fact of another family", rule("Unmatched( )", THEN), "Unmatched");
    add("any object", rule("Object( )", THEN), "Object");
    add("a qualified type", rule("java.lang.Object( )", THEN), "'.'");
    add("positional arguments", rule("Match( \"a\"; )", THEN), "';'");
  }

  private void conditions() {
    condition("eval( true )", "'eval'");
    condition("this != null", "'this'");
    condition("getClass() != null", "'getClass'");
    condition("getClass().getName() == \"x\"", "'getClass'");
    condition("class.name == \"x\"", "'class'");
    condition("hashCode() == 1", "'hashCode'");
    condition("toString() == \"x\"", "'toString'");
    condition("equals( null )", "'equals'");
    condition("wait()", "'wait'");
    condition("student.getClass() != null", "'getClass'");
    condition("student.values != null", "'values'");
    condition("student.values.with( Field.GRADE, \"x\" ) != null", "'values'");
    condition("System.exit( 1 ) == null", "'System'");
    condition("java.lang.System.exit( 1 ) == null", "'java'");
    condition("Runtime.getRuntime() != null", "'Runtime'");
    condition("T( java.lang.Runtime ) != null", "'T'");
    condition("new java.io.File( \"x\" ) != null", "'new'");
    condition("( existing = null ) == null", "'='");
    condition("existing instanceof Object", "'instanceof'");
    condition("(Object) existing != null", "'existing'");
    condition("existing#Evil.x == 1", "'#'");
    condition("existing[ 0 ] == 1", "'['");
    condition("existing.inactive ? true : false", "'?'");
    condition("existing.inactive -> true", "'-'");
    condition("file.name::isEmpty", "':'");
    condition("file.name matches \"(a+)+b\"", "'matches'");
    condition("file.name.matches( \"(a+)+b\" )", "'matches'");
    condition("file.name soundslike \"x\"", "'soundslike'");
    condition("file.name str[ startsWith ] \"x\"", "'str'");
    condition("file.name memberOf district.create", "'memberOf'");
    condition("file.name.repeat( 999999999 ) == \"x\"", "'repeat'");
    condition("file.name.getBytes() != null", "'getBytes'");
    condition("district.create.add( \"SPED\" )", "'add'");
    condition("district.create.clear()", "'clear'");
    condition("student.row++ > 1", "'+'");
    condition("student.row + 1 > 1", "'+'");
    condition("student.row & 1", "'&'");
    condition("student.row == 0x1F", "'0x1F'");
    condition("file.name == 'x'", "single quote");
    condition("Field.valueOf( \"GRADE\" ) != null", "'Field'");
    condition("Field.values() != null", "'Field'");
    condition("file.name == \"x\" existing.inactive", "'existing'");
    condition("existing.inactive ) ; Match( existing.inactive", "'Match'");
    condition("existing.inactive }", "'}'");
    condition("student.row == 1; System.exit( 1 )", "';'");
    condition("$x := existing.inactive", "'='");
    condition("student.grade < 6", "is a text, and");
    condition("existing.inactive == \"true\"", "is true or false, and");
    condition("student.row == \"2\"", "is a number, and");
    condition("student.grade >= \"06\"", "dates");
    String deep = "(".repeat(5_000) + "existing.inactive" + ")".repeat(5_000);
    add("deep parentheses", rule("Match( " + deep + " )", THEN), "parentheses");
    add("deep negation", rule("Match( " + "! ".repeat(5_000) + "loose )", THEN), "parentheses");
    add(
        "deep arguments",
        rule("Match( " + "district.creates( ".repeat(5_000) + " )", THEN),
        "parentheses");
  }

  private void masses() {
    add("many ||", rule("Match( loose" + " || loose".repeat(300) + " )", THEN), "200 conditions");
    add("many &&", rule("Match( loose" + " && loose".repeat(300) + " )", THEN), "200 conditions");
    add("many commas", rule("Match( loose" + ", loose".repeat(300) + " )", THEN), "200 conditions");
    add(
        "a long list",
        rule("Match( student.grade in ( \"05\"" + ", \"05\"".repeat(600) + " ) )", THEN),
        "500 values");
    add("many verbs", rule("Match( )", THEN.repeat(300)), "200 verbs");
    add(
        "a long sum",
        rule("Match( )", "decide.skip( $m.student(), \"a\"" + " + \"a\"".repeat(300) + " );"),
        "200 texts");
    add("many rules", rule("Match( )", THEN).repeat(1_200), "1000 rules");
  }

  private void consequences() {
    consequence("System.exit( 1 );", "'System'");
    consequence("java.lang.Runtime.getRuntime().exec( \"x\" );", "'java'");
    consequence("{ " + THEN + " }", "'{'");
    consequence("int i = 0;", "'int'");
    consequence("var x = $m;", "'var'");
    consequence("String s = \"\";", "'String'");
    consequence("$m = null;", "'$m'");
    consequence("new Thread( ).start();", "'new'");
    consequence("if ( true ) " + THEN, "'if'");
    consequence("for ( ; ; ) { }", "'for'");
    consequence("while ( true ) { }", "'while'");
    consequence("do { } while ( true );", "'do'");
    consequence("try { } finally { }", "'try'");
    consequence("throw new Error();", "'throw'");
    consequence("return;", "'return'");
    consequence("class Evil { }", "'class'");
    consequence("synchronized ( $m ) { }", "'synchronized'");
    consequence("Runnable r = () -> { };", "'Runnable'");
    consequence("; " + THEN, "';'");
    consequence("modify( $m ) { setX( 1 ) }", "'modify'");
    consequence("insert( $m );", "'insert'");
    consequence("update( $m );", "'update'");
    consequence("delete( $m );", "'delete'");
    consequence("retract( $m );", "'retract'");
    consequence("drools.halt();", "'drools'");
    consequence("kcontext.getKieRuntime();", "'kcontext'");
    consequence("decide.getClass();", "'getClass'");
    consequence("decide.toString();", "'toString'");
    consequence("decide.create( $m.student(), \"b\" );", "'create'");
    consequence("decide.skip( $m.student().getClass(), \"b\" );", "'getClass'");
    consequence("decide.skip( $m.student(), $m.getClass().getName() );", "'getClass'");
    consequence("decide.skip( $m.student(), System.getenv( \"HOME\" ) );", "'System'");
    consequence("decide.skip( $m.student(), \"a\" + System.getenv( \"HOME\" ) );", "'System'");
    consequence("decide.skip( $m.student(), java.lang.System.lineSeparator() );", "'java'");
    consequence("decide.skip( $m.student(), true ? \"a\" : \"b\" );", "'?'");
    consequence("decide.skip( $m.student(), \"a\" == \"b\" );", "'=='");
    consequence("decide.skip( $m.student(), (String) \"b\" );", "'('");
    consequence("decide.skip( $m.student(), String.valueOf( 1 ) );", "'String'");
    consequence("decide.skip( $m.student(), $m.file().name().repeat( 9 ) );", "'repeat'");
    consequence("decide.skip( $m.student(), $m.file().name().concat( \"a\" ) );", "'concat'");
    consequence("decide.skip( $m.student(), $m.toString() );", "'toString'");
    consequence("decide.skip( $m.student(), \"a\" + $m );", "'+' joins texts");
    consequence(
        "decide.skip( new org.sisimport.facts.IncomingStudent( 1, null ), \"b\" );", "'new'");
    consequence("decide.skip( null, \"b\" );", "not nothing");
    consequence("decide.skip( $m, \"b\" );", "not a Match");
    consequence("decide.skip( $x.student(), \"b\" );", "unknown variable $x");
    consequence("decide.skip( $m.student() );", "not 1 values");
    consequence("decide.skip( $m.student(), \"b\" )", "'end'");
    consequence("decide.skip( $m.student(), null );", "'because'");
    consequence("decide.skip( $m.student(), $m.existing().inactiveReason() );", "may be missing");
    consequence("decide.skip( $m.student(), \"\" );", "'because'");
    consequence(THEN + " System.exit( 1 );", "'System'");
    consequence(THEN + " end System.exit( 1 );", "'System'");
    consequence("decide.skip( $m.student(), \"b\" ); } static { System.exit( 1 ); ", "'}'");
    add("no consequence", rule("Match( )", ""), "decides nothing");
  }

  private void disguises() {
    String escape = "\\" + "u0053ystem.exit( 1 );";
    add("a Unicode escape", rule("Match( )", escape), "Unicode escape");
    add(
        "a Unicode escape in a text",
        rule("Match( )", "x( \"" + escape + "\" );"),
        "Unicode escape");
    add("an escape in a comment", rule("Match( )", THEN + " // \\" + "u000a evil();"), "Unicode");
    add("an escaped quote", rule("Match( file.name == \"a\\\" + x\" )", THEN), "backslash");
    add(
        "an escaped quote in a rule's name",
        "rule \"a\\\" + System.exit( 1 ) + \\\"\" when Match( ) then end",
        "backslash");
    add("a quote in a rule's name", "rule \"a\" + x + \"\" when Match( ) then end", "'+'");
    add("a backslash", rule("Match( \\ )", THEN), "'\\'");
    add("a rule's name of two lines", "rule \"a\nb\" when Match( ) then end", "closing quote");
    add("markup in a rule's name", "rule \"a{b}\" when Match( ) then end", "rule's name");
    add("a blank name", "rule \" \" when Match( ) then end", "rule's name");
    add(
        "a text block",
        rule("Match( )", "decide.skip( $m.student(), \"\"\"b\"\"\" );"),
        "text block");
    add("an open text", rule("Match( file.name == \"a )", THEN), "closing quote");
    add("an open comment", rule("Match( )", THEN) + "\n/* evil", "comment");
    add("code after a comment", rule("Match( )", "/* a */ evil(); // b\n"), "'evil'");
    add("a comment in a comment", rule("Match( )", "/* /* */ evil(); */"), "'evil'");
    add("an invisible turn", "// \u202e evil\n" + rule("Match( )", THEN), "U+202E");
    add("a line separator", "// \u2028 evil();\n" + rule("Match( )", THEN), "U+2028");
    add("a NUL", "// \u0000\n" + rule("Match( )", THEN), "U+0000");
    add("a letter of another alphabet", rule("M\u0430tch( )", THEN), "'\u0430'");
    add("an escape with a dollar", rule("Match( ${evil} )", THEN), "'{'");
    add("a long text", rule("Match( file.name == \"" + "a".repeat(2_000) + "\" )", THEN), "1,000");
    add("a line of another language", "[when] evil = eval( true )\n", "'['");
    add("a marker line", "#/ evil\n" + rule("Match( )", THEN), "'#'");
  }

  private void add(String what, String file, String expected) {
    cases.add(new Case(what, file, expected));
  }

  private void condition(String condition, String expected) {
    add("condition " + condition, rule("Match( " + condition + " )", THEN), expected);
  }

  private void consequence(String then, String expected) {
    add("consequence " + then, rule("Match( )", then), expected);
  }

  private static String rule(String when, String then) {
    String pattern = when.startsWith("not") ? when : "$m : " + when;
    return "rule \"a\" when\n" + pattern + "\nthen\n" + then + "\nend\n";
  }
}
