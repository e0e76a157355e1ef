package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.oneroster.KeptRecord;
import org.sisimport.oneroster.Records;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterFile;
import org.sisimport.oneroster.Rosters;
import org.sisimport.receiver.InventedRoster;

/** {@code roster CODE --for dessa --to DIR}. */
class ReceiverTest {

  private static final String STUDENTS_HEADER =
      "Student ID,Last Name,First Name,Gender,DOB,Grade Level,American Indian or Alaskan Native,"
          + "Asian,Black or African American,Hispanic or Latinx,"
          + "Native Hawaiian or Pacific Islander,White,Other,Staff Last Name,Staff First Name,"
          + "Staff Email Address,Site Name,Class Name,Class Code,Class Period,Special Ed,"
          + "Section 504,English Learner,Reduced Price Meals,Economically Disadvantaged,"
          + "McKinney-Vento,Migrant,Gifted,Zip Code";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @BeforeEach
  void theFirstOfOctober() {
    home.clock(Clock.fixed(Instant.parse("2026-10-01T09:00:00Z"), ZoneOffset.UTC));
  }

  private void keep(InventedRoster roster) {
    home.ask(
        database -> {
          roster.keep(database, CODE);
          return CODE;
        });
  }

  private Path folder() {
    return home.path("for-dessa");
  }

  private HomeFixture.Answer dessa(String... more) {
    String[] args =
        Stream.concat(
                Stream.of("roster", CODE, "--for", "dessa", "--to", folder().toString()),
                Stream.of(more))
            .toArray(String[]::new);
    return home.run(args);
  }

  private String written(String name) {
    return home.read(folder().resolve(name));
  }

  /** A middle school beside Oak, whose people need more than plain letters and digits. */
  private static InventedRoster district() {
    return InventedRoster.small()
        .put(
            RosterFile.ORGS,
            "birch",
            "name=Birch Middle, North",
            "type=school",
            "identifier=9900102")
        .put(
            RosterFile.USERS,
            "t2",
            "role=teacher",
            "givenName=Ilse",
            "familyName=Österreich",
            "email=ilse@example.org")
        .put(RosterFile.USERS, "t3", "role=teacher", "givenName=Sam", "familyName=Lee")
        .put(RosterFile.CLASSES, "alg", "title=+Algebra", "schoolSourcedId=birch", "periods=2,4")
        .put(RosterFile.CLASSES, "art", "title=Art", "schoolSourcedId=birch", "classCode=ART")
        .put(
            RosterFile.ENROLLMENTS,
            "e-t2",
            "classSourcedId=alg",
            "userSourcedId=t2",
            "role=teacher")
        .put(
            RosterFile.ENROLLMENTS,
            "e-t3",
            "classSourcedId=art",
            "userSourcedId=t3",
            "role=teacher")
        .student(
            "s2", "identifier=1000000002", "givenName=Daniel", "familyName=Okafor", "grades=07")
        .put(RosterFile.DEMOGRAPHICS, "s2", "sex=male", "birthDate=2013-11-21", "white=true")
        .enroll("s2", "alg")
        .enroll("s2", "art")
        .student("s3", "identifier=7", "givenName=Linh", "familyName=Nguyễn", "grades=TK")
        .enroll("s3", "room5")
        .student("s4", "identifier=0042", "givenName=Ana", "familyName=Ruiz", "grades=KG")
        .enroll("s4", "art")
        .student("s5", "identifier=42", "givenName=Bo", "familyName=Ek", "grades=KG")
        .enroll("s5", "room5", "endDate=2026-09-15");
  }

  @Test
  void dessaGetsSitesStaffAndStudentsAndWhoIsLeftOutIsListed() {
    home.ours(
        "SSID,Last Name,First Name,Birthdate,Designation,English Language Acquisition Status Code,Migrant",
        "1000000002,Okafor,Daniel,2013-11-21,SPED,RFEP,N");
    keep(district());

    HomeFixture.Answer answer = dessa();

    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(written("sites.csv"))
        .isEqualTo("Site Name\n\"Birch Middle, North\"\nOak Elementary\n");
    assertThat(written("staff.csv"))
        .isEqualTo(
            "Staff Last Name,Staff First Name,Staff Email Address\n"
                + "Teller,Ruth,ruth.teller@example.org\n"
                + "Österreich,Ilse,ilse@example.org\n");
    assertThat(written("students.csv"))
        .isEqualTo(
            STUDENTS_HEADER
                + "\n123,Alvarez,Marisol,F,03/09/2015,5,U,U,U,U,U,U,U,Teller,Ruth,"
                + "ruth.teller@example.org,Oak Elementary,Room 5,R5,1,,,,,,,,,\n"
                + "1000000002,Okafor,Daniel,M,11/21/2013,7,U,U,U,U,U,Y,U,Österreich,Ilse,"
                + "ilse@example.org,\"Birch Middle, North\",'+Algebra,,\"2,4\",Y,,N,,,,N,,\n");
    assertThat(
            written("left-out.csv")
                .replaceAll(",\"\"\"([^\"]*)\"\" \\(rules/receivers/dessa.drl\\)\"", "|$1"))
        .isEqualTo(
            """
            What,Id,Number,Count,Reason,Rule
            teacher,t3,,1,The teacher has no e-mail address.|A teacher without e-mail address is left out
            student,s3,7,1,"DESSA has no grade TK, only K and 1 to 12."|A student of another grade is left out
            student,s4,0042,1,"Another student has the same number, zeros in front aside."|Students of one number are left out
            student,s5,42,1,"Another student has the same number, zeros in front aside."|Students of one number are left out
            class,art,ART,1,The teacher of the class is left out.|A class whose teacher is left out is left out
            """);
  }

  @Test
  void theAnswerTellsWhereTheFilesAreAndHowManyNeverWho() {
    keep(district());

    HomeFixture.Answer answer = dessa();

    assertThat(answer.out().lines())
        .containsExactly(
            "9900001 for dessa, in " + folder() + ", which only its owner may read:",
            "sites.csv: 2 rows",
            "staff.csv: 2 rows",
            "students.csv: 2 rows",
            "left out, as left-out.csv lists: 1 teacher, 1 class, 3 students",
            "  2 students: Another student has the same number, zeros in front aside. Rule"
                + " \"Students of one number are left out\" (rules/receivers/dessa.drl)",
            "  1 teacher: The teacher has no e-mail address. Rule \"A teacher without e-mail"
                + " address is left out\" (rules/receivers/dessa.drl)",
            "  1 class: The teacher of the class is left out. Rule \"A class whose teacher is left"
                + " out is left out\" (rules/receivers/dessa.drl)",
            "  1 student: DESSA has no grade TK, only K and 1 to 12. Rule \"A student of another"
                + " grade is left out\" (rules/receivers/dessa.drl)");
    assertThat(dessa("--json").out())
        .startsWith(
            "{\"district\":\"9900001\",\"receiver\":\"dessa\",\"to\":\""
                + folder()
                + "\","
                + "\"written\":true,\"files\":[{\"name\":\"sites.csv\",\"rows\":2},"
                + "{\"name\":\"staff.csv\",\"rows\":2},{\"name\":\"students.csv\",\"rows\":2}],"
                + "\"leftOut\":[{\"what\":\"student\",\"count\":2,\"reason\":\"Another student has"
                + " the same number, zeros in front aside.\",\"rules\":[{\"name\":\"Students of one"
                + " number are left out\",\"file\":\"rules/receivers/dessa.drl\",\"line\":");
  }

  @Test
  void onlyTheOwnerMayReadTheFilesAndOthersInTheFolderAreNotTouched() throws IOException {
    keep(district());
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("notes.txt"), "mine");
    Files.writeString(folder().resolve("students.csv"), "of yesterday");
    Files.writeString(folder().resolve(".staff.csv.part"), "of a program that was killed");

    assertThat(dessa().exit()).isZero();

    assertThat(written("notes.txt")).isEqualTo("mine");
    assertThat(written("students.csv")).startsWith("Student ID");
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "notes.txt", "sites.csv", "staff.csv", "students.csv", "left-out.csv");
    }
    for (String name : new String[] {"sites.csv", "staff.csv", "students.csv", "left-out.csv"}) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aFolderThatIsMadeIsTheOwnersAlone() throws IOException {
    keep(district());
    dessa();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  /** A link is replaced, and what it points to is not written. */
  @Test
  void aLinkInTheFolderLeadsNowhere() throws IOException {
    keep(district());
    Files.createDirectories(folder());
    Path elsewhere = Files.writeString(home.path("elsewhere.csv"), "mine");
    Files.createSymbolicLink(folder().resolve("students.csv"), elsewhere);
    Files.createSymbolicLink(folder().resolve(".students.csv.part"), elsewhere);

    assertThat(dessa().exit()).isZero();

    assertThat(home.read(elsewhere)).isEqualTo("mine");
    assertThat(folder().resolve("students.csv")).isRegularFile();
    assertThat(Files.isSymbolicLink(folder().resolve("students.csv"))).isFalse();
  }

  @Test
  void nothingIsWrittenWhereAFileWouldHaveNoRow() {
    keep(district().delete(RosterFile.CLASSES, "room5").delete(RosterFile.CLASSES, "alg"));
    home.write("for-dessa/students.csv", "of yesterday");

    HomeFixture.Answer answer = dessa();

    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.out())
        .startsWith(
            "9900001 for dessa: nothing was written, because students.csv would have no row; what"
                + " lies in "
                + folder()
                + " stays")
        .contains("The student is in no class today.");
    assertThat(written("students.csv")).isEqualTo("of yesterday\n");
    assertThat(folder().resolve("sites.csv")).doesNotExist();
    assertThat(dessa("--json").out()).contains("\"written\":false");
  }

  @Test
  void aRuleOfTheDistrictDecidesOtherwise() {
    keep(district());
    home.rules(
        "receivers/dessa.drl",
        "rule \"A student of another grade is left out\"",
        "when",
        "    $student : RosterStudent( grade == \"TK\" )",
        "then",
        "    decide.write( $student, \"Grade Level\", \"K\" );",
        "end");

    assertThat(dessa().exit()).isZero();

    assertThat(HomeFixture.csv(written("students.csv")))
        .extracting(row -> row.get("Student ID") + " " + row.get("Grade Level"))
        .containsExactly("123 5", "1000000002 7", "7 K");
  }

  @Test
  void brokenRulesLeaveTheLastGoodOnesInForceAndAreTold() {
    keep(district());
    assertThat(dessa().exit()).isZero();
    home.rules("receivers/dessa.drl", "rule \"x\"");

    HomeFixture.Answer answer = dessa();

    assertThat(answer.exit()).isZero();
    assertThat(answer.err())
        .contains("districts/9900001/rules/receivers/dessa.drl:")
        .contains("The rules of this receiver that last were in order decide");
    assertThat(home.run("check", CODE).out())
        .contains("districts/9900001/rules/receivers/dessa.drl:");
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    HomeFixture.Answer none = dessa();
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err())
        .isEqualToIgnoringNewLines(
            "no roster is kept of 9900001, so there is nothing for dessa; the first OneRoster"
                + " package brings it");
    assertThat(folder()).doesNotExist();

    keep(district());
    assertThat(home.run("roster", CODE, "--for", "desa", "--to", folder().toString()).err())
        .contains("no file for receiver 'desa'; there are dessa");
    assertThat(home.run("roster", CODE, "--for", "dessa").exit()).isEqualTo(2);
    assertThat(home.run("roster", CODE, "--list", "users", "--for", "dessa", "--to", "x").exit())
        .isEqualTo(2);

    home.write("in-the-way/students.csv/x", "mine");
    HomeFixture.Answer inTheWay =
        home.run("roster", CODE, "--for", "dessa", "--to", home.path("in-the-way").toString());
    assertThat(inTheWay.exit()).isEqualTo(2);
    assertThat(inTheWay.err()).contains("(students.csv is a folder there)");
    assertThat(home.path("in-the-way").toFile().list()).containsExactly("students.csv");

    home.write("a-file", "mine");
    HomeFixture.Answer file =
        home.run("roster", CODE, "--for", "dessa", "--to", home.path("a-file").toString());
    assertThat(file.exit()).isEqualTo(2);
    assertThat(file.err()).contains("cannot be written into " + home.path("a-file"));
  }

  @Test
  void aFolderThatIsLikeADistrictsIsTakenForOne() {
    keep(InventedRoster.small());
    home.write("elsewhere/district.yaml", "code: \"" + CODE + "\"\nname: Elsewhere Unified\n");
    home.write("elsewhere/schools.csv", "code,siteCode,name,default\n9900101,,Oak Elementary,\n");

    HomeFixture.Answer answer =
        home.run(
            "roster",
            home.path("elsewhere").toString(),
            "--for",
            "dessa",
            "--to",
            folder().toString());

    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(written("sites.csv")).isEqualTo("Site Name\nOak Elementary\n");
  }

  @Test
  void whatAReceiverGotIsOnRecord() {
    assertThat(home.run("roster", CODE, "--handed-over").out())
        .isEqualTo("nothing of the roster of 9900001 was handed over yet\n");
    keep(district());
    assertThat(dessa("--by", "Night shift").exit()).isZero();
    home.clock(Clock.fixed(Instant.parse("2026-10-02T09:00:00Z"), ZoneOffset.UTC));
    assertThat(dessa().exit()).isZero();

    assertThat(home.run("roster", CODE, "--handed-over").out())
        .isEqualTo(
            "2026-10-02 02:00 PDT, dessa: 2 sites, 2 teachers, 2 students; by "
                + System.getProperty("user.name")
                + "\n2026-10-01 02:00 PDT, dessa: 2 sites, 2 teachers, 2 students; by Night shift\n");
    assertThat(home.run("roster", CODE, "--handed-over", "--json").out())
        .startsWith("{\"district\":\"9900001\",\"handedOver\":[{\"time\":\"2026-10-02T09:00:00Z\"")
        .endsWith(
            "{\"time\":\"2026-10-01T09:00:00Z\",\"receiver\":\"dessa\",\"by\":\"Night shift\","
                + "\"sites\":2,\"teachers\":2,\"students\":2}]}\n");
  }

  @Test
  void farFewerThanTheLastTimeAreNotHandedOverUnlessSomebodySaysSo() {
    home.settings("state: live", "limits: { roster-loss: 30% from 2 }");
    InventedRoster roster = InventedRoster.small();
    for (int i = 2; i <= 10; i++) {
      roster.student(
          "s" + i, "identifier=" + i, "givenName=Ana" + i, "familyName=Ruiz", "grades=05");
      roster.enroll("s" + i, "room5");
    }
    keep(roster);
    assertThat(dessa().exit()).isZero();
    String before = written("students.csv");
    leave("s7", "s8", "s9", "s10");

    HomeFixture.Answer held = dessa();

    assertThat(held.exit()).isEqualTo(3);
    assertThat(held.out())
        .startsWith(
            "9900001 for dessa: nothing was written, because 4 of the 10 students (40.0 %, 3 at most)"
                + " of those whom the hand-over of 2026-10-01 had would be missing, more than the"
                + " limit `roster-loss` lets through; --anyway writes it all the same; what lies in "
                + folder()
                + " stays\n");
    assertThat(written("students.csv")).isEqualTo(before);
    assertThat(dessa("--json").out())
        .contains("\"written\":false,\"because\":\"4 of the 10 students");
    assertThat(home.run("roster", CODE, "--handed-over").out().lines()).hasSize(1);

    assertThat(dessa("--anyway").exit()).isZero();
    assertThat(written("students.csv").lines()).hasSize(7);
    assertThat(dessa().exit()).as("the last time is that one now").isZero();
  }

  /** A later night, in which these users are gone. */
  private void leave(String... ids) {
    home.ask(
        database -> {
          List<KeptRecord> left = database.roster().find(CODE, RosterFile.USERS, List.of(ids));
          return Rosters.write(
              database,
              CODE,
              reader ->
                  left.forEach(
                      user ->
                          reader.accept(
                              new RosterChange(
                                  RosterChange.Kind.TO_BE_DELETED,
                                  Records.gone(user.record(), Instant.EPOCH)))));
        });
  }
}
