package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped rules decide of schools, of students who left, of new ones and of fields. */
class StudentRulesNightTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate";
  private static final String MARISOL = "1000000001,Alvarez,Marisol,2014-03-09";
  private static final String DANIEL = "1000000002,Okafor,Daniel,2013-11-21";
  private static final String LINH = "1000000003,Nguyen,Linh,2015-02-01";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  // ---- schools ----

  @Test
  void aSchoolCodeIsSettledBySiteCodeDefaultAndWhatIsAssigned() {
    home.schools(
        "9900101,,Almond Elementary,",
        "9900102,B1,Birch North,",
        "9900102,B2,Birch South,yes",
        "9900103,C1,Cedar East,",
        "9900103,C2,Cedar West,");
    home.ours(
        HEADER + ",School of Attendance,Site Code",
        "1000000001,Alvarez,Marisol,2014-03-09,9900102,B1",
        "1000000002,Okafor,Daniel,2013-11-21,9900102,B1",
        "1000000003,Nguyen,Linh,2015-02-01,9900101,",
        "1000000004,Smith,Pat,2012-02-01,9900101,",
        "1000000005,Ito,Kenji,2012-02-03,9900102,B2",
        "1000000006,Chu,Ana,2012-04-03,9900101,",
        "1000000007,Fox,Robin,2012-04-05,9900101,",
        "1000000008,Gray,Sam,2012-04-06,9900101,",
        "1000000009,Hall,Toni,2012-04-07,9900101,",
        "1000000010,Iver,Uma,2012-04-08,9900101,");
    home.send(
        HEADER + ",School of Attendance,Site Code",
        "1000000001,Alvarez,Marisol,2014-03-09,9900102,",
        "1000000002,Okafor,Daniel,2013-11-21,9900102,B2",
        "1000000003,Nguyen,Linh,2015-02-01,9900102,B1",
        "1000000004,Smith,Pat,2012-02-01,9900102,",
        "1000000005,Ito,Kenji,2012-02-03,9900101,",
        "1000000006,Chu,Ana,2012-04-03,9900103,",
        "1000000007,Fox,Robin,2012-04-05,9900999,",
        "1000000008,Gray,Sam,2012-04-06,0000001,",
        "1000000009,Hall,Toni,2012-04-07,0000002,",
        "1000000010,Iver,Uma,2012-04-08,,B1");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("10 read: 6 unchanged, 4 updated");
    assertThat(home.students())
        .extracting(
            student ->
                student.get("First Name")
                    + " "
                    + student.get("School of Attendance")
                    + " "
                    + student.get("Site Code"))
        .containsExactly(
            "Marisol 9900102 B1", // the same code changes nothing, although B2 is the default
            "Daniel 9900102 B2", // except where the site code names another entity
            "Linh 9900102 B1",
            "Pat 9900102 B2", // the default
            "Kenji 9900101 ", // one entity
            "Ana 9900101 ", // shared, no default
            "Robin 9900101 ", // no such code
            "Sam 9900101 ",
            "Toni 9900101 ",
            "Uma 9900101 ");
    assertThat(night.run().messages())
        .anyMatch(message -> message.startsWith("[5] ") && message.contains("check which school"))
        .anyMatch(message -> message.startsWith("[7] ") && message.contains("none of them"))
        .anyMatch(message -> message.startsWith("[8] ") && message.contains("9900999"))
        .anyMatch(message -> message.startsWith("[9] ") && message.contains("non-public school"))
        .anyMatch(message -> message.startsWith("[10] ") && message.contains("private school"))
        .hasSize(5);
  }

  @Test
  void aNewStudentGetsASchoolByTheSameRules() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.schools("9900101,,Almond,", "9900102,B1,Birch North,", "9900102,B2,Birch South,yes");
    home.send(
        HEADER + ",School of Attendance,Site Code,Designation",
        MARISOL + ",9900102,B1,SPED",
        DANIEL + ",9900102,,SPED",
        LINH + ",9900999,,SPED");

    assertThat(home.night().counts()).isEqualTo("3 read: 3 created");
    assertThat(home.students())
        .extracting(student -> student.get("School of Attendance") + student.get("Site Code"))
        .containsExactly("9900102B1", "9900102B2", "");
  }

  // ---- inactive ----

  @Test
  void studentsInactiveHereAreLeftAloneAndWhoseDayHasPassedBecomesInactive() {
    home.ours(
        HEADER + ",Status,Inactive Date,Inactive Reason",
        MARISOL + ",Inactive,2026-01-31,Exited",
        DANIEL + ",Inactive,2099-01-31,Moving away",
        LINH + ",Inactive,,Not eligible",
        "1000000004,Smith,Pat,2012-02-01,Active,2026-01-31,Exited",
        "1000000005,Ito,Kenji,2012-02-03,Pending,2026-01-31,Exited");
    home.send(
        HEADER + ",Grade",
        MARISOL + ",05",
        DANIEL + ",05",
        LINH + ",05",
        "1000000004,Smith,Pat,2012-02-01,05",
        "1000000005,Ito,Kenji,2012-02-03,05");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("5 read: 2 updated, 3 skipped");
    assertThat(home.students())
        .extracting(student -> student.get("Grade Level") + " " + student.get("Status"))
        .containsExactly(" Inactive", "05 Inactive", " Inactive", " Inactive", "05 Pending");
    assertThat(night.run().messages())
        .anyMatch(message -> message.startsWith("[2, 5]") && message.contains("Exited"))
        .anyMatch(message -> message.startsWith("[4]") && message.contains("Not eligible"));
  }

  // ---- creation ----

  @Test
  void onlyTheProgramsThatTheDistrictAllowsAreCreatedAsPending() {
    home.settings("state: live", "options: { create: [SPED, SST] }");
    home.send(
        HEADER + ",Designation,School of Attendance,Grade",
        MARISOL + ",SPED,9900101,TK",
        DANIEL + ",504,9900101,05",
        LINH + ",sst,9900101,05",
        "1000000004,Smith,Pat,2012-02-01,,9900101,05",
        "1000000005,Ito,Kenji,2012-02-03,GATE,9900101,05");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("5 read: 2 created, 3 skipped");
    assertThat(home.students())
        .extracting(
            student ->
                String.join(
                    " ",
                    student.get("SSID"),
                    student.get("Designation"),
                    student.get("Status"),
                    student.get("School of Attendance")))
        .containsExactly("1000000001 SPED Pending 9900101", "1000000003 SST Pending 9900101");
    // without proof of program: one notice with the count of the rows
    assertThat(night.run().messages())
        .filteredOn(message -> message.contains("nothing tells the program"))
        .singleElement()
        .satisfies(message -> assertThat(message).startsWith("[5, 6]"));
  }

  @Test
  void nobodyIsCreatedUnlessTheDistrictSaysSo() {
    home.send(HEADER + ",Designation", MARISOL + ",SPED");

    assertThat(home.night().counts()).isEqualTo("1 read: 1 skipped");
    assertThat(home.students()).isEmpty();
  }

  @Test
  void inAFileOfOneProgramTheRowsOwnDesignationWinsAndABlankOneIsTheFiles() {
    home.settings(
        "state: live",
        "files: [ { name: \"*_demographics.*\", designation: SPED } ]",
        "options: { create: [SPED, \"504\"] }");
    home.send(HEADER + ",Designation", MARISOL + ",504", DANIEL + ",", LINH + ",SST");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("3 read: 2 created, 1 skipped");
    assertThat(home.students())
        .extracting(student -> student.get("Designation"))
        .containsExactly("504", "SPED");
    assertThat(home.audit()).anyMatch(entry -> entry.startsWith("3 DESIGNATION: null -> SPED"));
  }

  @Test
  void withoutProofOfProgramStudentsAreUpdatedOnlyAndNothingIsSaidWhereNobodyIsNew() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.ours(HEADER, MARISOL);
    home.send(HEADER + ",Grade", MARISOL + ",05");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    assertThat(night.run().notices()).isEmpty();
  }

  // ---- other fields ----

  @Test
  void theDesignationOfAStudentWhomWeHaveStaysAndADifferenceIsTold() {
    home.ours(HEADER + ",Designation", MARISOL + ",SPED", DANIEL);
    home.send(HEADER + ",Designation,Grade", MARISOL + ",504,05", DANIEL + ",SST,");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("2 read: 1 unchanged, 1 updated");
    assertThat(home.students())
        .extracting(student -> student.get("Designation"))
        .containsExactly("SPED", "");
    assertThat(night.notices("warned"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.rows()).containsExactly(2, 3))
        .satisfies(notice -> assertThat(notice.message()).contains("Designation", "ours stays"));
  }

  @ParameterizedTest
  @CsvSource({
    "RFEP, EL, 2020-05-06",
    "EL,   RFEP, ''",
    "'',   RFEP, 2020-05-06",
    "'',   EL, ''",
    "'',   '', ''"
  })
  void anRfepDateCountsOnlyWhereTheStatusOfTheRowOrOursIsRfep(
      String theirs, String ours, String date) {
    home.ours(HEADER + ",English Language Acquisition Status Code", MARISOL + "," + ours);
    home.send(HEADER + ",ELAS,RFEP Date", MARISOL + "," + theirs + ",2020-05-06");

    home.night();

    assertThat(home.student("1000000001")).containsEntry("RFEP Date", date);
  }

  @Test
  void anRfepDateOfANewStudentCountsOnlyWithTheStatus() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.send(
        HEADER + ",ELAS,RFEP Date,Designation",
        MARISOL + ",RFEP,2020-05-06,SPED",
        DANIEL + ",EO,2020-05-06,SPED",
        LINH + ",,2020-05-06,SPED");

    home.night();

    assertThat(home.students())
        .extracting(student -> student.get("RFEP Date"))
        .containsExactly("2020-05-06", "", "");
  }

  @Test
  void preferredNamesAreTakenOnlyWhereTheDistrictUsesThem() {
    home.ours(HEADER, MARISOL);
    home.send(HEADER + ",Preferred First Name", MARISOL + ",Mari");

    assertThat(home.night().counts()).isEqualTo("1 read: 1 unchanged");
    home.settings("state: live", "options: { preferred-names: true }");
    home.send(HEADER + ",Preferred First Name,Preferred Last Name", MARISOL + ",Mari,");
    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("PreferredFirstName", "Mari");
  }
}
