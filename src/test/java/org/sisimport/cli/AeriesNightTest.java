package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.aeries.InventedAeries;
import org.sisimport.aeries.Pulls;

/** Aeries pulls, from the spool to the log. */
class AeriesNightTest {

  private static final String FILES = "files: [{ name: \"*.zip\" }]";
  private static final String START = "2024-02-09";

  @RegisterExtension final HomeFixture home = new HomeFixture();
  @RegisterExtension final HomeFixture otherHome = new HomeFixture();

  @BeforeEach
  void aDistrictOfWhichAeriesIsPulled() {
    for (HomeFixture each : new HomeFixture[] {home, otherHome}) {
      each.clock(Clock.fixed(Instant.parse("2026-10-15T10:00:00Z"), ZoneOffset.UTC));
      each.settings("state: live", FILES);
      each.ours(
          "SSID,Local Student ID,Last Name,First Name,Birthdate,Grade Level,School of Attendance,Designation",
          "1000000001,1,Lastb,Firstb,2015-03-09,04,9900101,SPED",
          "1000000002,2,Lastc,Firstc,2015-03-09,04,9900101,SPED",
          "1000000003,3,Lastd,Firstd,2015-03-09,04,9900101,SPED");
    }
  }

  @Test
  void aPullUpdatesStudentsByTheRulesOfAeriesWhateverTheVendorIs() {
    home.settings("state: live", FILES, "vendor: powerschool");
    send(
        Pulls.ofOneSchool()
            .student(1, "Grade", -1, "LanguageFluencyCode", "E")
            .student(2, "Grade", 0)
            .program(1, "144", START, null)
            .program(2, "144x", START, null));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.counts()).isEqualTo("2 read: 2 updated");
    assertThat(home.student("1000000001"))
        .containsEntry("Grade Level", "TK")
        .containsEntry("English Language Acquisition Status Code", "EO");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "KN");
    assertThat(night.run().logText())
        .contains("students/994-1.json, record 1, SSID ******0001, Lastb Firstb: updated")
        .contains("Aeries, all students, as of 2026-10-15T00:30:05-07:00");
  }

  @Test
  void theSameBytesAgainChangeNothing() {
    send(Pulls.ofOneSchool().student(1).program(1, "144", START, null));
    home.night();
    send(Pulls.ofOneSchool().student(1).program(1, "144", START, null));

    assertThat(home.night().status()).isEqualTo("UNCHANGED");
  }

  @Test
  void whoHasAProgramIsCreatedWhereTheDistrictWantsIt() {
    Pulls pull =
        Pulls.ofOneSchool()
            .seal("programs", List.of("144", "101"))
            .student(8)
            .student(9)
            .program(8, "144", START, null)
            .program(9, "101", START, null);
    home.settings("state: live", FILES, "options: { create: [SPED] }");
    send(pull);

    assertThat(home.night().counts()).isEqualTo("2 read: 1 created, 1 skipped");
    assertThat(home.student("1000000008"))
        .containsEntry("Designation", "SPED")
        .containsEntry("Local Student ID", "8")
        .containsEntry("Migrant", "N");
  }

  @Test
  void blanksOfAeriesEraseNothing() {
    send(
        Pulls.ofOneSchool()
            .student(1, "Grade", null, "Birthdate", "2015-03-09T00:00:00")
            .program(1, "144", START, null));

    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
  }

  @Test
  void aGradeOfTheDistrictsOwnIsToldByTheNameThatItHasThere() {
    send(
        Pulls.ofOneSchool()
            .code("GR", "16", "Ungraded Elementary")
            .student(1, "Grade", 16)
            .program(1, "144", START, null));

    assertThat(home.night().notices("untranslated-code"))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.message())
                    .startsWith(
                        "Grade Level \"16\", which the district calls \"Ungraded Elementary\", in"
                            + " column \"Grade\" is unknown and was not used. Known are")
                    .contains("is( \"16\" )"));
  }

  @Test
  void aProgramThatEndedChangesNothingAndExplainTellsIt() {
    send(Pulls.ofOneSchool().student(1).program(1, "144", START, null));
    home.night();
    var before = home.students();
    send(
        Pulls.changes()
            .school(Pulls.SCHOOL, "9900101")
            .student(1, "Grade", 9)
            .program(1, "144", START, "2026-10-01"));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.counts()).isEqualTo("0 read");
    assertThat(night.notices("program-ended")).hasSize(1);
    assertThat(home.students()).isEqualTo(before);
    assertThat(home.explain("--ssid", "1000000001"))
        .contains(
            "No row of the file is it, so nothing happened to the student in this run: the pull has"
                + " the student, StudentID 1, but program 144 ended on 2026-10-01.",
            "We have the student: SSID ******0001, Lastb Firstb, Active");
    assertThat(home.run("explain", CODE, "--ssid", "1000000001", "--json").out())
        .contains("\"whyNoRow\":\"the pull has the student, StudentID 1, but program 144 ended");
  }

  @Test
  void explainFindsARowBySsidAndByItsNumber() {
    send(Pulls.ofOneSchool().student(1).student(2).program(2, "144", START, null));
    home.night();

    assertThat(home.explain("--ssid", "1000000002"))
        .contains("students/994-1.json, record 2, SSID ******0002, Lastc Firstc: UPDATED");
    assertThat(home.explain("--row", "3")).contains("students/994-1.json, record 2, SSID");
    assertThat(home.explain("--row", "2"))
        .contains(
            "The file has no row of a student in students/994-1.json, record 1; where there is one,"
                + " --ssid tells why.");
  }

  @Test
  void aPullOfChangesInWhichNobodyHasAProgramIsANightOfItsOwn() {
    send(Pulls.changes().school(Pulls.SCHOOL, "9900101"));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.run().notices()).isEmpty();
  }

  @Test
  void aFullPullWithoutAStudentIsTold() {
    send(Pulls.ofOneSchool());

    assertThat(home.night().notices("no-rows")).hasSize(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"full, HELD", "changes, APPLIED"})
  void onlyAFullPullIsComparedWithTheRowsOfTheLastOne(String kind, String status) {
    home.settings("state: live", FILES, "limits: { fewer-rows: 50% from 2 }");
    Pulls all = Pulls.ofOneSchool();
    for (int id = 1; id <= 6; id++) {
      all.student(id).program(id, "144", START, null);
    }
    send(all);
    home.night();
    send(
        (kind.equals("full") ? Pulls.full() : Pulls.changes())
            .school(Pulls.SCHOOL, "9900101")
            .student(1)
            .program(1, "144", START, null));

    assertThat(home.night().status()).isEqualTo(status);
  }

  @Test
  void aPullOfAnotherDistrictIsRefused() {
    send(Pulls.ofOneSchool().seal("district", "9900002"));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.run().messages())
        .containsExactly(
            "[] aeries.zip cannot be read: it is a pull of district \"9900002\", and this is district"
                + " 9900001; nothing of it was used");
  }

  @Test
  void anAnswerThatIsBrokenRefusesTheNightAndExplainSaysSo() {
    send(Pulls.ofOneSchool().raw("students/994-1.json", "[{\"LastName\":\"Ruiz\""));

    assertThat(home.night().status()).isEqualTo("REFUSED");
    assertThat(home.explain("--ssid", "1000000001"))
        .contains("the whole file was refused: students/994-1.json in aeries.zip cannot be read");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'', 1",
    "update-local-id: true, 77",
    "update-identifying: true, 77",
    "update-local-id: false, 1"
  })
  void theLocalIdFollowsOnlyWhereTheDistrictHasOptedIn(String option, String localId) {
    home.settings("state: live", FILES, "options: { " + option + " }");
    send(
        Pulls.ofOneSchool()
            .student(
                77, "StateStudentID", "1000000001", "LastName", "Lastb", "FirstName", "Changed")
            .program(77, "144", START, null));

    home.night();

    assertThat(home.student("1000000001")).containsEntry("Local Student ID", localId);
  }

  /** Night after night, in one home every pull is a full one, in the other only the first. */
  @RepeatedTest(3)
  void fullPullsAndPullsOfWhatHasChangedEndInTheSameStudents(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (HomeFixture each : new HomeFixture[] {home, otherHome}) {
      each.settings("state: live", FILES, "options: { create: [SPED, \"504\"] }", "limits: none");
      each.schools("9900101,990,Almond,", "9900102,994,Birch,yes", "9900102,995,Cedar,");
    }
    InventedAeries aeries = InventedAeries.of(80, random);
    home.sendBytes(CODE, "aeries.zip", aeries.full().bytes());
    otherHome.sendBytes(CODE, "aeries.zip", aeries.full().bytes());
    assertThat(home.night().status()).isEqualTo("APPLIED");
    assertThat(otherHome.night().status()).isEqualTo("APPLIED");
    assertThat(home.students().size()).isGreaterThan(15);

    for (int night = 0; night < 4; night++) {
      InventedAeries later = aeries.after(random);
      home.sendBytes(CODE, "aeries.zip", later.full().bytes());
      otherHome.sendBytes(CODE, "aeries.zip", later.changesSince(aeries).bytes());

      assertThat(home.night().status()).isEqualTo("APPLIED");
      assertThat(otherHome.night().status()).isEqualTo("APPLIED");

      assertThat(otherHome.students())
          .as("after night " + night)
          .containsExactlyElementsOf(home.students());
      aeries = later;
    }
  }

  private void send(Pulls pull) {
    home.sendBytes(CODE, "aeries.zip", pull.bytes());
  }
}
