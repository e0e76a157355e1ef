package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the operator's settings, and a district's time zone, do to the commands. */
class SettingsCommandsTest {

  private static final String[] FILE = {
    "SSID,Last Name,First Name,Birthdate,Grade Level,Designation",
    "1000000001,Alvarez,Marisol,20140309,05,SPED"
  };

  @RegisterExtension final HomeFixture home = new HomeFixture();

  @Test
  void checkTellsWhatIsWrongWithTheSettingsAndWithEverythingElse() {
    home.write("sis-import.yaml", "windw: 02:00-07:00");
    home.settings("window: 07:00-07:00");

    assertThat(home.run("check").out())
        .contains(
            "sis-import.yaml:1: unknown key `windw`",
            "districts/9900001/district.yaml:2: `window` is `07:00-07:00`, which never opens",
            "2 findings");
  }

  @Test
  void checkHintsAtSchoolsThatWouldLeaveStudentsWhereTheyAre() throws IOException {
    home.schools("9900005,81,Bridge Preschool,", "9900005,82,Home Program,");
    HomeFixture.Answer shared = home.run("check");
    assertThat(shared.exit()).isZero();
    assertThat(shared.out())
        .contains(
            "in order: ",
            "hint: districts/9900001/schools.csv: the code 9900005 is shared by Bridge Preschool and"
                + " Home Program, and none of them is the default");
    assertThat(home.run("check", "--json").out())
        .contains("\"findings\":[]", "\"hints\":[{\"file\":\"districts/9900001/schools.csv\"");

    home.schools("9900005,81,Bridge Preschool,", "9900005,82,Home Program,yes");
    assertThat(home.run("check").out()).doesNotContain("hint");

    Files.delete(home.path("districts/9900001/schools.csv"));
    HomeFixture.Answer missing = home.run("check");
    assertThat(missing.exit()).isZero();
    assertThat(missing.out())
        .contains(
            "hint: districts/9900001/schools.csv: it is not there, so no School of Attendance");
  }

  @Test
  void brokenSettingsStopWhatNeedsThem() {
    home.write("sis-import.yaml", "windw: 02:00-07:00");
    home.send(FILE);

    HomeFixture.Answer answer = home.run("run", "--now");

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err()).startsWith("sis-import.yaml:1: unknown key").hasLineCount(1);
  }

  @Test
  void everythingThatIsMadeLiesInTheFolderThatTheSettingsName() {
    home.write("sis-import.yaml", "data: elsewhere");
    home.send(FILE);

    String told = home.run("run", "--now").out();

    assertThat(told).contains("Log: elsewhere/logs/9900001/");
    String log = told.substring(told.indexOf("elsewhere/logs"), told.indexOf(".txt") + 4);
    assertThat(home.path(log)).exists();
    assertThat(home.path("elsewhere/database")).isNotEmptyDirectory();
    assertThat(home.path("elsewhere/archive/9900001")).isNotEmptyDirectory();
    assertThat(Files.exists(home.path("data/logs"))).isFalse();
  }

  @Test
  void historyTellsTimesInTheDistrictsZone() {
    home.settings("time-zone: Pacific/Honolulu");
    home.send(FILE);
    home.run("run", "--now");
    assertThat(home.run("history").out()).containsPattern("[0-9]{2}:[0-9]{2} HST {2}9900001");

    home.settings("time-zone: nowhere");
    assertThat(home.run("history").out()).containsPattern("[0-9]{2}:[0-9]{2} P[SD]T {2}9900001");
  }
}
