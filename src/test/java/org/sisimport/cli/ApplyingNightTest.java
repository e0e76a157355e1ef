package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.HomeFixture.OTHER_CODE;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is written, and what is told of it. */
class ApplyingNightTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate,Grade Level";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void oneAuditRowForEachChangedField() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.ours(
        HEADER + ",Gender,School of Attendance",
        "1000000001,Alvarez,Marisol,2014-03-09,04,F,9900101",
        "1000000002,Okafor,Daniel,2013-11-21,06,M,9900102");
    home.send(
        HEADER + ",Gender,School of Attendance,Designation",
        "1000000002,Okafor,Daniel,2013-11-21,06,M,9900102,",
        "1000000001,Alvarez,Marisol,2014-03-10,05,F,9900102,",
        "1000000003,Nguyen,Linh,2015-02-01,,,,SPED");

    Night night = home.night();

    assertThat(night.counts()).isEqualTo("3 read: 1 unchanged, 1 updated, 1 created");
    assertThat(home.audit())
        .extracting(entry -> entry.substring(0, entry.indexOf(" by ")))
        .containsExactly(
            "3 BIRTHDATE: 2014-03-09 -> 2014-03-10",
            "3 SCHOOL_OF_ATTENDANCE: 9900101 -> 9900102",
            "3 GRADE: 04 -> 05",
            "4 SSID: null -> 1000000003",
            "4 LAST_NAME: null -> Nguyen",
            "4 FIRST_NAME: null -> Linh",
            "4 BIRTHDATE: null -> 2015-02-01",
            "4 DESIGNATION: null -> SPED");
    assertThat(home.audit())
        .anyMatch(
            entry ->
                entry.contains("Demographic fields follow the file")
                    && entry.contains("rules/other-fields.drl"));
    // the run with its counts and the hash of its rules
    home.ask(
        database -> {
          var run = database.journal().list(CODE).get(0);
          assertThat(run.counts().updated()).isEqualTo(1);
          assertThat(run.ruleSet()).matches("[0-9a-f]{64}");
          assertThat(run.sha256()).matches("[0-9a-f]{64}");
          assertThat(database.journal().findLog(run.number())).isPresent();
          return run;
        });
  }

  @Test
  void theLogTellsAPersonEverything() {
    home.settings("state: live", "vendor: aeries");
    home.ours(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,04");
    home.send(
        "SSID,Last Name,First Name,DOB,Grade,Shoe Size,Homeroom",
        "1000000001,Alvarez,Marisol,3/29/2014,05,36,",
        "1000000002,Okafor,Daniel,1/2/2013,TKX,36,",
        "1000000003,Okafor,Grace,1/2/2013,TKX,36,");

    Night night = home.night();

    assertThat(night.run().logText())
        .contains(
            "Golden Valley Unified (" + CODE + ")",
            CODE + "_demographics.csv, 186 bytes",
            "last modified 2026-09-01",
            "APPLIED",
            "UTF-8",
            "\"DOB\" is Birthdate",
            "not needed: \"Homeroom\"",
            "unknown: \"Shoe Size\"",
            "Birthdate: month/day/year, as the column proves",
            "3 read: 0 unchanged, 1 updated, 0 created, 2 skipped, 0 held, 0 refused",
            "2 rows (3, 4): Grade Level \"TKX\" in column \"Grade\" is unknown",
            "row 2, SSID ******0001, Alvarez Marisol: updated",
            "Grade Level: \"04\" -> \"05\"");
    assertThat(HomeFixture.csv(night.run().logTable()))
        .anySatisfy(
            row ->
                assertThat(row.values())
                    .contains("2", "******0001", "Alvarez", "updated", "Grade Level", "04", "05"));
    assertThat(night.run().logText()).contains("2014-03-09");
  }

  @Test
  void aFileCannotForgeLinesOrSmuggleFormulas() {
    home.ours(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,04");
    home.send(
        HEADER + ",Middle Name",
        "1000000001,Alvarez,Marisol,2014-03-09,\"=cmd|' /C calc'!A0\",=Luz",
        "1000000002,+Okafor,@Daniel,2013-11-21,\"05\nrow 9, SSID ******0001: updated\",-Jo",
        "1000000003,\u202EOkafor,Daniel\u0007,2013-11-21,05,");

    Night night = home.night();

    assertThat(night.run().logText().lines()).noneMatch(line -> line.startsWith("row 9"));
    assertThat(night.run().logText() + night.run().logTable())
        .doesNotContain("\u202E")
        .doesNotContain("\u0007");
    assertThat(HomeFixture.csv(night.run().logTable()))
        .allSatisfy(
            row ->
                assertThat(row.values())
                    .allSatisfy(cell -> assertThat(cell).doesNotMatch("(?s)[=+@\\-].*")));
    assertThat(night.run().logTable()).contains("'=Luz", "'+Okafor", "'@Daniel");
    // our own CSV has values as they are
    assertThat(home.student("1000000001")).containsEntry("Middle Name", "=Luz");
  }

  @Test
  void anSsidIsMaskedWhereverItStands() {
    home.ours(
        HEADER, "1000000001,Alvarez,Marisol,2014-03-09,04", "1000000002,Okafor,Daniel,2013-11-21,");
    home.rules(
        "other-fields.drl",
        "rule \"Tells the number\" when $m : Match( student.ssid != null ) then",
        "  decide.warn( $m.student(), \"this is \" + $m.student().ssid() ); end");
    home.send(
        HEADER + ",1000000077,Middle Name",
        "1000000001,Alvarez,Marisol,2014-03-09,1000000001,,Luz 1000000001",
        "1000000002,Okafor 1000000002,Daniel,2013-11-21,05,,");

    // what a Night checks: neither JSON nor logs show one
    Night night = home.night();

    assertThat(night.counts()).isEqualTo("2 read: 2 updated");
    assertThat(night.notices("warned"))
        .extracting(Night.Notice::message)
        .anyMatch(message -> message.startsWith("this is ******0001"));
    assertThat(night.run().logText())
        .contains("unknown: \"******0077\"", "Grade Level \"******0001\"", "Luz ******0001");
  }

  @Test
  void lastImportDateIsThatOfTheLastNightInWhichTheStudentWasAppliedOrUnchanged() {
    home.settings("state: live", "options: { create: [SPED] }");
    home.ours(
        HEADER + ",Status,Last Import Date",
        "1000000001,Alvarez,Marisol,2014-03-09,04,Active,2026-01-05",
        "1000000002,Okafor,Daniel,2013-11-21,06,Active,2026-01-05",
        "1000000003,Nguyen,Linh,2015-02-01,05,Inactive,2026-01-05",
        "1000000004,Smith,Pat,2015-02-01,05,Active,2026-01-05",
        "1000000005,Ito,Kenji,2012-02-03,05,Active,");
    home.send(
        HEADER + ",Designation",
        "1000000001,Alvarez,Marisol,2014-03-09,05,",
        "1000000002,Okafor,Daniel,2013-11-21,06,",
        "1000000003,Nguyen,Linh,2015-02-01,06,",
        "1000000004,Smith,Jordan,2011-07-30,06,",
        "1000000006,Chu,Ana,2012-02-03,05,SPED");
    String today = LocalDate.now(ZoneId.of("America/Los_Angeles")).toString();

    Night night = home.night();

    assertThat(night.counts())
        .isEqualTo("5 read: 1 unchanged, 1 updated, 1 created, 1 skipped, 1 held");
    assertThat(home.students())
        .extracting(student -> student.get("SSID") + " " + student.get("Last Import Date"))
        .containsExactly(
            "1000000001 " + today,
            "1000000002 " + today,
            "1000000003 2026-01-05",
            "1000000004 2026-01-05",
            "1000000005 ",
            "1000000006 " + today);
  }

  @Test
  void theApplicationsOwnLogTellsOfTheRunAndOfNobody() {
    home.ours(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,04");
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05", "bad,Quixote,Dulcinea,nodate,99");
    home.night();

    String log = home.read(home.path("data/sis-import.log"));

    assertThat(log)
        .contains("APPLIED", CODE)
        .doesNotContain("Alvarez", "Marisol", "Quixote", "2014", "1000000001", "***");
  }

  @Test
  void everyDistrictHasItsOwnStudentsAndRuns() {
    home.settingsOf(OTHER_CODE, "state: live");
    home.write("districts/" + OTHER_CODE + "/schools.csv", "code,siteCode,name,default");
    home.ours(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,04");
    home.oursOf(OTHER_CODE, HEADER, "1000000002,Okafor,Daniel,2013-11-21,06");
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05");
    home.sendTo(OTHER_CODE, "x_demographics.csv", HEADER, "1000000002,Okafor,Daniel,2013-11-21,07");

    Night night = home.nightOfAll();

    assertThat(night.runs())
        .extracting(run -> run.district() + " " + run.counts())
        .containsExactly(CODE + " 1 read: 1 updated", OTHER_CODE + " 1 read: 1 updated");
    assertThat(home.students()).hasSize(1);
    List<?> runs = home.ask(database -> database.journal().list(OTHER_CODE));
    assertThat(runs).hasSize(1);
  }

  @Test
  void aLogThatWasLostIsWrittenAgainByTheNextNight() throws IOException {
    home.ours(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,04");
    home.send(HEADER, "1000000001,Alvarez,Marisol,2014-03-09,05");
    String before = home.night().run().logText();
    try (var logs = Files.walk(home.path("data/logs"))) {
      for (var log : logs.filter(Files::isRegularFile).toList()) {
        Files.delete(log);
      }
    }

    home.night();

    try (var logs = Files.walk(home.path("data/logs"))) {
      assertThat(logs.filter(path -> path.toString().endsWith("run-1.txt")))
          .singleElement()
          .satisfies(log -> assertThat(home.read(log)).isEqualTo(before));
    }
  }
}
