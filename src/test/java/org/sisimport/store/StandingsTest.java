package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.OTHER_DISTRICT;
import static org.sisimport.store.Invented.ssid;
import static org.sisimport.store.Invented.values;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.facts.ExistingStudent;
import org.sisimport.importer.Claim;
import org.sisimport.importer.DistrictBusyException;
import org.sisimport.importer.FencedException;
import org.sisimport.importer.StandingBook;
import org.sisimport.importer.StandingEntry;
import org.sisimport.importer.Standings;
import org.sisimport.importer.StudentsChangedException;
import org.sisimport.students.LoadedStudent;
import org.sisimport.students.Standing;
import org.sisimport.students.StandingChange;

/** Who takes part, and how that ends when its day has passed. */
@ParameterizedClass
@EnumSource(TestEngine.class)
class StandingsTest {

  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

  private final TestEngine.TestDatabase opened;
  private final Database database;
  private final StandingBook book;

  StandingsTest(TestEngine engine) {
    opened = engine.create();
    database = opened.database();
    book = database.standings();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void aDayThatHasPassedEndsOnceWhateverNightsWereLeftOut() {
    load(
        "Active",
        "2026-12-31",
        "Active",
        "2026-06-30",
        "Active",
        null,
        "Pending",
        "2026-06-30",
        "Inactive",
        "2027-03-01");

    assertThat(standingsAt("2026-12-31T23:59").endOverdue(DISTRICT, CALIFORNIA)).isEqualTo(1);
    assertThat(standingsAt("2026-12-31T23:59").endOverdue(DISTRICT, CALIFORNIA)).isZero();
    assertThat(status()).containsExactly("Active", "Inactive", "Active", "Pending", "Inactive");

    assertThat(standingsAt("2027-01-01T00:00").endOverdue(DISTRICT, CALIFORNIA)).isEqualTo(1);
    assertThat(status()).containsExactly("Inactive", "Inactive", "Active", "Pending", "Inactive");

    assertThat(book.list(DISTRICT))
        .extracting(StandingEntry::cause)
        .containsExactly(StandingEntry.Cause.DAY_PASSED, StandingEntry.Cause.DAY_PASSED);
    assertThat(book.listOf(student(0).id()))
        .singleElement()
        .satisfies(
            entry -> {
              LocalDate day = LocalDate.parse("2026-12-31");
              assertThat(entry.before()).isEqualTo(new Standing("Active", day, "Exit"));
              assertThat(entry.after()).isEqualTo(new Standing("Inactive", day, "Exit"));
              assertThat(entry.by()).isEqualTo("sis-import");
              assertThat(entry.at()).isEqualTo(Instant.parse("2027-01-01T08:00:00Z"));
            });
  }

  /** In both nights a day is another length, and yet ends at midnight. */
  @Test
  void aDayEndsAtTheDistrictsMidnightWhenClocksAreChanged() {
    load("Active", "2027-03-14", "Active", "2026-11-01");

    for (String day : List.of("2026-11-01", "2027-03-14")) {
      assertThat(standingsAt(day + "T23:59").endOverdue(DISTRICT, CALIFORNIA)).isZero();
      String next = LocalDate.parse(day).plusDays(1) + "T00:00";
      assertThat(standingsAt(next).endOverdue(DISTRICT, CALIFORNIA)).isEqualTo(1);
    }
  }

  @Test
  void whoIsInactiveForRulesIsInactiveForTheRecordOnceItsDayHasPassed() {
    load("Active", "2026-10-04", "Active", "2026-10-05", "Inactive", "2026-10-05");
    LocalDate today = LocalDate.parse("2026-10-05");

    standingsAt("2026-10-05T12:00").endOverdue(DISTRICT, CALIFORNIA);

    assertThat(database.students().list(DISTRICT, today))
        .allSatisfy(
            student ->
                assertThat(student.inactive()).isEqualTo(student.status().equals("Inactive")));
    assertThat(status()).containsExactly("Inactive", "Active", "Inactive");
  }

  @Test
  void aStudentWhoWasChangedMeanwhileIsNotOverwritten() {
    load("Active", null, "Active", null);
    ExistingStudent first = student(0);
    ExistingStudent second = student(1);
    Claim claim = Invented.claim(database.journal());
    Standing left = new Standing("Inactive", LocalDate.parse("2026-10-05"), "Exit");
    change(claim, new StandingChange(second, left));

    assertThatThrownBy(
            () -> change(claim, new StandingChange(first, left), new StandingChange(second, left)))
        .isInstanceOf(StudentsChangedException.class)
        .hasMessageContaining("Student " + second.id());

    assertThat(status()).containsExactly("Active", "Inactive");
    assertThat(book.list(DISTRICT)).hasSize(1);
    assertThat(student(1).version()).isEqualTo(second.version() + 1);
  }

  @Test
  void whoHasLostTheDistrictChangesNothing() {
    load("Active", null);
    ExistingStudent student = student(0);
    Claim lost = database.journal().claim(DISTRICT, "slow", Duration.ofSeconds(-1)).orElseThrow();
    Invented.claim(database.journal());

    assertThatThrownBy(() -> change(lost, new StandingChange(student, Standing.ACTIVE.ended())))
        .isInstanceOf(FencedException.class);
    assertThat(status()).containsExactly("Active");
    assertThat(book.list(null)).isEmpty();
  }

  @Test
  void noImportIsOvertaken() {
    load("Active", "2026-10-04");
    Invented.claim(database.journal());

    assertThatThrownBy(() -> standingsAt("2026-10-06T12:00").endOverdue(DISTRICT, CALIFORNIA))
        .isInstanceOf(DistrictBusyException.class);
    assertThat(status()).containsExactly("Active");
    assertThat(standingsAt("2026-10-06T12:00").endOverdue(OTHER_DISTRICT, CALIFORNIA)).isZero();
  }

  private void change(Claim claim, StandingChange... changes) {
    book.change(
        claim,
        List.of(changes),
        StandingEntry.Cause.INACTIVATED,
        "Ana",
        Instant.parse("2026-10-05T12:00:00Z"));
  }

  private Standings standingsAt(String local) {
    Instant now = LocalDateTime.parse(local).atZone(CALIFORNIA).toInstant();
    return new Standings(
        database.students(), database.journal(), book, Clock.fixed(now, CALIFORNIA));
  }

  /** Statuses and days, of students with the SSIDs in their order. */
  private void load(@Nullable String... standings) {
    List<LoadedStudent> all = new ArrayList<>();
    for (int i = 0; i < standings.length; i += 2) {
      String day = standings[i + 1];
      int row = all.size();
      all.add(
          new LoadedStudent(
              row + 2,
              values(ssid(row), "Okafor"),
              String.valueOf(standings[i]),
              day == null ? null : LocalDate.parse(day),
              day == null ? null : "Exit",
              null));
    }
    database.students().load(DISTRICT, all, false);
  }

  private ExistingStudent student(int i) {
    return database.students().findBySsid(DISTRICT, ssid(i), LocalDate.EPOCH).orElseThrow();
  }

  private List<String> status() {
    return database.students().list(DISTRICT, LocalDate.EPOCH).stream()
        .map(ExistingStudent::status)
        .toList();
  }
}
