package org.sisimport.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.facts.Field;
import org.sisimport.facts.Values;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.rules.ReceiverRules;
import org.sisimport.students.LoadedStudent;

/** What a receiver's rules see of a roster. */
class RosterFactsTest {

  private final ReceiverHome home;
  private final InventedRoster roster = InventedRoster.small();

  RosterFactsTest(@TempDir Path folder) {
    this.home = new ReceiverHome(folder);
  }

  private ReceiverRules showing(String kind, String fact, String seen) {
    return home.shared(ReceiverHome.showing(kind, fact, seen)).load();
  }

  private static List<String> seen(Received received) {
    return received.column("list.csv", "seen");
  }

  // ---- days ----

  private ReceiverRules days() {
    return home.shared(
            "rule \"file\" when $f : ReceiverFile( ofEnrollments )",
            "then decide.columns( $f, \"list.csv\", \"begun\", \"ended\", \"begins\", \"ends\" ); end",
            "rule \"a\" when $e : RosterEnrollment( ) then",
            "  decide.write( $e, \"begun\", \"\" + $e.begun() ); decide.write( $e, \"ended\", \"\" + $e.ended() ); end",
            "rule \"b\" when $e : RosterEnrollment( begins != null ) then decide.write( $e, \"begins\", \"\" + $e.begins() ); end",
            "rule \"c\" when $e : RosterEnrollment( ends != null ) then decide.write( $e, \"ends\", \"\" + $e.ends() ); end")
        .load();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-30,false,false",
    "2026-10-01,true,false",
    "2026-10-09,true,false",
    "2026-10-10,true,true",
    "2026-10-11,true,true"
  })
  void theFirstDayIsInAndTheEndDateIsNot(String today, boolean begun, boolean ended) {
    roster.enroll("s1", "room5", "beginDate=2026-10-01", "endDate=2026-10-10");
    assertThat(Received.on(today, roster, days()).rows("list.csv"))
        .containsExactly(
            Map.of(
                "begun",
                String.valueOf(begun),
                "ended",
                String.valueOf(ended),
                "begins",
                "2026-10-01",
                "ends",
                "2026-10-10"));
  }

  @Test
  void aDayThatTheRosterDoesNotTellIsThatOfTheTermsOfTheClass() {
    ReceiverRules days = days();
    assertThat(Received.of(roster, days).rows("list.csv"))
        .containsExactly(
            Map.of(
                "begun", "true", "ended", "false", "begins", "2026-08-12", "ends", "2027-06-05"));

    roster.put(RosterFile.ACADEMIC_SESSIONS, "t1", "startDate=2026-08-12", "endDate=2026-11-01");
    roster.put(RosterFile.ACADEMIC_SESSIONS, "t2", "startDate=2026-11-01", "endDate=2027-02-01");
    roster.put(RosterFile.CLASSES, "room5", "termSourcedIds=t2,t1");
    roster.enroll("s1", "room5", "beginDate=2026-09-15");
    assertThat(Received.of(roster, days).rows("list.csv"))
        .containsExactly(
            Map.of(
                "begun", "true", "ended", "false", "begins", "2026-09-15", "ends", "2027-02-01"));

    roster.delete(RosterFile.ACADEMIC_SESSIONS, "t2");
    roster.enroll("s1", "room5", "beginDate=");
    assertThat(Received.on("2031-01-01", roster, days).rows("list.csv"))
        .containsExactly(Map.of("begun", "true", "ended", "false", "begins", "", "ends", ""));
  }

  // ---- who teaches ----

  private ReceiverRules teachers() {
    return home.shared(
            "rule \"file\" when $f : ReceiverFile( ofClasses )",
            "then decide.columns( $f, \"list.csv\", \"seen\" ); decide.fill( $f, \"seen\", \"nobody\" ); end",
            "rule \"one\" when $c : RosterClass( teacher!.lastName != null )",
            "then decide.write( $c, \"seen\", $c.teacher().lastName() ); end",
            "rule \"several\" when $c : RosterClass( severalTeachers )",
            "then decide.write( $c, \"seen\", \"several\" ); end")
        .load();
  }

  private InventedRoster teach(String id, String lastName, String... values) {
    roster.put(RosterFile.USERS, id, "role=aide", "familyName=" + lastName, "givenName=X");
    roster.put(
        RosterFile.ENROLLMENTS,
        "e-" + id,
        "classSourcedId=room5",
        "userSourcedId=" + id,
        "role=teacher");
    return roster.put(RosterFile.ENROLLMENTS, "e-" + id, values);
  }

  @Test
  void theTeacherIsThePrimaryOneOrElseTheOnlyOneOfToday() {
    ReceiverRules teachers = teachers();
    teach("t2", "Okafor", "primary=false");
    assertThat(seen(Received.of(roster, teachers))).containsExactly("Teller");

    roster.put(RosterFile.ENROLLMENTS, "e-t1", "primary=");
    assertThat(seen(Received.of(roster, teachers))).containsExactly("several");

    teach("t2", "Okafor", "endDate=2026-10-01");
    assertThat(seen(Received.of(roster, teachers))).containsExactly("Teller");

    roster.put(RosterFile.ENROLLMENTS, "e-t1", "endDate=2026-09-01");
    assertThat(seen(Received.of(roster, teachers))).containsExactly("nobody");

    teach("t3", "Nguyen", "beginDate=2026-11-01");
    assertThat(seen(Received.of(roster, teachers))).containsExactly("Nguyen");

    roster.put(RosterFile.ENROLLMENTS, "e-t1", "primary=true", "endDate=2026-10-15");
    teach("t3", "Nguyen", "beginDate=2026-10-15", "primary=true");
    assertThat(seen(Received.of(roster, teachers))).containsExactly("Teller");
    assertThat(seen(Received.on("2026-10-15", roster, teachers))).containsExactly("Nguyen");
  }

  @Test
  void twoEnrollmentsOfOneTeacherAreOneTeacher() {
    roster.put(
        RosterFile.ENROLLMENTS,
        "again",
        "classSourcedId=room5",
        "userSourcedId=t1",
        "role=teacher",
        "primary=true");
    assertThat(seen(Received.of(roster, teachers()))).containsExactly("Teller");
  }

  // ---- who is who ----

  @Test
  void teachersAreWhoHasTheRoleOrTeachesAndNobodyElse() {
    ReceiverRules rules = showing("ofTeachers", "RosterTeacher", "$e.id()");
    for (String role :
        List.of("administrator", "aide", "guardian", "parent", "proctor", "relative")) {
      roster.put(RosterFile.USERS, role, "role=" + role);
    }
    teach("aide2", "Okafor");
    roster.put(RosterFile.USERS, "idle", "role=teacher");
    assertThat(seen(Received.of(roster, rules))).containsExactly("aide2", "idle", "t1");
  }

  @Test
  void rolesOfTheirOwnFileCountWhereUsersHaveNone() {
    ReceiverRules students = showing("ofStudents", "RosterStudent", "$e.id()");
    roster.put(RosterFile.USERS, "s2", "primaryOrgSourcedId=oak");
    roster.put(RosterFile.USERS, "t2", "primaryOrgSourcedId=oak");
    roster.put(RosterFile.ROLES, "r1", "userSourcedId=s2", "role=student", "endDate=2026-10-02");
    roster.put(RosterFile.ROLES, "r2", "userSourcedId=t2", "role=teacher");
    assertThat(seen(Received.of(roster, students))).containsExactly("s1", "s2");
    assertThat(seen(Received.on("2026-10-02", roster, students))).containsExactly("s1");

    ReceiverRules teachers = showing("ofTeachers", "RosterTeacher", "$e.id()");
    assertThat(seen(Received.of(roster, teachers))).containsExactly("t1", "t2");
  }

  @Test
  void whatIsToBeDeletedIsNotThere() {
    roster.student("s2", "identifier=9").enroll("s2", "room5");
    ReceiverRules rules = showing("ofEnrollments", "RosterEnrollment", "$e.id()");
    assertThat(seen(Received.of(roster, rules))).containsExactly("s1/room5", "s2/room5");
    roster.delete(RosterFile.USERS, "s1");
    assertThat(seen(Received.of(roster, rules))).containsExactly("s2/room5");
    roster.delete(RosterFile.ENROLLMENTS, "e-s2-room5");
    assertThat(seen(Received.of(roster, rules))).isEmpty();
    roster.enroll("s2", "room5").delete(RosterFile.CLASSES, "room5");
    assertThat(seen(Received.of(roster, rules))).isEmpty();
  }

  @Test
  void theSchoolOfAStudentIsTheOnlyOneOrThePrimaryOne() {
    ReceiverRules rules =
        home.shared(
                "rule \"file\" when $f : ReceiverFile( ofStudents )",
                "then decide.columns( $f, \"list.csv\", \"seen\" ); end",
                "rule \"name\" when $s : RosterSite( name != null )",
                "then decide.write( $s, \"seen\", $s.name() ); end")
            .load();
    roster.put(RosterFile.ORGS, "elm", "name=Elm Middle", "type=school");
    roster.put(RosterFile.USERS, "s1", "orgSourcedIds=d,elm");
    assertThat(seen(Received.of(roster, rules))).containsExactly("Elm Middle");
    roster.put(RosterFile.USERS, "s1", "orgSourcedIds=oak,elm");
    assertThat(seen(Received.of(roster, rules))).containsExactly("");
    roster.put(RosterFile.USERS, "s1", "primaryOrgSourcedId=oak");
    assertThat(seen(Received.of(roster, rules))).containsExactly("Oak Elementary");
    roster.put(RosterFile.USERS, "s1", "orgSourcedIds=", "primaryOrgSourcedId=");
    roster.put(RosterFile.ROLES, "r", "userSourcedId=s1", "role=student", "orgSourcedId=elm");
    assertThat(seen(Received.of(roster, rules))).containsExactly("Elm Middle");
  }

  @Test
  void extensionColumnsOfUserAndDemographicsAreFoundByName() {
    ReceiverRules rules =
        home.shared(
                "rule \"file\" when $f : ReceiverFile( ofStudents )",
                "then decide.columns( $f, \"list.csv\", \"gifted\", \"zip\" ); end",
                "rule \"gifted\" when $s : RosterStudent( extensions.value( \"Gifted\" ) == \"Y\" )",
                "then decide.write( $s, \"gifted\", \"yes\" ); end",
                "rule \"zip\" when $s : RosterStudent( extensions.value( \"zip\" ) != null )",
                "then decide.write( $s, \"zip\", $s.extensions().value( \"zip\" ) ); end")
            .load();
    roster.put(RosterFile.USERS, "s1", "metadata.gifted=Y");
    roster.put(RosterFile.DEMOGRAPHICS, "s1", "metadata.gifted=N", "metadata.zip=93001");
    assertThat(Received.of(roster, rules).rows("list.csv"))
        .containsExactly(Map.of("gifted", "yes", "zip", "93001"));
  }

  @ParameterizedTest
  @CsvSource({
    "ruth@example.org,true", "r.t+x@mail.example.org,true", "ruth@example,false",
    "ruth,false", "ruth@@example.org,false", "ruth teller@example.org,false",
    "@example.org,false", "ruth@.org,false", "ruth@example..org,false",
    "'a@example.org;b@example.org',false"
  })
  void anAddressHasTheFormOfOne(String email, boolean expected) {
    roster.put(RosterFile.USERS, "t1", "email=" + email);
    ReceiverRules rules = showing("ofTeachers", "RosterTeacher", "\"\" + $e.emailWellFormed()");
    assertThat(seen(Received.of(roster, rules))).containsExactly(String.valueOf(expected));
  }

  // ---- our record ----

  /** Our record has the SSID 1000000001, the local id 0123 and was born on 2015-03-09. */
  @ParameterizedTest
  @CsvSource({
    "identifier=1000000001,2015-03-09,ours",
    "identifier=1000000001,,ours",
    "identifier=1000000001,2015-03-10,",
    "identifier=1000000002,2015-03-09,",
    "identifier=123,2015-03-09,ours",
    "identifier=00123,2015-03-09,ours",
    "identifier=123,2015-03-10,",
    "identifier=123,,",
    "identifier=124,2015-03-09,",
    "'userIds={SSID:1000000001},{Login:m.alvarez}',2015-03-09,ours",
    "'userIds={Local:0123}',2015-03-09,ours",
    "metadata.stateId=1000000001,2015-03-09,ours"
  })
  void ourRecordIsFoundOnlyWhereItIsSure(
      String value, @Nullable String birthdate, @Nullable String expected) {
    roster.put(RosterFile.USERS, "s1", "identifier=");
    roster.put(RosterFile.USERS, "s1", value);
    roster.put(RosterFile.DEMOGRAPHICS, "s1", "birthDate=" + (birthdate == null ? "" : birthdate));
    assertThat(seen(Received.of(roster, ours(), record("1000000001", "0123"))))
        .containsExactly(expected == null ? "" : "1000000001");
  }

  @Test
  void twoRecordsThatMayBeMeantAreNone() {
    roster.put(RosterFile.USERS, "s1", "identifier=123");
    assertThat(
            seen(
                Received.of(
                    roster, ours(), record("1000000001", "0123"), record("1000000002", "123"))))
        .containsExactly("");
    roster.put(RosterFile.USERS, "s1", "userIds={SSID:1000000001},{Other:1000000002}");
    assertThat(
            seen(Received.of(roster, ours(), record("1000000001", "5"), record("1000000002", "6"))))
        .containsExactly("");
  }

  private ReceiverRules ours() {
    return home.shared(
            "rule \"file\" when $f : ReceiverFile( ofStudents )",
            "then decide.columns( $f, \"list.csv\", \"seen\" ); end",
            "rule \"ours\" when $s : RosterStudent( ours!.ssid != null )",
            "then decide.write( $s, \"seen\", $s.ours().ssid() ); end")
        .load();
  }

  private static LoadedStudent record(String ssid, String localId) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    values.put(Field.SSID, ssid);
    values.put(Field.LOCAL_STUDENT_ID, localId);
    values.put(Field.LAST_NAME, "Alvarez");
    values.put(Field.FIRST_NAME, "Marisol");
    values.put(Field.BIRTHDATE, "2015-03-09");
    return new LoadedStudent(2, Values.of(values), "Active", null, null, null);
  }
}
