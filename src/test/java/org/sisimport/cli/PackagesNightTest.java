package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.cli.HomeFixture.Answer;
import org.sisimport.oneroster.PackageBuilder;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.RosterRegister;

/** OneRoster packages, from the inbox to the log. */
class PackagesNightTest {

  private static final String FILES = "files: [{ name: \"*.zip\" }, { name: \"*.csv\" }]";

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
  private static final String ENROLLMENTS =
      "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
  private static final String DEMOGRAPHICS =
      "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus";

  private static final String TIME = "2026-10-14T08:00:00Z";

  private static final String ANA = "{SSID:1000000001},Ana,Ruiz,,,,,,";
  private static final String BO = "{SSID:1000000002},Bo,Lee,,,,,,";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @BeforeEach
  void aDistrictThatSendsPackages() {
    home.clock(Clock.fixed(Instant.parse("2026-10-15T10:00:00Z"), ZoneOffset.UTC));
    home.settings("state: live", FILES);
    home.ours(
        "SSID,Last Name,First Name,Birthdate,Grade Level,School of Attendance",
        "1000000001,Ruiz,Ana,2016-05-01,04,9900101",
        "1000000002,Lee,Bo,2021-02-03,TK,9900101",
        "1000000003,Mora,Cy,2015-07-07,05,9900101");
  }

  @Test
  void aPackageUpdatesStudentsAndItsRosterIsKept() {
    send(bulk(user("s1", ANA, "05"), user("s2", BO, "KG")));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.counts()).isEqualTo("2 read: 2 updated");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "KN");
    assertThat(kept(RosterFile.USERS)).isEqualTo("3 active, 0 to be deleted");
    assertThat(kept(RosterFile.ENROLLMENTS)).isEqualTo("2 active, 0 to be deleted");
    assertThat(night.run().logText())
        .contains(
            "users.csv, line 3, SSID ******0001, Ruiz Ana: updated\n    Grade Level: \"04\" -> \"05\"",
            "What became of the roster\n  orgs.csv, bulk: 3 read: 3 added\n",
            "  users.csv, bulk: 3 read: 3 added\n",
            "  OneRoster 1.1: users who are students");
    assertThat(night.run().logTable()).contains("\"users.csv, line 4\",******0002");
  }

  @Test
  void explainTellsFileAndLine() {
    send(bulk(user("s1", ANA, "05"), user("s2", BO, "PS")));
    home.night();

    assertThat(home.explain("--ssid", "1000000002"))
        .contains(
            "users.csv, line 4, SSID ******0002, Lee Bo: UNCHANGED",
            "\"users.grades\"",
            "does not mean what we call so");
    assertThat(home.explain("--row", "3")).contains("users.csv, line 3, SSID ******0001");
    assertThat(home.explain("--row", "2"))
        .contains("The file has no student in users.csv, line 2; line 1 is the headings.");
    assertThat(home.run("explain", CODE, "--ssid", "1000000001", "--json").out())
        .contains("\"row\":3,\"place\":\"users.csv, line 3\"");
  }

  @Test
  void studentsWhomWeDoNotHaveAreToldByTheirNumberAndExplainedOneByOne() {
    home.oursOf(
        HomeFixture.OTHER_CODE,
        "SSID,Last Name,First Name,Birthdate",
        "2000000001,Noor,Eli,2016-05-01");
    send(
        bulk(
            user("s1", ANA, "05"),
            user("s6", "{SSID:1000000006},Uma,Sato,,,,,,", "05"),
            user("s7", "{SSID:1000000007},Vic,Toor,,,,,,", "05"),
            user("s8", "{SSID:2000000001},Eli,Noor,,,,,,", "05"),
            user("s9", "{SSID:1000000009},Cy,Mora,,,,,,", "05")));

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("5 read: 1 updated, 4 skipped");
    assertThat(night.run().logText())
        .contains(
            "skipped. We have no student of this SSID",
            "Row by row\n2 students whom we do not have were skipped and have no line here; the"
                + " table of rows has one for each\nusers.csv, line 3",
            "\nusers.csv, line 6, SSID ******0001, Noor Eli: skipped. The SSID belongs to a student"
                + " of another district",
            "\nusers.csv, line 7, SSID ******0009, Mora Cy: skipped",
            "nearest of ours: SSID ******0003, Mora Cy")
        .doesNotContain("Sato", "Toor");
    assertThat(night.run().logTable()).contains("Sato", "Toor");
    assertThat(home.explain("--ssid", "1000000006"))
        .contains("users.csv, line 4", "Sato Uma: SKIPPED", "We have no student of this SSID");
  }

  @Test
  void theSameBytesAgainChangeNothing() {
    send(bulk(user("s1", ANA, "05")));
    home.night();

    assertThat(home.night().status()).isEqualTo("UNCHANGED");
    assertThat(home.explain("--ssid", "1000000001"))
        .contains("the bytes that run 1 applied", "Grade Level: ours was \"04\", is now \"05\"");
  }

  @Test
  void aPackageCreatesNobodyBecauseItKnowsNoProgram() {
    home.settings(
        "state: live",
        "files: [{ name: \"*.zip\", designation: SPED }]",
        "options: { create: [SPED] }");
    send(bulk(user("s1", ANA, "05"), user("s9", "{SSID:1000000009},Zoe,Ito,,,,,,", "05")));

    assertThat(home.night().counts()).isEqualTo("2 read: 1 updated, 1 skipped");
    assertThat(home.students()).hasSize(3);
  }

  @Test
  void aStudentOfAnotherDistrictIsAskedForUntilAWholePackageHasNoneAndADeltaClosesNothing() {
    home.settings("state: live", FILES, "options: { transfer-requests: true }");
    home.settingsOf(OTHER_CODE, "state: live");
    home.oursOf(OTHER_CODE, "SSID,Last Name,First Name,Birthdate", "1000000009,Ito,Zoe,2015-01-01");
    send(bulk(user("s1", ANA, "05"), user("s9", "{SSID:1000000009},Zoe,Ito,,,,,,", "05")));
    home.night();
    assertThat(home.run("transfers").out()).startsWith("request 1: ");

    send(
        new PackageBuilder()
            .delta(
                RosterFile.USERS,
                USERS,
                "s1,active," + TIME + ",true,oak,student,u," + ANA + ",06,"));
    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.run("transfers").out()).startsWith("request 1: ");

    send(bulk(user("s1", ANA, "07")));
    home.night();
    assertThat(home.run("transfers").out()).startsWith("no transfer is asked for");
  }

  @Test
  void anExtensionColumnMaySayTheProgramOfWhoIsCreated() {
    home.settings("state: live", FILES, "options: { create: [SPED] }");
    home.rules(
        "headings.drl",
        "rule \"The program of a user is the Designation here\"",
        "when",
        "    $heading : Heading( named(\"users.metadata.program\") )",
        "then",
        "    decide.map( $heading, Field.DESIGNATION );",
        "end");
    send(
        bulk(
            USERS + ",metadata.program",
            user("s8", "{SSID:1000000008},Yan,Ito,,,,,,", "05") + ",",
            user("s9", "{SSID:1000000009},Zoe,Ito,,,,,,", "05") + ",SPED"));

    assertThat(home.night().counts()).isEqualTo("2 read: 1 created, 1 skipped");
    assertThat(home.student("1000000009"))
        .containsEntry("Designation", "SPED")
        .containsEntry("School of Attendance", "9900101");
  }

  @Test
  void whoIsAbsentFromAPackageIsInactiveInTheRosterAndStaysAsHeIsWithUs() {
    send(bulk(user("s1", ANA, "04"), user("s2", BO, "TK")));
    home.night();
    Map<String, String> before = home.student("1000000002");
    send(bulk(user("s1", ANA, "05")));

    Night night = home.night();

    assertThat(night.status()).as(night.run().messages().toString()).isEqualTo("APPLIED");
    assertThat(kept(RosterFile.USERS)).isEqualTo("2 active, 1 to be deleted");
    assertThat(home.student("1000000002")).isEqualTo(before).containsEntry("Status", "Active");
    assertThat(night.run().logText())
        .contains("users.csv, bulk: 2 read: 1 unchanged, 1 changed; 1 absent, to be deleted");
  }

  @Test
  void inEvaluationNothingIsKept() {
    home.settings("state: evaluation", FILES);
    send(bulk(user("s1", ANA, "05")));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("EVALUATED");
    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    assertThat(kept(RosterFile.USERS)).isEqualTo("0 active, 0 to be deleted");
    assertThat(night.run().logText()).contains("What would become of the roster\n");
  }

  @Test
  void aPreviewWritesNothing() {
    send(bulk(user("s1", ANA, "05")));

    assertThat(home.preview().counts()).isEqualTo("1 read: 1 updated");
    assertThat(kept(RosterFile.USERS)).isEqualTo("0 active, 0 to be deleted");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
  }

  @Test
  void aPackageInWhichNoColumnIsTheSsidIsRefusedWithTheRuleThatSettlesIt() {
    send(bulk(user("s1", ",Ana,Ruiz,,1000000001,,,,", "05")));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.notices("missing-heading").get(0).message())
        .contains("no heading is SSID", "users.identifier");
    assertThat(kept(RosterFile.USERS)).isEqualTo("0 active, 0 to be deleted");
    home.rules(
        "headings.drl",
        "rule \"The identifier of a user is the SSID here\"",
        "when",
        "    $heading : Heading( named(\"users.identifier\") )",
        "then",
        "    decide.map( $heading, Field.SSID );",
        "end");
    assertThat(home.night().counts()).isEqualTo("1 read: 1 updated");
  }

  @Test
  void aDistrictMayAskForPackagesToTheLetter() {
    home.settings("state: live", FILES, "oneroster: { strict: true }");
    send(bulk(user("s1", ANA, "05")).entry("readme.txt", "hello"));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("REFUSED");
    assertThat(night.run().messages())
        .singleElement()
        .asString()
        .contains("readme.txt", "the district asks for packages as the specification has them");
  }

  @Test
  void theRulesOfTheDistrictsVendorAreNotThoseOfAPackage() {
    home.settings("state: live", FILES, "vendor: powerschool");
    send(bulk(user("s1", ANA, "13")));
    home.sendAs(
        "night.csv",
        "SSID,Last Name,First Name,Birthdate,Grade Level",
        "1000000003,Mora,Cy,2015-07-07,13",
        "1000000002,Lee,Bo,2021-02-03,PS");

    Night night = home.night();

    assertThat(night.runs()).extracting(Night.Run::status).containsOnly("APPLIED");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
    assertThat(home.student("1000000003")).containsEntry("Grade Level", "AD");
    assertThat(home.student("1000000002")).containsEntry("Grade Level", "PS");
  }

  @Test
  void aDeltaHasOnlyWhatChangedAndIsNotHeldForItsFewRows() {
    send(bulk(user("s1", ANA, "04"), user("s2", BO, "TK")));
    home.night();
    send(
        new PackageBuilder()
            .delta(
                RosterFile.ENROLLMENTS,
                ENROLLMENTS,
                "es1,tobedeleted," + TIME + ",oak1,oak,s1,student,,,",
                "e9,active," + TIME + ",elm1,elm,s1,student,,,"));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.counts()).isEqualTo("1 read: 1 updated");
    assertThat(home.student("1000000001")).containsEntry("School of Attendance", "9900102");
    assertThat(kept(RosterFile.ENROLLMENTS)).isEqualTo("2 active, 1 to be deleted");
    assertThat(night.run().logText())
        .contains(
            "enrollments.csv, line 2, SSID ******0001, Ruiz Ana: updated",
            "enrollments.csv, delta: 2 read: 1 added, 1 to be deleted");
    assertThat(home.explain("--ssid", "1000000001"))
        .contains(
            "enrollments.csv, line 2, SSID ******0001", "ours was \"9900101\", is now \"9900102\"");
  }

  @Test
  void aDeltaWithoutStudentsChangesTheRosterAndSaysNothingOfThem() {
    send(bulk(user("s1", ANA, "04")));
    home.night();
    send(
        new PackageBuilder()
            .delta(RosterFile.ORGS, ORGS, "elm,active," + TIME + ",Elm,school,9900102,d"));

    Night night = home.night();

    assertThat(night.status()).isEqualTo("APPLIED");
    assertThat(night.counts()).isEqualTo("0 read");
    assertThat(night.notices("no-rows")).isEmpty();
    assertThat(night.run().logText()).contains("orgs.csv, delta: 1 read: 1 changed");
  }

  @Test
  void whatIsHeldIsApprovedWithItsRoster() {
    home.settings("state: live", FILES, "limits: { changed: 50% from 1, wider: none }");
    send(bulk(user("s1", ANA, "05"), user("s2", BO, "KG")));

    assertThat(home.night().status()).isEqualTo("HELD");
    assertThat(kept(RosterFile.USERS)).isEqualTo("0 active, 0 to be deleted");

    Answer answer = home.run("approve", "1", "--by", "the office", "--reason", "a new year");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "05");
    assertThat(kept(RosterFile.USERS)).isEqualTo("3 active, 0 to be deleted");
  }

  @Test
  void aRosterThatHasChangedSinceIsNoLongerWhatTheLogHasShown() {
    home.settings(
        "state: live",
        "files: [{ name: \"One*.zip\" }, { name: \"Two*.zip\" }]",
        "limits: { changed: 50% from 1, wider: none }");
    send(bulk(user("s1", ANA, "05"), user("s2", BO, "KG")));
    assertThat(home.night().status()).isEqualTo("HELD");
    sendAs(
        "Two.zip",
        new PackageBuilder().bulk(RosterFile.ORGS, ORGS, "d,,,Golden Valley,district,,"));
    assertThat(home.night().runs())
        .extracting(Night.Run::status)
        .containsExactlyInAnyOrder("HELD", "APPLIED");

    Answer answer = home.run("approve", "2", "--by", "the office", "--reason", "a new year");

    assertThat(answer.exit()).isEqualTo(ExitCode.SETUP);
    assertThat(answer.err()).contains("would no longer do what its log has shown", "roster");
    assertThat(home.student("1000000001")).containsEntry("Grade Level", "04");
  }

  @Test
  void theFileOfOneByteWithWhichAConnectionIsTestedIsPassedOver() throws IOException {
    Path file = home.sendBytes(CODE, "OneRoster.zip", new byte[] {'1'});

    Night night = home.night();

    assertThat(night.runs()).isEmpty();
    assertThat(file).hasSize(1);
    try (var logs = Files.walk(home.path("data"))) {
      assertThat(logs).noneMatch(path -> path.toString().contains("logs/" + CODE));
    }
  }

  private static String user(String id, String idsAndNames, String grade) {
    return id + ",,,true,oak,student,u," + idsAndNames + "," + grade + ",";
  }

  private static PackageBuilder bulk(String... students) {
    boolean hasHeadings = students[0].startsWith("sourcedId");
    PackageBuilder pack = new PackageBuilder();
    pack.bulk(
        RosterFile.ORGS,
        ORGS,
        "d,,,Golden Valley,district,9900001,",
        "oak,,,Almond Elementary,school,99000019900101,d",
        "elm,,,Birch Middle,school,9900102,d");
    pack.bulk(
        RosterFile.ACADEMIC_SESSIONS, SESSIONS, "fall,,,Fall,term,2026-08-12,2026-12-19,,2027");
    pack.bulk(RosterFile.COURSES, COURSES, "math,,,,Mathematics,M1,,d,,");
    pack.bulk(
        RosterFile.CLASSES,
        CLASSES,
        "oak1,,,Room 1,,math,,homeroom,,oak,fall,,,",
        "elm1,,,Room 1,,math,,scheduled,,elm,fall,,,");
    List<String> users = new ArrayList<>();
    users.add(hasHeadings ? students[0] : USERS);
    users.add("t1,,,true,oak,teacher,teach,,Tom,Tanaka,,,,,,,," + (hasHeadings ? "," : ""));
    List<String> enrollments = new ArrayList<>(List.of(ENROLLMENTS));
    List<String> demographics = new ArrayList<>(List.of(DEMOGRAPHICS));
    for (int i = hasHeadings ? 1 : 0; i < students.length; i++) {
      String id = students[i].substring(0, students[i].indexOf(','));
      users.add(students[i]);
      enrollments.add("e" + id + ",,,oak1,oak," + id + ",student,,,");
      demographics.add(id + ",,," + BIRTH.getOrDefault(id, "2015-01-01") + ",,,,,,,,,,,,");
    }
    pack.bulk(RosterFile.USERS, users.toArray(String[]::new));
    pack.bulk(RosterFile.ENROLLMENTS, enrollments.toArray(String[]::new));
    return pack.bulk(RosterFile.DEMOGRAPHICS, demographics.toArray(String[]::new));
  }

  private static final Map<String, String> BIRTH = Map.of("s1", "2016-05-01", "s2", "2021-02-03");

  private void send(PackageBuilder pack) {
    sendAs("OneRoster.zip", pack);
  }

  private void sendAs(String name, PackageBuilder pack) {
    try {
      byte[] bytes = Files.readAllBytes(pack.writeTo(home.path("made.zip")));
      home.sendBytes(CODE, name, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String kept(RosterFile file) {
    RosterRegister.KeptFile kept = home.ask(database -> database.roster().count(CODE, file));
    return kept.active() + " active, " + kept.toBeDeleted() + " to be deleted";
  }
}
