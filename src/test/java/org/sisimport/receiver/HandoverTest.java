package org.sisimport.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sisimport.decision.EntryKind;
import org.sisimport.decision.RuleRef;
import org.sisimport.oneroster.RosterFile;

/** What becomes of what a receiver's rules say. */
class HandoverTest {

  private final ReceiverHome home;
  private final InventedRoster roster = InventedRoster.small();

  HandoverTest(@TempDir Path folder) {
    this.home = new ReceiverHome(folder);
  }

  @Test
  void aRowHasWhatIsWrittenOfTheEntryAndOfThoseAlongsideTheNearestFirst() {
    home.shared(
        "rule \"file\" when $f : ReceiverFile( ofEnrollments ) then",
        "  decide.columns( $f, \"list.csv\", \"class\", \"student\", \"teacher\", \"site\", \"note\", \"none\" );",
        "  decide.fill( $f, \"none\", \"-\" ); decide.fill( $f, \"note\", \"-\" ); end",
        "rule \"site\" when $e : RosterSite( ) then decide.write( $e, \"site\", $e.id() ); end",
        "rule \"teacher\" when $e : RosterTeacher( ) then decide.write( $e, \"teacher\", $e.id() ); end",
        "rule \"class\" when $e : RosterClass( ) then",
        "  decide.write( $e, \"class\", $e.id() ); decide.write( $e, \"note\", \"of the class\" ); end",
        "rule \"student\" when $e : RosterStudent( ) then decide.write( $e, \"student\", $e.id() ); end",
        "rule \"note\" when $e : RosterEnrollment( student.id == \"s2\" )",
        "then decide.write( $e, \"note\", \"of the student in the class\" ); end");
    roster.student("s2").enroll("s2", "room5");

    assertThat(Received.of(roster, home.load()).rows("list.csv"))
        .extracting(row -> String.join("|", row.values()))
        .containsExactly(
            "room5|s1|t1|oak|of the class|-", "room5|s2|t1|oak|of the student in the class|-");
  }

  @Test
  void rowsAreInTheOrderOfTheKeysWhateverThatOfTheRosterAndEachIsThereOnce() {
    home.shared(ReceiverHome.showing("ofEnrollments", "RosterEnrollment", "$e.id()"));
    for (String schoolClass : List.of("b", "c", "a")) {
      roster.put(RosterFile.CLASSES, schoolClass, "title=" + schoolClass, "schoolSourcedId=oak");
      roster.enroll("s1", schoolClass);
    }
    roster.student("s0").enroll("s0", "room5");
    roster.put(
        RosterFile.ENROLLMENTS, "again", "classSourcedId=b", "userSourcedId=s1", "role=student");

    assertThat(Received.of(roster, home.load()).column("list.csv", "seen"))
        .containsExactly("s0/room5", "s1/a", "s1/b", "s1/c", "s1/room5");
  }

  @Test
  void rulesOfEqualStandingThatWriteDifferentlyLeaveTheEntryOutAndAreNamed() {
    home.shared(
        "rule \"file\" when $f : ReceiverFile( ofStudents )",
        "then decide.columns( $f, \"list.csv\", \"seen\" ); end",
        "rule \"One\" when $s : RosterStudent( ) then decide.write( $s, \"seen\", \"a\" ); end",
        "rule \"The same\" when $s : RosterStudent( ) then decide.write( $s, \"seen\", \"a\" ); end",
        "rule \"Another\" when $s : RosterStudent( id == \"s2\" )",
        "then decide.write( $s, \"seen\", \"b\" ); end");
    roster.student("s2").enroll("s2", "room5");

    Received received = Received.of(roster, home.load());

    assertThat(received.column("list.csv", "seen")).containsExactly("a");
    assertThat(received.leftOut())
        .containsExactly("student s2: Two rules disagree about what stands under \"seen\".");
    assertThat(received.leftOuts().get(0).by())
        .extracting(RuleRef::withLine)
        .containsExactly(
            "\"One\" (rules/receivers/list.drl:3)", "\"Another\" (rules/receivers/list.drl:5)");
  }

  @Test
  void aRuleOfTheDistrictStandsOverTheSharedOneAndReplacesThatOfItsName() {
    home.shared(
        "rule \"file\" when $f : ReceiverFile( ofStudents )",
        "then decide.columns( $f, \"list.csv\", \"seen\", \"more\" );",
        "  decide.fill( $f, \"more\", \"-\" ); end",
        "rule \"seen\" when $s : RosterStudent( ) then decide.write( $s, \"seen\", \"shared\" ); end",
        "rule \"nobody\" when $s : RosterStudent( ) then decide.leaveOut( $s, \"b\" ); end");
    home.district(
        "rule \"seen here\" when $s : RosterStudent( )",
        "then decide.write( $s, \"seen\", \"of the district\" ); end",
        "rule \"nobody\" when $s : RosterStudent( id == \"s2\" )",
        "then decide.leaveOut( $s, \"Not here.\" ); end",
        "rule \"more here\" when $f : ReceiverFile( ofStudents )",
        "then decide.fill( $f, \"more\", \"here\" ); end");
    roster.student("s2").enroll("s2", "room5");

    Received received = Received.of(roster, home.load());

    assertThat(received.rows("list.csv"))
        .containsExactly(Map.of("seen", "of the district", "more", "here"));
    assertThat(received.leftOut()).containsExactly("student s2: Not here.");
    assertThat(received.leftOuts().get(0).by())
        .extracting(RuleRef::withLine)
        .containsExactly("\"nobody\" (districts/9900001/rules/receivers/list.drl:3)");
  }

  @Test
  void whoIsLeftOutTakesNobodyAlongUnlessARuleSaysSo() {
    home.shared(
        "rule \"file\" when $f : ReceiverFile( ofEnrollments )",
        "then decide.columns( $f, \"list.csv\", \"student\", \"teacher\", \"site\" ); end",
        "rule \"s\" when $e : RosterStudent( ) then decide.write( $e, \"student\", $e.id() ); end",
        "rule \"t\" when $e : RosterTeacher( ) then decide.write( $e, \"teacher\", $e.id() ); end",
        "rule \"site\" when $e : RosterSite( ) then decide.write( $e, \"site\", $e.id() ); end",
        "rule \"no teacher\" when $e : RosterTeacher( ) then decide.leaveOut( $e, \"b\" ); end",
        "rule \"no site\" when $e : RosterSite( ) then decide.leaveOut( $e, \"b\" ); end");
    assertThat(Received.of(roster, home.load()).rows("list.csv"))
        .containsExactly(Map.of("student", "s1", "teacher", "", "site", ""));
  }

  @Test
  void enrollmentsAreCountedByReasonAndAClassIsToldWhereSomebodyWouldBeInIt() {
    home.shared(
        "rule \"file\" when $f : ReceiverFile( ofEnrollments )",
        "then decide.columns( $f, \"list.csv\", \"seen\" ); end",
        "rule \"seen\" when $e : RosterEnrollment( ) then decide.write( $e, \"seen\", $e.id() ); end",
        "rule \"over\" when $e : RosterEnrollment( ended ) then decide.leaveOut( $e, \"Over.\" ); end",
        "rule \"no code\" when $c : RosterClass( code == null ) then decide.leaveOut( $c, \"No code.\" ); end");
    for (String schoolClass : List.of("over", "empty", "missed")) {
      roster.put(RosterFile.CLASSES, schoolClass, "title=x");
    }
    roster.student("s2").enroll("s2", "missed").enroll("s2", "room5", "endDate=2026-09-01");
    roster.enroll("s1", "over", "endDate=2026-09-01").enroll("s2", "over", "endDate=2026-09-01");

    Received received = Received.of(roster, home.load());

    assertThat(received.column("list.csv", "seen")).containsExactly("s1/room5");
    assertThat(received.leftOut())
        .containsExactly("class missed: No code.", "enrollment 3 times: Over.");
    assertThat(received.handedOver().countLeftOut(EntryKind.ENROLLMENTS)).isEqualTo(3);
    assertThat(received.handedOver().causes())
        .extracting(cause -> cause.count() + " " + cause.kind().one() + " " + cause.reason())
        .containsExactly("3 enrollment Over.", "1 class No code.");
  }

  @Test
  void moreStudentsThanAreAskedAboutAtOnceAreAllHandedOver() {
    home.shared(ReceiverHome.showing("ofEnrollments", "RosterEnrollment", "$e.student().id()"));
    for (int i = 0; i < 1_234; i++) {
      roster.student("x" + i).enroll("x" + i, "room5");
    }
    assertThat(Received.of(roster, home.load()).column("list.csv", "seen"))
        .hasSize(1_235)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void everybodyOfWhomThereIsARowIsCountedOnce() {
    home.shared(ReceiverHome.showing("ofEnrollments", "RosterEnrollment", "$e.id()"));
    roster.put(RosterFile.CLASSES, "art", "title=Art", "schoolSourcedId=oak");
    roster.enroll("s1", "art").student("s2").enroll("s2", "room5").student("s3");

    assertThat(Received.of(roster, home.load()).handedOver().extent())
        .isEqualTo(new Extent(1, 1, 2));
  }
}
