package org.sisimport.aeries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.notice.Notice;
import org.sisimport.notice.PullNotices.BrokenRecord;
import org.sisimport.table.Row;

/** The answers of an Aeries API as a table of students. */
class AeriesTableTest {

  private static final String START = "2024-02-09";

  private final Path temp;

  AeriesTableTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void aStudentWithACurrentProgramIsARowJoinedFromAllAnswers() {
    Pulls pull =
        Pulls.ofOneSchool()
            .school(990, "9900102")
            .student(
                71,
                "StateStudentID",
                "0123456789",
                "LastName",
                " Ruiz ",
                "FirstName",
                "Ana",
                "MiddleName",
                "Eva",
                "LastNameAlias",
                "Rose",
                "FirstNameAlias",
                "Annie",
                "Gender",
                "X",
                "Grade",
                -1,
                "EthnicityCode",
                "Y",
                "RaceCode1",
                "700",
                "RaceCode2",
                "201",
                "RaceCode3",
                "600",
                "RaceCode4",
                "100",
                "RaceCode5",
                "303",
                "LanguageFluencyCode",
                "R",
                "HomeLanguageCode",
                "01")
            .extended(
                71,
                "ResidenceSchool",
                990,
                "InterIntraDistrictStateCode",
                "99000020000000",
                "DateRedesignatedFluentEnglishProficient",
                "2026-05-20T00:00:00")
            .program(71, "144", START, null)
            .program(71, "135", null, null, START, null);

    assertThat(onlyRow(pull))
        .containsExactlyEntriesOf(
            cells(
                "StudentID", "71",
                "StateStudentID", "0123456789",
                "LastName", "Ruiz",
                "FirstName", "Ana",
                "MiddleName", "Eva",
                "LastNameAlias", "Rose",
                "FirstNameAlias", "Annie",
                "Birthdate", "2015-03-09",
                "Gender", "X",
                "Grade", "-1",
                "EthnicityCode", "Y",
                "RaceCode1", "700",
                "RaceCode2", "201",
                "RaceCode3", "600",
                "RaceCode4", "100",
                "RaceCode5", "303",
                "LanguageFluencyCode", "R",
                "HomeLanguageCode", "01",
                "SchoolCode", "994",
                "School.StateSchoolID", "9900101",
                "Extended.ResidenceSchoolStateSchoolID", "9900102",
                "Extended.InterIntraDistrictStateCode", "99000020000000",
                "Extended.DateRedesignatedFluentEnglishProficient", "2026-05-20",
                "Program.ProgramCode", "144",
                "Program.Migrant", "Y"));
  }

  @Test
  void whatAeriesLeavesEmptyIsBlank() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71, "MiddleName", null, "Grade", null, "Birthdate", "0001-01-01T00:00:00")
            .extended(
                71,
                "ResidenceSchool",
                0,
                "DateRedesignatedFluentEnglishProficient",
                "0001-01-01T00:00:00")
            .program(71, "144", START, null);

    Map<String, String> row = onlyRow(pull);

    assertThat(row)
        .containsEntry("MiddleName", "")
        .containsEntry("Grade", "")
        .containsEntry("Birthdate", "")
        .containsEntry("LanguageFluencyCode", "")
        .containsEntry("Extended.ResidenceSchoolStateSchoolID", "")
        .containsEntry("Extended.InterIntraDistrictStateCode", "")
        .containsEntry("Extended.DateRedesignatedFluentEnglishProficient", "");
    assertThat(rows(pull).get(0).remark()).isNull();
  }

  @Test
  void aStudentWithoutExtendedDataIsARowAllTheSame() {
    Pulls pull = Pulls.ofOneSchool().student(71).program(71, "144", START, null);

    assertThat(onlyRow(pull)).containsEntry("Extended.InterIntraDistrictStateCode", "");
  }

  @ParameterizedTest(name = "{0} eligible {1} to {2}, participating {3} to {4}: {5}")
  @CsvSource(
      nullValues = "-",
      value = {
        // the pull is of 2026-10-15
        "144,  2024-02-09, -,          -,          -,          a row",
        "144,  2026-10-15, -,          -,          -,          a row",
        "144,  2024-02-09, 2026-10-15, -,          -,          a row",
        "144,  2024-02-09, 0001-01-01, -,          -,          a row",
        "144,  2024-02-09, 2026-10-14, -,          -,          ended",
        "144,  2026-10-16, -,          -,          -,          not begun",
        "144,  -,          -,          -,          -,          undated",
        "144,  2026-10-07, 2026-10-06, -,          -,          undated",
        // of 144 participation says nothing
        "144,  2024-02-09, -,          2025-01-01, 2025-02-01, a row",
        "144,  -,          -,          2025-01-01, -,          undated",
        // of others it says it, and eligibility where there is none
        "144x, -,          -,          2025-01-01, -,          a row",
        "144x, 2024-02-09, 2024-03-09, 2025-01-01, -,          a row",
        "144x, 2024-02-09, -,          2025-01-01, 2025-02-01, ended",
        "144x, 2024-02-09, -,          -,          2025-02-01, ended",
        "144x, 2024-02-09, -,          2026-11-01, -,          not begun",
        "144x, 2024-02-09, -,          -,          -,          a row",
        "144x, 2024-02-09, 2025-02-01, -,          -,          ended",
        "144X, 2024-02-09, -,          -,          -,          a row",
        // nobody asked for it
        "127,  2024-02-09, -,          -,          -,          nothing",
        "135,  2024-02-09, -,          -,          -,          nothing"
      })
  void aProgramIsCurrentByItsDates(
      String code,
      @Nullable String start,
      @Nullable String end,
      @Nullable String participationStart,
      @Nullable String participationEnd,
      String becomes) {
    AeriesTable table =
        table(
            Pulls.ofOneSchool()
                .student(71)
                .program(71, code, start, end, participationStart, participationEnd));

    String found =
        table.isEmpty()
            ? table.notices().stream()
                .map(notice -> notice.kind().replace("program-", "").replace('-', ' '))
                .findFirst()
                .orElse("nothing")
            : "a row";
    assertThat(found).isEqualTo(becomes);
  }

  @Test
  void aClosedRowOfAProgramDoesNotHideTheCurrentOne() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71)
            .program(71, "144", "2019-01-01", "2020-01-01")
            .program(71, "144", START, null)
            .program(71, "144", "2026-10-07", "2026-10-06")
            .program(71, "144", "2021-01-01", "2022-01-01");

    assertThat(onlyRow(pull)).containsEntry("Program.ProgramCode", "144");
    assertThat(table(pull).notices()).isEmpty();
  }

  @Test
  void ofSeveralCurrentProgramsTheOneCountsThatTheDistrictNamesFirst() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71)
            .program(71, "144", START, null)
            .program(71, "101", START, null)
            .program(71, "144x", START, null);

    assertThat(onlyRow(pull.seal("programs", List.of("101", "144x", "144"))))
        .containsEntry("Program.ProgramCode", "101");
    assertThat(onlyRow(pull.seal("programs", List.of("144x", "144"))))
        .containsEntry("Program.ProgramCode", "144x");
  }

  @Test
  void migrantIsWhoHasTheProgramOfMigrantsToday() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71)
            .student(72)
            .student(73)
            .program(71, "144", START, null)
            .program(72, "144", START, null)
            .program(73, "144", START, null)
            .program(72, "135", null, null, START, null)
            .program(73, "135", null, null, START, "2026-01-01");

    assertThat(column(pull, "Program.Migrant")).containsExactly("N", "Y", "N");
    assertThat(column(pull.seal("migrant", null), "Program.Migrant")).containsOnly("");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "an active one, not one that has ended | InactiveStatusCode | N | InactiveStatusCode | ''",
        "one that has begun, not one to come | SchoolEnterDate | 2026-11-02T00:00:00 | SchoolEnterDate | 2026-08-12T00:00:00",
        "the one that began last | SchoolEnterDate | 2026-08-12T00:00:00 | SchoolEnterDate | 2026-09-01T00:00:00",
        "one of which it is known when it began | SchoolEnterDate | '' | SchoolEnterDate | 2020-01-01T00:00:00"
      })
  void thePrimaryEnrollmentIs(
      String which, String field, String otherValue, String same, String value) {
    Pulls pull =
        Pulls.full()
            .school(990, "9900102")
            .school(995, "9900103")
            .student(71, "SchoolCode", 990, field, otherValue)
            .student(71, "SchoolCode", 995, same, value)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull)).as(which).containsEntry("School.StateSchoolID", "9900103");
  }

  @Test
  void aSchoolThatIsReportedGoesBeforeOneThatIsNot() {
    Pulls pull =
        Pulls.full()
            .school(990, "9900102", "DoNotReport", true)
            .school(991, "9900104", "InactiveStatusCode", "I")
            .school(995, "9900103")
            .student(71, "SchoolCode", 990, "SchoolEnterDate", "2026-10-01T00:00:00")
            .student(71, "SchoolCode", 991, "SchoolEnterDate", "2026-10-01T00:00:00")
            .student(71, "SchoolCode", 995)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull)).containsEntry("SchoolCode", "995");
  }

  @Test
  void theSchoolThatReportsTheStudentGoesBeforeALaterOne() {
    Pulls pull =
        Pulls.full()
            .school(990, "9900102")
            .school(995, "9900103")
            .student(71, "SchoolCode", 990)
            .student(71, "SchoolCode", 995, "SchoolEnterDate", "2026-10-01T00:00:00")
            .extended(71, "SchoolCode", 995, "ReportingSchoolCode", 990)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull)).containsEntry("SchoolCode", "990");
  }

  @Test
  void theSchoolYearGoesBeforeASummerSession() {
    Pulls pull =
        Pulls.full()
            .school(990, "9900102")
            .school(995, "9900102", "SessionType", "Summer")
            .student(71, "SchoolCode", 990)
            .student(71, "SchoolCode", 995, "SchoolEnterDate", "2026-10-01T00:00:00")
            .program(71, "144", START, null);

    assertThat(onlyRow(pull)).containsEntry("SchoolCode", "990");
  }

  @Test
  void ofTwoThatAreAlikeTheSchoolOfTheLowerNumberIsPrimaryInWhicheverOrderTheyCome() {
    Pulls pull =
        Pulls.full()
            .school(990, "9900102")
            .school(995, "9900103")
            .student(71, "SchoolCode", 995)
            .student(71, "SchoolCode", 990)
            .student(72, "SchoolCode", 990)
            .student(72, "SchoolCode", 995)
            .program(71, "144", START, null)
            .program(72, "144", START, null);

    assertThat(column(pull, "SchoolCode")).containsExactly("990", "990");
  }

  @Test
  void ofTwoRecordsOfOneEnrollmentTheLaterOneCounts() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71, "Grade", 5)
            .student(71, "Grade", 6)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull)).containsEntry("Grade", "6");
  }

  @Test
  void theExtendedDataAreThoseOfThePrimaryEnrollment() {
    Pulls pull =
        Pulls.full()
            .school(990, "9900102")
            .school(995, "9900103")
            .student(71, "SchoolCode", 990)
            .student(71, "SchoolCode", 995, "SchoolEnterDate", "2026-10-01T00:00:00")
            .extended(71, "SchoolCode", 995, "ResidenceSchool", 990)
            .extended(71, "SchoolCode", 990, "ResidenceSchool", 995)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull))
        .containsEntry("SchoolCode", "995")
        .containsEntry("Extended.ResidenceSchoolStateSchoolID", "9900102");
  }

  @Test
  void schoolsOfOneStateCodeAreToldApartByTheirNumbers() {
    Pulls pull =
        Pulls.full()
            .school(901, "9900001")
            .school(902, "9900001")
            .student(71, "SchoolCode", 902)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull))
        .containsEntry("School.StateSchoolID", "9900001")
        .containsEntry("SchoolCode", "902");
  }

  @Test
  void aSchoolThatThePullDoesNotHaveIsRemarked() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71, "SchoolCode", 777)
            .extended(71, "SchoolCode", 777, "ResidenceSchool", 778)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull)).containsEntry("School.StateSchoolID", "");
    assertThat(rows(pull).get(0).remark())
        .isEqualTo(
            "the pull has no school 777, so the School of Attendance stays as it is. the pull has"
                + " no school 778, so the School of Residence stays as it is");
  }

  @Test
  void numbersMayComeAsTextAndTextAsNumbers() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71, "StudentID", "71", "SchoolCode", "994", "Grade", "K", "RaceCode1", 700)
            .program(71, "144", START, null);

    assertThat(onlyRow(pull))
        .containsEntry("StudentID", "71")
        .containsEntry("Grade", "K")
        .containsEntry("RaceCode1", "700");
  }

  @Test
  void aByteOrderMarkIsNoPartOfAnAnswer() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71)
            .raw(
                "programs/994-144.json",
                "\uFEFF[{\"StudentID\":71,\"ProgramCode\":\"144\",\"EligibilityStartDate\":\"2024-02-09T00:00:00\"}]");

    assertThat(onlyRow(pull)).containsEntry("StudentID", "71");
  }

  @Test
  void aCodeHasTheNameThatTheDistrictGivesIt() {
    AeriesTable table =
        table(
            Pulls.ofOneSchool()
                .code("GR", "16", "Ungraded Elementary")
                .code("LF", "L", "English Learner")
                .record(
                    "codes/STU/GR.json",
                    Pulls.record("Code", "K", "AeriesCode", 0, "Description", "Kindergarten")));

    int grade = table.headings().indexOf("Grade") + 1;
    int fluency = table.headings().indexOf("LanguageFluencyCode") + 1;
    assertThat(table.nameOfCode(grade, "16")).isEqualTo("Ungraded Elementary");
    assertThat(table.nameOfCode(grade, "0")).isEqualTo("Kindergarten");
    assertThat(table.nameOfCode(grade, "K")).isEqualTo("Kindergarten");
    assertThat(table.nameOfCode(grade, "17")).isNull();
    assertThat(table.nameOfCode(fluency, "l")).isEqualTo("English Learner");
    assertThat(table.nameOfCode(fluency, "16")).isNull();
    assertThat(table.nameOfCode(1, "16")).isNull();
  }

  @Test
  void aRowStandsInAnAnswerAndIsARecordOfIt() {
    Pulls pull =
        Pulls.ofOneSchool()
            .empty("students/990-1.json")
            .student(70)
            .student(71)
            .record("students/994-501.json", student(72))
            .empty("students/994-1001.json")
            .record("students/995-1.json", student(73))
            .program(70, "144", START, null)
            .program(72, "144", START, null)
            .program(73, "144", START, null);
    AeriesTable table = table(pull);

    assertThat(rows(pull)).extracting(Row::number).containsExactly(2, 4, 5);
    assertThat(table.places().of(2)).isEqualTo("students/994-1.json, record 1");
    assertThat(table.places().of(3)).isEqualTo("students/994-1.json, record 2");
    assertThat(table.places().of(4)).isEqualTo("students/994-501.json, record 1");
    assertThat(table.places().of(5)).isEqualTo("students/995-1.json, record 1");
    assertThat(table.places().list(List.of(2, 3, 5)))
        .isEqualTo("students/994-1.json, records 1, 2; students/995-1.json, record 1");
  }

  @Test
  void rowsAreTheSameEachTime() {
    AeriesTable table = table(Pulls.ofOneSchool().student(71).program(71, "144", START, null));
    List<Row> first = new ArrayList<>();
    List<Row> second = new ArrayList<>();

    table.forEachRow(first::add);
    table.forEachRow(second::add);

    assertThat(second).isEqualTo(first).hasSize(1);
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "students | {\"SchoolCode\":994} | has no StudentID",
        "students | {\"StudentID\":null} | has no StudentID",
        "students | {\"StudentID\":\"seven\"} | has a StudentID that is no whole number",
        "students | {\"StudentID\":-71} | has a StudentID that is no whole number",
        "students | {\"StudentID\":7.1} | has a StudentID that is no whole number",
        "students | {\"StudentID\":1e3} | has a StudentID that is no whole number",
        "students | {\"StudentID\":123456789012345678901234567890} | has a StudentID that is no whole number",
        "students | {\"StudentID\":[71]} | has a StudentID that is no single value",
        "students | {\"StudentID\":71,\"StudentID\":72} | has StudentID twice",
        "students | {\"StudentID\":71} | has no SchoolCode",
        "students | {\"StudentID\":71,\"SchoolCode\":true} | has a SchoolCode that is no whole number",
        "students | {\"StudentID\":71,\"SchoolCode\":994,\"LastName\":{\"a\":[1]}} | has a LastName that is no single value",
        "students | {\"StudentID\":71,\"SchoolCode\":994,\"SchoolEnterDate\":\"soon\"} | has a SchoolEnterDate that is no date",
        "students | {\"StudentID\":71,\"SchoolCode\":994,\"SchoolEnterDate\":\"-999999999-01-01\"} | has a SchoolEnterDate that is no date",
        "students | 71 | is no record",
        "students | [71] | is no record",
        "students | null | is no record",
        "extended | {\"StudentID\":71,\"ResidenceSchool\":\"Oak\"} | has a ResidenceSchool that is no whole number",
        "programs | {\"ProgramCode\":\"144\"} | has no StudentID",
        "programs | {\"StudentID\":71} | has no ProgramCode",
        "programs | {\"StudentID\":71,\"ProgramCode\":\"144\",\"EligibilityStartDate\":\"2/9/2024\"} | has a EligibilityStartDate that is no date",
        "programs | {\"StudentID\":71,\"ProgramCode\":\"144\",\"EligibilityStartDate\":\"2026-02-30T00:00:00\"} | has a EligibilityStartDate that is no date"
      })
  void aBrokenRecordIsToldWithItsPlaceAndTheOthersAreRead(
      String folder, String record, String problem) {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71)
            .program(71, "144", START, null)
            .raw(
                folder + "/990-1.json",
                "[{\"StudentID\":5,\"ProgramCode\":\"127\"}, " + record + "]");

    assertThat(rows(pull)).hasSize(1);
    assertThat(table(pull).notices())
        .containsExactly(new BrokenRecord(problem, List.of(folder + "/990-1.json, record 2"), 1));
  }

  @Test
  void aRecordOfAStudentWhomNobodyAskedForIsNotLookedAt() {
    Pulls pull =
        Pulls.ofOneSchool().student(71, "LastName", List.of("a"), "SchoolEnterDate", "soon");

    assertThat(table(pull).notices()).isEmpty();
  }

  @Test
  void aTextThatIsLongerThanAnyNameBreaksItsRecord() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71, "LastName", "a".repeat(1_001))
            .program(71, "144", START, null);

    assertThat(table(pull).notices())
        .extracting(Notice::message)
        .containsExactly(
            "students/994-1.json, record 1 has a LastName of more than 1,000 characters. It was not"
                + " read, and nothing was changed for it",
            "1 student who has a current program and no record that could be read: StudentID 71"
                + " (144). The student has no row, and nothing here was changed");
  }

  @Test
  void brokenRecordsOfOneFaultAreToldTogether() {
    Pulls pull = Pulls.ofOneSchool();
    for (int i = 0; i < 1_200; i++) {
      pull.record("students/994-1.json", Pulls.record("SchoolCode", 994));
    }

    assertThat(table(pull).notices())
        .extracting(Notice::message)
        .containsExactly(
            "students/994-1.json, record 1 has no StudentID; so it is with 1,200 records:"
                + " students/994-1.json, record 1; students/994-1.json, record 2;"
                + " students/994-1.json, record 3; students/994-1.json, record 4;"
                + " students/994-1.json, record 5; and 1,195 more. None of them was read, and"
                + " nothing was changed for them");
  }

  @Test
  void whoHasNoRowIsToldByReasonAndWhoseProgramEndedLastIsNamedFirst() {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71)
            .student(72)
            .student(73)
            .student(74, "InactiveStatusCode", "N")
            .student(75)
            .program(71, "144", "2020-01-01", "2025-06-05")
            .program(72, "144x", "2020-01-01", "2026-10-14")
            .program(73, "144", "2026-10-16", null)
            .program(74, "144", START, null)
            .program(75, "144", null, null)
            .program(76, "144", START, null);

    assertThat(table(pull).notices())
        .extracting(Notice::message)
        .containsExactly(
            "2 students whose program has ended: StudentID 72 (144x until 2026-10-14), 71 (144"
                + " until 2025-06-05). They have no rows, and nothing of theirs here was changed",
            "1 student whose program has not begun: StudentID 73 (144 from 2026-10-16). The student"
                + " has no row, and nothing here was changed",
            "1 student whose program has no start date, or one that is after its end: StudentID 75"
                + " (144). The student has no row, and nothing here was changed. A start date in"
                + " Aeries would give them a row",
            "1 student who has a current program and no active enrollment: StudentID 74 (144). The"
                + " student has no row, and nothing here was changed. Either the program or the"
                + " enrollment wants an end in Aeries",
            "1 student who has a current program and no record that could be read: StudentID 76"
                + " (144). The student has no row, and nothing here was changed");
  }

  @Test
  void ofManyWithoutARowTheFirstAreNamed() {
    Pulls pull = Pulls.ofOneSchool();
    for (int id = 1; id <= 1_300; id++) {
      pull.program(id, "144", "2020-01-01", "2021-01-01");
    }

    assertThat(table(pull).notices())
        .singleElement()
        .extracting(Notice::message)
        .asString()
        .startsWith("1,300 students whose program has ended: StudentID 1 (144 until 2021-01-01), 2")
        .contains("12 (144 until 2021-01-01) and 1,288 more. They have no rows");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000071 | the pull has the student, StudentID 71, but program 144 ended on 2025-06-05",
        "1000000073 | the pull has the student, StudentID 73, but program 144 begins on 2026-10-16",
        "1000000074 | the pull has the student, StudentID 74, but no enrollment that is active: school 994 has status \"N\", No Show; school 990 has status \"T\"",
        "1000000075 | the pull has the student, StudentID 75, but program 144 has no start date, or one that is after its end",
        "1000000076 | the pull has the student, StudentID 76, but no record that could be read",
        "1000000077 | the pull has the student, StudentID 77, but no program 144, 144x",
        "1000000099 | the pull has no record of a student of this SSID"
      })
  void theStoryOfAStudentWithoutARowCanBeTold(String ssid, String story) {
    AeriesTable table =
        table(
            Pulls.ofOneSchool()
                .code("TG", "N", "No Show")
                .student(71)
                .student(73)
                .student(74, "InactiveStatusCode", "N")
                .student(74, "SchoolCode", 990, "InactiveStatusCode", "T")
                .student(75)
                .student(76, "SchoolCode", 0)
                .student(77)
                .program(71, "144", "2020-01-01", "2025-06-05")
                .program(73, "144", "2026-10-16", null)
                .program(74, "144", START, null)
                .program(75, "144", null, null)
                .program(76, "144", START, null)
                .program(77, "127", START, null));

    assertThat(table.whyNoRow(ssid)).isEqualTo(story);
  }

  @Test
  void anEnrollmentAtASchoolThatIsNotReadIsNone() {
    Pulls pull =
        Pulls.changes()
            .seal("schools", List.of(990, 994))
            .school(990, "9900102")
            .school(994, "9900101")
            .school(999, "9900101")
            .student(71, "SchoolCode", 990)
            .student(71, "SchoolCode", 999, "SchoolEnterDate", "2026-10-01T00:00:00")
            .student(72, "SchoolCode", 999)
            .extended(71, "SchoolCode", 990)
            .extended(71, "SchoolCode", 999, "ReportingSchoolCode", 999)
            .program(71, "144", START, null)
            .program(72, "144", START, null);

    assertThat(onlyRow(pull)).containsEntry("SchoolCode", "990");
    assertThat(table(pull).notices()).extracting(Notice::kind).containsExactly("not-enrolled");
    assertThat(table(pull).whyNoRow("1000000072"))
        .isEqualTo(
            "the pull has the student, StudentID 72, but no enrollment that is active: school 999 is"
                + " not read");
  }

  @Test
  void aPullOfChangesSaysSinceWhen() {
    AeriesTable table = table(Pulls.changes());

    assertThat(table.isEmpty()).isTrue();
    assertThat(table.understoodAs())
        .isEqualTo(
            "Aeries, students of whom something had changed since 2026-10-14T00:30:05-07:00, as of"
                + " 2026-10-15T00:30:05-07:00: those who have a current program 144, 144x, at the"
                + " school of their primary enrollment");
    assertThat(table.whyNoRow("1000000071"))
        .isEqualTo(
            "the pull asked only for what had changed since 2026-10-14T00:30:05-07:00, and nothing of"
                + " a student of this SSID had, or the student never had a program 144, 144x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\t", "\u2028", "é", "\uD83D\uDE00"})
  void whateverANameHoldsStaysInItsCell(String odd) {
    Pulls pull =
        Pulls.ofOneSchool()
            .student(71, "LastName", "a" + odd + "b", "FirstName", "Ana")
            .program(71, "144", START, null);

    assertThat(onlyRow(pull))
        .containsEntry("LastName", "a" + odd + "b")
        .containsEntry("FirstName", "Ana");
  }

  private AeriesTable table(Pulls pull) {
    Path file = pull.writeTo(temp.resolve("pull.zip"));
    return AeriesTable.of(PullArchive.open(file, "pull.zip"));
  }

  private List<Row> rows(Pulls pull) {
    List<Row> rows = new ArrayList<>();
    table(pull).forEachRow(rows::add);
    return rows;
  }

  private Map<String, String> onlyRow(Pulls pull) {
    List<String> headings = table(pull).headings();
    List<Row> rows = rows(pull);
    assertThat(rows).hasSize(1);
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      cells.put(headings.get(i), rows.get(0).cells().get(i));
    }
    return cells;
  }

  private List<String> column(Pulls pull, String heading) {
    int index = table(pull).headings().indexOf(heading);
    return rows(pull).stream().map(row -> row.cells().get(index)).toList();
  }

  private static Map<String, String> cells(String... cells) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      map.put(cells[i], cells[i + 1]);
    }
    return map;
  }

  private static Map<String, @Nullable Object> student(long id) {
    return Pulls.record("StudentID", id, "SchoolCode", 994, "InactiveStatusCode", "");
  }
}
