package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.oneroster.Records.dated;
import static org.sisimport.oneroster.Records.gone;
import static org.sisimport.oneroster.Records.record;
import static org.sisimport.oneroster.RosterChange.Kind.ADDED;
import static org.sisimport.oneroster.RosterChange.Kind.TO_BE_DELETED;
import static org.sisimport.oneroster.RosterFile.CLASSES;
import static org.sisimport.oneroster.RosterFile.ENROLLMENTS;
import static org.sisimport.oneroster.RosterFile.ORGS;
import static org.sisimport.oneroster.RosterFile.USERS;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sisimport.oneroster.RosterChange;
import org.sisimport.oneroster.RosterRecord;
import org.sisimport.oneroster.Rosters;

class RosterTest {

  private static final Instant TUESDAY = Instant.parse("2026-11-03T09:00:00Z");

  @RegisterExtension private final HomeFixture home = new HomeFixture();

  @Test
  void aDistrictWithoutARosterSaysSo() {
    assertThat(home.run("roster", CODE))
        .isEqualTo(
            new HomeFixture.Answer(
                0, "no roster is kept of 9900001; the first OneRoster package brings it\n", ""));
  }

  @Test
  void filesAndSchoolsAreCounted() {
    night();

    assertThat(home.run("roster", CODE).out())
        .isEqualTo(
            """
            file                    active  to be deleted  last run
            orgs                         2              0         1
            academicSessions             0              0         -
            courses                      0              0         -
            classes                      1              0         1
            users                        1              1         2
            roles                        0              0         -
            enrollments                  2              0         1
            demographics                 0              0         -

            school                                    classes  teachers  students
            Elm Middle (elm)                                0         0         0
            Oak Elementary (9900101)                        1         1         1
            """);
  }

  @Test
  void theSameIsThereForPrograms() {
    night();

    assertThat(home.run("roster", CODE, "--json").out())
        .contains(
            "{\"district\":\"9900001\",\"files\":[{\"file\":\"orgs\",\"active\":2,\"toBeDeleted\":0,"
                + "\"lastRun\":1},{\"file\":\"academicSessions\",\"active\":0,\"toBeDeleted\":0,"
                + "\"lastRun\":null}",
            "{\"file\":\"users\",\"active\":1,\"toBeDeleted\":1,\"lastRun\":2}",
            "\"schools\":[{\"sourcedId\":\"elm\",\"name\":\"Elm Middle\",\"identifier\":\"\","
                + "\"classes\":0,\"teachers\":0,\"students\":0},{\"sourcedId\":\"oak\"");
  }

  @Test
  void aFileIsListedAPageAtATime() {
    night();

    assertThat(home.run("roster", CODE, "--list", "Users", "--limit", "1").out())
        .isEqualTo(
            """
            sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,\
            givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,\
            userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,\
            preferredFamilyName,primaryOrgSourcedId,pronouns,metadata,run
            s-1,active,2026-11-03T09:00:00Z,,,student,,,Imani,'=Okafor,,,,,,,,,,,,,,,\
            ell=Y; program=RSP,1
            """);
    assertThat(HomeFixture.csv(home.run("roster", CODE, "--list", "users", "--after", "s-1").out()))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one)
                    .containsEntry("sourcedId", "t-1")
                    .containsEntry("status", "tobedeleted")
                    .containsEntry("dateLastModified", "2026-11-03T09:00:00Z")
                    .containsEntry("run", "2"));
  }

  @Test
  void aFileIsListedForPrograms() {
    night();

    assertThat(home.run("roster", CODE, "--list", "classes", "--json").out())
        .isEqualTo(
            "{\"file\":\"classes\",\"records\":[{\"sourcedId\":\"c-1\",\"status\":\"active\","
                + "\"dateLastModified\":null,\"title\":\"\",\"grades\":\"\",\"courseSourcedId\":\"\","
                + "\"classCode\":\"\",\"classType\":\"\",\"location\":\"\","
                + "\"schoolSourcedId\":\"oak\",\"termSourcedIds\":\"\",\"subjects\":\"\","
                + "\"subjectCodes\":\"\",\"periods\":\"\",\"metadata\":{},\"run\":1}]}\n");
    assertThat(home.run("roster", CODE, "--list", "courses", "--json").out())
        .isEqualTo("{\"file\":\"courses\",\"records\":[]}\n");
  }

  @Test
  void whatCannotBeListedIsSaid() {
    assertThat(home.run("roster", CODE, "--list", "pupils"))
        .isEqualTo(
            new HomeFixture.Answer(
                2,
                "",
                "--list wants a file of the roster: orgs, academicSessions, courses, classes,"
                    + " users, roles, enrollments, demographics\n"));
    assertThat(home.run("roster", CODE, "--list", "users", "--limit", "0").err())
        .isEqualTo("--limit wants a number of records, 1 or more\n");
    assertThat(home.run("roster", CODE, "--limit", "7").err()).contains("--list");
    assertThat(home.run("roster", "99", "--json").err()).contains("seven digits");
  }

  @Test
  void whoHandsOverIsNamed() {
    assertThat(
            home.run(
                    "roster",
                    CODE,
                    "--for",
                    "dessa",
                    "--to",
                    home.path("out").toString(),
                    "--by",
                    " ")
                .err())
        .isEqualTo("--by wants a text of 1 to 500 characters; nothing was done\n");
  }

  @Test
  void theRosterOfAFolderThatIsLikeADistrictsIsThatOfItsCode() {
    night();
    String folder = home.path("elsewhere").toString();
    home.write("elsewhere/district.yaml", "code: \"" + CODE + "\"\nname: Elsewhere Unified\n");
    home.write("elsewhere/schools.csv", "code,siteCode,name,default\n9900101,,Oak Elementary,\n");

    assertThat(home.run("roster", folder)).isEqualTo(home.run("roster", CODE));
    assertThat(home.run("roster", folder, "--list", "users"))
        .isEqualTo(home.run("roster", CODE, "--list", "users"));
  }

  /** A first night, and one after which a teacher is gone. */
  private void night() {
    RosterRecord teacher = record(USERS, "t-1", "role", "teacher");
    RosterRecord student =
        dated(
            record(
                USERS,
                "s-1",
                "role",
                "student",
                "givenName",
                "Imani",
                "familyName",
                "=Okafor",
                "metadata.program",
                "RSP",
                "metadata.ell",
                "Y"),
            TUESDAY);
    List<RosterChange> added =
        Stream.of(
                record(
                    ORGS,
                    "oak",
                    "name",
                    "Oak Elementary",
                    "type",
                    "school",
                    "identifier",
                    "9900101"),
                record(ORGS, "elm", "name", "Elm Middle", "type", "school"),
                record(CLASSES, "c-1", "schoolSourcedId", "oak"),
                teacher,
                student,
                enrollment("e-1", "teacher", "t-1"),
                enrollment("e-2", "student", "s-1"))
            .map(record -> new RosterChange(ADDED, record))
            .toList();
    home.ask(database -> Rosters.write(database, CODE, added::forEach));
    RosterChange left = new RosterChange(TO_BE_DELETED, gone(teacher, TUESDAY));
    home.ask(database -> Rosters.write(database, CODE, reader -> reader.accept(left)));
  }

  private static RosterRecord enrollment(String id, String role, String user) {
    return record(ENROLLMENTS, id, "schoolSourcedId", "oak", "role", role, "userSourcedId", user);
  }
}
