package org.sisimport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.cli.HomeFixture.CODE;
import static org.sisimport.cli.ServedNights.at;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person says that a student leaves, or does not. */
class StandingCommandsTest {

  private static final String HEADER = "SSID,Last Name,First Name,Birthdate,Grade Level,Status";
  private static final String FILE = "SSID,Last Name,First Name,Birthdate,Grade Level";
  private static final String MARISOL = "1000000001";

  @RegisterExtension final HomeFixture home = new HomeFixture();

  private final SettableClock clock = new SettableClock(at("2026-10-05T12:00"));

  @BeforeEach
  void ours() {
    home.clock(clock);
    home.ours(
        HEADER,
        "1000000001,Alvarez,Marisol,2014-03-09,05,Active",
        "1000000002,Okafor,Daniel,2013-11-21,06,Pending");
  }

  @Test
  void aDateThatIsStillToComeStaysActiveUntilTheFirstRunAfterIt() {
    assertThat(inactivate(MARISOL, "2026-10-07").out())
        .isEqualTo(
            "9900001: student 1 was Active; is now Active, leaving on 2026-10-07, \"Graduated\"\n"
                + "The school's system hears nothing of it from us, because district 9900001 has no"
                + " outgoing files; `outgoing` in its district.yaml sets them up.\n");

    for (String day : List.of("2026-10-05", "2026-10-06", "2026-10-07")) {
      clock.passUntil(at(day + "T23:59"));
      home.night();
      assertThat(home.student(MARISOL)).as(day).containsEntry("Status", "Active");
    }
    // a night in which nothing ran
    clock.passUntil(at("2026-10-09T03:00"));
    home.night();
    home.night();

    assertThat(home.student(MARISOL))
        .containsEntry("Status", "Inactive")
        .containsEntry("Inactive Date", "2026-10-07")
        .containsEntry("Inactive Reason", "Graduated");
    assertThat(standings())
        .containsExactly(
            "2026-10-09 03:00 PDT  9900001  student 1 Inactive because the day has passed: was"
                + " Active, leaving on 2026-10-07, \"Graduated\"; is now Inactive since 2026-10-07,"
                + " \"Graduated\"",
            "2026-10-05 12:00 PDT  9900001  student 1 inactivated by Ana: was Active; is now"
                + " Active, leaving on 2026-10-07, \"Graduated\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10/07/2026", "2026-02-30", "+12026-10-05", "-2026-10-05", "+999999999-12-31", ""})
  void aDayThatIsWrittenOtherwiseIsToldHowToWriteIt(String day) {
    assertThat(inactivate(MARISOL, day).err())
        .contains('"' + day + "\" is no day; write year, month and day, such as 2026-10-05")
        .doesNotContain("Exception", "java.");
    assertThat(home.student(MARISOL)).containsEntry("Inactive Date", "");
  }

  @Test
  void inThePauseServeEndsADayThatHasPassed() {
    home.settings("state: live", "pauses: [{ from: 10-01, to: 10-31 }]");
    inactivate(MARISOL, "2026-10-06");
    try (ServedNights nights = ServedNights.begin(home, clock)) {
      nights.passUntil("2026-10-06T23:50");
      assertThat(home.student(MARISOL)).containsEntry("Status", "Active");
      nights.passUntil("2026-10-07T13:00");
    }
    assertThat(home.student(MARISOL)).containsEntry("Status", "Inactive");
    assertThat(standings()).hasSize(2);
  }

  @Test
  void whoIsReactivatedHasNeitherDateNorReason() {
    inactivate(MARISOL, "2026-10-05");
    assertThat(home.student(MARISOL)).containsEntry("Status", "Inactive");

    assertThat(home.run("reactivate", CODE, "--ssid", MARISOL, "--by", "Ana").out())
        .isEqualTo(
            "9900001: student 1 was Inactive since 2026-10-05, \"Graduated\"; is now Active\n");
    assertThat(home.run("reactivate", CODE, "--ssid", MARISOL, "--by", "Ana").out())
        .isEqualTo("9900001: student 1 stays Active\n");
    assertThat(home.student(MARISOL))
        .containsEntry("Status", "Active")
        .containsEntry("Inactive Date", "")
        .containsEntry("Inactive Reason", "");
    assertThat(standings()).hasSize(2);
  }

  /** What was decided in a past night is decided in the same way when it is told. */
  @Test
  void aPastNightIsToldWithTheStandingOfThen() {
    home.send(FILE, "1000000001,Alvarez,Marisol,2014-03-09,06");
    assertThat(home.night().counts()).contains("1 updated");
    inactivate(MARISOL, "2026-10-01");

    assertThat(home.explain("--ssid", MARISOL))
        .contains(
            "SSID ******0001, Alvarez Marisol: UPDATED",
            "Grade Level: ours was \"05\", is now \"06\".",
            "2026-10-05 12:00 PDT: inactivated by Ana: was Active; is now Inactive since"
                + " 2026-10-01, \"Graduated\"")
        .doesNotContain("comes out differently", "inactive here");
    assertThat(home.explain("--json", "--ssid", MARISOL))
        .contains("\"outcome\":\"UPDATED\"", "\"cause\":\"INACTIVATED\"");

    home.send(FILE, "1000000001,Alvarez,Marisol,2014-03-09,07");
    assertThat(home.night().counts()).contains("1 skipped");
    assertThat(home.explain("--ssid", MARISOL)).contains("The student is inactive here");
  }

  @Test
  void explainTellsItAlsoWhereNothingHasRun() {
    inactivate(MARISOL, "2026-10-05");

    assertThat(home.explain("--ssid", MARISOL))
        .startsWith("Nothing has run for 9900001 yet, ")
        .contains(" takes it in.\n\nWhat happened to the student beside files\n  2026-10-05 12:00");
  }

  @ParameterizedTest
  @CsvSource({
    "1000000009, Graduated, 2026-10-05, has no student of this SSID",
    "100000001, Graduated, 2026-10-05, --ssid wants ten digits",
    "1000000001, ' ', 2026-10-05, --reason wants a line of text",
    "1000000001, Graduated, 10/05/2026, --date",
    "1000000002, Graduated, 2026-10-06, The student is Pending",
    "1000000001, Graduated, 2014-03-08, The student was born after 2014-03-08; nothing was changed",
    "1000000001, Graduated, 0001-01-01, The student was born after 0001-01-01; nothing was changed"
  })
  void whatCannotBeDoneIsTold(String ssid, String reason, String date, String message) {
    HomeFixture.Answer answer =
        home.run("inactivate", CODE, "--ssid", ssid, "--reason", reason, "--date", date);
    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.err()).contains(message);
    assertThat(standings()).isEmpty();
  }

  @Test
  void aPendingStudentMayHaveLeftAndCannotBeReactivated() {
    assertThat(home.run("reactivate", CODE, "--ssid", "1000000002").exit()).isEqualTo(2);
    assertThat(inactivate("1000000002", "2026-10-05").out())
        .contains("student 2 was Pending; is now Inactive since 2026-10-05");
  }

  @Test
  void aPendingStudentWhoWasInactivatedByASlipIsPendingAgain() {
    inactivate("1000000002", "2026-10-01");
    // the day was another one
    inactivate("1000000002", "2026-10-02");

    assertThat(home.run("reactivate", CODE, "--ssid", "1000000002").out())
        .isEqualTo(
            "9900001: student 2 was Inactive since 2026-10-02, \"Graduated\"; is now Pending\n");
  }

  @Test
  void whoIsReactivatedAfterTheDayHasPassedIsActiveWithoutThatDay() {
    inactivate(MARISOL, "2026-10-06");
    clock.passUntil(at("2026-10-08T03:00"));
    home.night();
    assertThat(home.student(MARISOL)).containsEntry("Status", "Inactive");

    assertThat(home.run("reactivate", CODE, "--ssid", MARISOL).out()).endsWith("is now Active\n");
  }

  @Test
  void whoHasLeftCannotLeaveOnADayThatIsStillToCome() {
    inactivate(MARISOL, "2026-10-05");

    assertThat(inactivate(MARISOL, "2026-10-06").err())
        .isEqualTo(
            "The student is Inactive, and who has left cannot leave on a day that is still to come;"
                + " nothing was changed: --date wants 2026-10-05 or a day before. Who has not left"
                + " after all takes part again by `reactivate`, and can leave on a later day then\n");

    assertThat(home.student(MARISOL))
        .containsEntry("Status", "Inactive")
        .containsEntry("Inactive Date", "2026-10-05");
    assertThat(inactivate(MARISOL, "2026-10-04").exit()).isZero();
  }

  @Test
  void whoSaysSoIsKeptMaskedAndTheReasonAsItWasGiven() {
    home.run(
        "inactivate",
        CODE,
        "--ssid",
        MARISOL,
        "--reason",
        " Exit 1234567890 ",
        "--date",
        "2026-10-05",
        "--by",
        "Ana for " + MARISOL);

    assertThat(home.student(MARISOL)).containsEntry("Inactive Reason", "Exit 1234567890");
    assertThat(standings()).first().asString().contains("inactivated by Ana for ******0001: ");
    assertThat(home.run("reactivate", CODE, "--ssid", MARISOL, "--by", " ").err())
        .isEqualTo("--by wants a text of 1 to 500 characters; nothing was done\n");
    assertThat(
            home.run(
                    "inactivate",
                    CODE,
                    "--ssid",
                    MARISOL,
                    "--reason",
                    "Ex\u202Eit",
                    "--date",
                    "2026-10-05")
                .err())
        .isEqualTo(
            "--reason wants a line of text of 1 to 200 characters that can be seen; nothing was"
                + " done\n");
  }

  private HomeFixture.Answer inactivate(String ssid, String date) {
    return home.run(
        "inactivate", CODE, "--ssid", ssid, "--reason", "Graduated", "--date", date, "--by", "Ana");
  }

  private List<String> standings() {
    Stream<String> lines = home.run("history", "--all", CODE).out().lines();
    return lines
        .filter(line -> line.startsWith("standing  "))
        .map(line -> line.substring("standing  ".length()))
        .toList();
  }
}
