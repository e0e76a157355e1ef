package org.sisimport.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.table.Row;

final class StudentTableTest {

  private static final String DISTRICT = "9900001";
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 15);

  private static final String ORGS =
      "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId";
  private static final String SESSIONS =
      "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear";
  private static final String COURSES =
      "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes";
  private static final String CLASSES =
      "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods";
  private static final String USERS =
      "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password";
  private static final String USERS_1_2 =
      "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns";
  private static final String ROLES =
      "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId";
  private static final String ENROLLMENTS =
      "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
  private static final String DEMOGRAPHICS =
      "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus";

  private final KeptRoster kept = new KeptRoster(DISTRICT);
  private final PackageBuilder pack = new PackageBuilder();
  private final Path temp;

  StudentTableTest(@TempDir Path temp) {
    this.temp = temp;
  }

  @AfterEach
  void close() {
    kept.close();
  }

  /** Two schools, a class at each in the first and one in the second term, and their district. */
  @BeforeEach
  void theSchoolYear() {
    pack.bulk(
        RosterFile.ORGS,
        ORGS,
        "d,,,Golden Valley,district,9900001,",
        "oak,,,Oak Elementary,school,99000019900010,d",
        "elm,,,Elm Middle,school,9900011,d");
    pack.bulk(
        RosterFile.ACADEMIC_SESSIONS,
        SESSIONS,
        "fall,,,Fall,term,2026-08-12,2026-12-19,,2027",
        "spring,,,Spring,term,2027-01-07,2027-06-05,,2027");
    pack.bulk(RosterFile.COURSES, COURSES, "math,,,,Mathematics,M1,,d,,");
    pack.bulk(
        RosterFile.CLASSES,
        CLASSES,
        "oak1,,,Room 1,,math,,homeroom,,oak,fall,,,",
        "oak2,,,Room 2,,math,,scheduled,,oak,\"fall,spring\",,,",
        "elm1,,,Room 1,,math,,scheduled,,elm,fall,,,",
        "elm2,,,Room 2,,math,,scheduled,,elm,spring,,,");
  }

  @Test
  void eachStudentOfABulkPackageIsARowUnderTheNamesOfOneRoster() {
    pack.bulk(
        RosterFile.USERS,
        USERS,
        "t1,,,true,oak,teacher,teach,,Tom,Tanaka,,,tom@example.org,,,,,",
        "s1,,,true,oak,student,ana,{SSID:9000010001},Ana,Ruiz,M,4711,,,,g1,04,",
        "g1,,,true,oak,guardian,gil,,Gil,Ruiz,,,,,,,,",
        "s2,,,true,oak,student,bo,,Bo,Lee,,4712,,,,,KG,");
    pack.bulk(
        RosterFile.DEMOGRAPHICS, DEMOGRAPHICS, "s1,,,2016-05-01,female,,,,,,,true,US,CA,Fresno,");
    pack.bulk(
        RosterFile.ENROLLMENTS,
        ENROLLMENTS,
        "e1,,,oak1,oak,s1,student,,,",
        "e2,,,oak1,oak,t1,teacher,true,,");

    assertThat(rows())
        .containsExactly(
            Map.ofEntries(
                Map.entry("users.sourcedId", "s1"),
                Map.entry("users.username", "ana"),
                Map.entry("users.identifier", "4711"),
                Map.entry("users.givenName", "Ana"),
                Map.entry("users.familyName", "Ruiz"),
                Map.entry("users.middleName", "M"),
                Map.entry("users.grades", "04"),
                Map.entry("users.userIds.SSID", "9000010001"),
                Map.entry("demographics.birthDate", "2016-05-01"),
                Map.entry("demographics.sex", "female"),
                Map.entry("demographics.hispanicOrLatinoEthnicity", "true"),
                Map.entry("orgs.sourcedId", "oak"),
                Map.entry("orgs.identifier", "99000019900010"),
                Map.entry("orgs.name", "Oak Elementary")),
            Map.ofEntries(
                Map.entry("users.sourcedId", "s2"),
                Map.entry("users.username", "bo"),
                Map.entry("users.identifier", "4712"),
                Map.entry("users.givenName", "Bo"),
                Map.entry("users.familyName", "Lee"),
                Map.entry("users.grades", "KG"),
                Map.entry("orgs.sourcedId", "oak"),
                Map.entry("orgs.identifier", "99000019900010"),
                Map.entry("orgs.name", "Oak Elementary")));
    assertThat(places()).containsExactly("users.csv, line 3", "users.csv, line 5");
    assertThat(table().understoodAs()).startsWith("OneRoster 1.1: ");
  }

  @Test
  void contactsAndLinksDoNotGoDownTheLine() {
    student("s1", "oak", "");

    assertThat(table().headings())
        .contains("users.username")
        .doesNotContain("users.email", "users.phone", "users.agentSourcedIds", "users.password");
  }

  @Test
  void extensionColumnsAreColumnsByTheirName() {
    pack.bulk(
        RosterFile.USERS,
        USERS + ",metadata.program,metadata.homeroom",
        "s1,,,true,oak,student,ana,,Ana,Ruiz,,,,,,,04,,SPED,",
        "s2,,,true,oak,student,bo,,Bo,Lee,,,,,,,04,,,12");

    assertThat(rows())
        .extracting(row -> row.get("users.metadata.program"))
        .containsExactly("SPED", null);
    assertThat(rows())
        .extracting(row -> row.get("users.metadata.homeroom"))
        .containsExactly(null, "12");
  }

  @Test
  void eachTypeOfUserIdsIsAColumn() {
    student("s1", "oak", "\"{SSID:9000010001},{LDAP:ana}\"");
    student("s2", "oak", "{LDAP:bo}");

    assertThat(table().headings()).contains("users.userIds.LDAP", "users.userIds.SSID");
    assertThat(rows())
        .extracting(row -> row.get("users.userIds.LDAP"))
        .containsExactly("ana", "bo");
    assertThat(remarks()).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"9000010001", "{SSID 9000010001}", "\"{SSID:9000010001},{SSID:9000010002}\""})
  void userIdsThatAreNotClearAreNotUsedAndTold(String userIds) {
    student("s1", "oak", userIds);

    assertThat(rows().get(0)).doesNotContainKey("users.userIds.SSID");
    assertThat(remarks().get(0)).contains("{Type:Id}");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "',,,,', -, -",
        "'false,false,false,false,false', -, -",
        "'false,true,,false,false', asian, -",
        "'true,,,,true', americanIndianOrAlaskaNative, white",
        "',,true,true,', blackOrAfricanAmerican, nativeHawaiianOrOtherPacificIslander"
      })
  void racesThatAreTrueAreListedAndOthersSayNothing(String flags, String first, String second) {
    student("s1", "oak", "");
    pack.bulk(RosterFile.DEMOGRAPHICS, DEMOGRAPHICS, "s1,,,2016-05-01,," + flags + ",,,,,,");

    assertThat(rows().get(0).get("demographics.race1")).isEqualTo(first);
    assertThat(rows().get(0).get("demographics.race2")).isEqualTo(second);
    assertThat(rows().get(0)).doesNotContainKey("demographics.race3");
  }

  @ParameterizedTest(name = "listed at {0}, enrolled {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          oak   | elm1:elm::                        | elm
          elm   | oak1:oak::                        | oak
          oak   | oak1:oak:: elm1:elm::             | oak
          d     | oak1:oak:: elm1:elm::             | -
          oak,elm | oak1:oak:: elm1:elm::           | -
          oak,elm | oak1:oak:: oak2:oak:: elm1:elm:: | oak
          elm   | oak1:oak:: oak2:oak:: elm1:elm::  | elm
          oak   | -                                 | oak
          oak,elm | -                               | -
          d     | -                                 | -
          oak   | elm2:elm::                        | oak
          oak   | elm1:elm:2026-10-15:              | elm
          oak   | elm1:elm:2026-10-16:              | oak
          oak   | elm1:elm::2026-10-16              | elm
          oak   | elm1:elm::2026-10-15              | oak
          oak   | elm2:elm:2026-08-12:2027-06-05    | elm
          oak   | elm1:d::                          | elm
          """)
  void theSchoolIsThatOfTheCurrentClassesOrElseTheOneThatIsListed(
      String listed, String enrolled, String school) {
    student("s1", "\"" + listed + "\"", "");
    enroll("s1", enrolled);

    assertThat(rows().get(0).get("orgs.sourcedId")).isEqualTo(school);
  }

  @Test
  void aSchoolThatNobodyCanTellIsLeftOutAndTold() {
    student("s1", "\"oak,elm\"", "");
    student("s2", "\"oak,elm\"", "");
    student("s3", "d", "");
    enroll("s1", "oak1:oak:: elm1:elm::");

    assertThat(rows()).noneMatch(row -> row.containsKey("orgs.sourcedId"));
    assertThat(remarks().get(0)).contains("as many classes at one school as at another");
    assertThat(remarks().get(1)).contains("listed at several schools and has no class today");
    assertThat(remarks().get(2)).isNull();
  }

  @Test
  void inOneRoster12TheRolesSayWhoIsAStudentAndWhere() {
    pack.version12();
    pack.bulk(
        RosterFile.USERS,
        USERS_1_2,
        user12("s1", "Ana", "Anita", ""),
        user12("s2", "Bo", "", "elm"),
        user12("s3", "Cy", "", ""),
        user12("t1", "Tom", "", ""));
    pack.bulk(
        RosterFile.ROLES,
        ROLES,
        "r1,,,s1,secondary,student,,,oak,",
        "r2,,,s1,primary,student,2026-08-12,2026-10-16,elm,",
        "r3,,,s2,primary,student,,,oak,",
        "r4,,,s3,primary,student,,2026-10-15,oak,",
        "r5,,,t1,primary,teacher,,,oak,");

    assertThat(rows()).extracting(row -> row.get("users.sourcedId")).containsExactly("s1", "s2");
    assertThat(rows()).extracting(row -> row.get("orgs.sourcedId")).containsExactly("elm", "elm");
    assertThat(rows().get(0)).containsEntry("users.preferredGivenName", "Anita");
  }

  @Test
  void inOneRoster12ThePrimaryOrgDecidesAmongTheSchoolsOfTheClasses() {
    pack.version12();
    pack.bulk(RosterFile.USERS, USERS_1_2, user12("s1", "Ana", "", "elm"));
    pack.bulk(RosterFile.ROLES, ROLES, "r1,,,s1,primary,student,,,oak,");
    enroll("s1", "oak1:oak:: oak2:oak:: elm1:elm::");

    assertThat(rows().get(0)).containsEntry("orgs.sourcedId", "elm");
  }

  @Test
  void inADeltaAStudentIsARowOfWhomAnyRecordCameJoinedWithWhatIsKept() {
    keepSchools();
    Map.of("s1", "Ana", "s2", "Bo", "s3", "Cy", "s4", "Di").forEach(this::keepStudent);
    kept.keep(RosterFile.DEMOGRAPHICS, "s2", Map.of("birthDate", "2016-05-02"));
    kept.keep(RosterFile.ENROLLMENTS, "e3", enrollment("oak1", "oak", "s3"));
    pack.delta(
        RosterFile.USERS,
        USERS,
        "s1,active,2026-10-14T08:00:00Z,true,oak,student,u,,Anna,Ruiz,,,,,,,05,");
    pack.delta(
        RosterFile.DEMOGRAPHICS,
        DEMOGRAPHICS,
        "s2,active,2026-10-14T08:00:00Z,,male,,,,,,,,,,,",
        "t1,active,2026-10-14T08:00:00Z,,male,,,,,,,,,,,");
    pack.delta(
        RosterFile.ENROLLMENTS,
        ENROLLMENTS,
        "e9,active,2026-10-14T08:00:00Z,elm1,elm,t1,teacher,true,,",
        "e3,tobedeleted,2026-10-14T08:00:00Z,oak1,oak,s3,student,,,",
        "e4,active,2026-10-14T08:00:00Z,elm1,elm,s3,student,,,");

    assertThat(rows())
        .extracting(row -> row.get("users.givenName"))
        .containsExactly("Anna", "Cy", "Bo");
    assertThat(places())
        .containsExactly(
            "users.csv, line 2", "enrollments.csv, line 3", "demographics.csv, line 2");
    assertThat(rows().get(1)).containsEntry("orgs.sourcedId", "elm");
    assertThat(rows().get(2))
        .containsEntry("demographics.sex", "male")
        .doesNotContainKey("demographics.birthDate");
  }

  @Test
  void inADeltaAStudentIsARowWhoseSchoolIsAnotherAlthoughNoRecordOfTheStudentCame() {
    keepSchools();
    kept.keep(RosterFile.CLASSES, "elm1", Map.of("schoolSourcedId", "oak"));
    kept.keep(RosterFile.CLASSES, "oak1", Map.of("schoolSourcedId", "oak"));
    keepStudent("s1", "Ana");
    keepStudent("s2", "Bo");
    kept.keep(RosterFile.ENROLLMENTS, "e1", enrollment("elm1", "", "s1"));
    kept.keep(RosterFile.ENROLLMENTS, "e2", enrollment("oak1", "", "s2"));
    pack.delta(RosterFile.USERS, USERS);

    assertThat(places()).containsExactly("classes.csv, line 4");
    assertThat(rows().get(0))
        .containsEntry("users.givenName", "Ana")
        .containsEntry("orgs.sourcedId", "elm");
  }

  @Test
  void inADeltaAStudentIsARowWhoseSchoolHasAnotherNumber() {
    keepSchools();
    kept.keep(
        RosterFile.ORGS,
        "fir",
        Map.of("name", "Fir High", "type", "school", "identifier", "9900012"));
    kept.keep(
        RosterFile.USERS,
        "s1",
        Map.of("role", "student", "givenName", "Ana", "orgSourcedIds", "fir"));
    keepStudent("s2", "Bo");
    pack.delta(RosterFile.USERS, USERS);
    pack.delta(RosterFile.ORGS, ORGS, "fir,active,2026-10-14T08:00:00Z,Fir High,school,9900013,d");

    assertThat(places()).containsExactly("orgs.csv, line 2");
    assertThat(rows().get(0)).containsEntry("orgs.identifier", "9900013");
  }

  @Test
  void aStudentWhoIsToBeDeletedIsNoRow() {
    keepStudent("s1", "Ana");
    pack.delta(
        RosterFile.USERS,
        USERS,
        "s1,tobedeleted,2026-10-14T08:00:00Z,true,oak,student,u,,Ana,Ruiz,,,,,,,05,");
    pack.delta(
        RosterFile.DEMOGRAPHICS,
        DEMOGRAPHICS,
        "s1,active,2026-10-14T08:00:00Z,2016-05-01,male,,,,,,,,,,,");

    assertThat(rows()).isEmpty();
  }

  @Test
  void whatIsKeptStandsOverARowOfADeltaThatIsOlder() {
    keepSchools();
    kept.keep(
        RosterFile.USERS,
        "s1",
        Map.of("role", "student", "givenName", "Anna", "orgSourcedIds", "oak"),
        "2026-10-13T08:00:00Z");
    pack.delta(
        RosterFile.USERS,
        USERS,
        "s1,active,2026-10-12T08:00:00Z,true,oak,student,u,,Ana,Ruiz,,,,,,,05,");
    pack.delta(
        RosterFile.DEMOGRAPHICS,
        DEMOGRAPHICS,
        "s1,active,2026-10-14T08:00:00Z,2016-05-01,male,,,,,,,,,,,");

    assertThat(rows()).extracting(row -> row.get("users.givenName")).containsExactly("Anna");
    assertThat(places()).containsExactly("demographics.csv, line 2");
  }

  @Test
  void theColumnsOfADeltaAreThoseOfEveryStudentWhoIsKept() {
    kept.keep(
        RosterFile.USERS,
        "s1",
        Map.of("role", "student", "givenName", "Ana", "userIds", "{SSID:9000010001}"));
    pack.delta(
        RosterFile.USERS,
        USERS,
        "s2,active,2026-10-14T08:00:00Z,true,oak,student,u,,Bo,Lee,,,,,,,05,");

    assertThat(table().headings()).contains("users.userIds.SSID");
    assertThat(rows()).extracting(row -> row.get("users.givenName")).containsExactly("Bo");
  }

  @Test
  void everyPassOverTheTableIsTheSame() {
    keepStudent("s1", "Ana");
    student("s2", "oak", "");
    pack.delta(
        RosterFile.DEMOGRAPHICS,
        DEMOGRAPHICS,
        "s1,active,2026-10-14T08:00:00Z,2016-05-01,male,,,,,,,,,,,");
    StudentTable table = table();
    List<Row> first = new ArrayList<>();
    List<Row> second = new ArrayList<>();

    table.forEachRow(first::add);
    table.forEachRow(second::add);

    assertThat(first).isNotEmpty().isEqualTo(second);
  }

  private final List<String> users = new ArrayList<>(List.of(USERS));
  private final List<String> enrollments = new ArrayList<>(List.of(ENROLLMENTS));

  private void student(String id, String orgs, String userIds) {
    users.add(id + ",,,true," + orgs + ",student,u," + userIds + ",Given,Family,,,,,,,05,");
    pack.bulk(RosterFile.USERS, users.toArray(String[]::new));
  }

  private static String user12(String id, String given, String preferred, String primaryOrg) {
    return id
        + ",,,true,u,,"
        + given
        + ",Family,,,,,,,05,,,,"
        + preferred
        + ",,,"
        + primaryOrg
        + ",";
  }

  /** Each is class, school, begin and end with colons between them. */
  private void enroll(String student, String enrolled) {
    if (enrolled == null) {
      return;
    }
    for (String each : enrolled.split(" ")) {
      String[] parts = each.split(":", -1);
      enrollments.add(
          "e%d,,,%s,%s,%s,student,,%s,%s"
              .formatted(enrollments.size(), parts[0], parts[1], student, parts[2], parts[3]));
    }
    pack.bulk(RosterFile.ENROLLMENTS, enrollments.toArray(String[]::new));
  }

  /** The schools of the package as they were before. */
  private void keepSchools() {
    kept.keep(
        RosterFile.ORGS,
        "oak",
        Map.of("name", "Oak Elementary", "type", "school", "identifier", "99000019900010"));
    kept.keep(
        RosterFile.ORGS,
        "elm",
        Map.of("name", "Elm Middle", "type", "school", "identifier", "9900011"));
  }

  private void keepStudent(String id, String given) {
    kept.keep(
        RosterFile.USERS,
        id,
        Map.of(
            "role", "student", "givenName", given, "familyName", "Kept", "orgSourcedIds", "oak"));
  }

  private static Map<String, String> enrollment(String ofClass, String school, String user) {
    return Map.of(
        "classSourcedId",
        ofClass,
        "schoolSourcedId",
        school,
        "userSourcedId",
        user,
        "role",
        "student");
  }

  private StudentTable table() {
    RosterPackage opened =
        RosterPackage.open(pack.writeTo(temp.resolve("OneRoster.zip")), "OneRoster.zip", false);
    return StudentTable.of(opened, kept.register(), DISTRICT, TODAY);
  }

  /** The cells that are not empty, by their headings. */
  private List<Map<String, String>> rows() {
    StudentTable table = table();
    List<Map<String, String>> rows = new ArrayList<>();
    table.forEachRow(
        row -> {
          Map<String, String> cells = new LinkedHashMap<>();
          for (int i = 0; i < row.cells().size(); i++) {
            if (!row.cells().get(i).isEmpty()) {
              cells.put(table.headings().get(i), row.cells().get(i));
            }
          }
          rows.add(cells);
        });
    return rows;
  }

  private List<String> places() {
    StudentTable table = table();
    List<String> places = new ArrayList<>();
    table.forEachRow(row -> places.add(table.places().of(row.number())));
    return places;
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    table().forEachRow(row -> remarks.add(row.remark()));
    return remarks;
  }
}
