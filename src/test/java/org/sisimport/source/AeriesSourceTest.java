package org.sisimport.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.aeries.AeriesStub;
import org.sisimport.aeries.PullSeal;
import org.sisimport.district.AeriesSourceConfig;
import org.sisimport.source.SourceException.Trouble;

/** What is asked of an Aeries, and what comes into the spool. */
class AeriesSourceTest {

  private static final long FIRST = 99_400_001L;
  private static final LocalDateTime YESTERDAY = LocalDateTime.of(2026, 10, 14, 14, 0);

  private final AeriesHome home;
  private final AeriesStub stub = new AeriesStub();

  AeriesSourceTest(@TempDir Path temp) {
    home = new AeriesHome(temp, stub.url());
  }

  @BeforeEach
  void fill() {
    stub.school(990, "0000101", "Almond Elementary");
    stub.school(994, "0000102", "Birch Middle");
    students(990, FIRST, 3);
    students(994, FIRST + 100, 1);
    stub.program(FIRST, "144", "2024-08-12", null);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private void students(int school, long first, int count) {
    LongStream.range(first, first + count).forEach(id -> stub.student(id, school, Map.of()));
  }

  private PullSeal seal(Delivery delivery) {
    return PullSeal.find(delivery.content()).orElseThrow();
  }

  @Test
  void theFirstReadIsOfAllStudentsInDocumentedOrder() {
    Delivery delivery = home.with("at-once", "1").pull();

    assertThat(delivery.pattern()).isEqualTo(AeriesSourceConfig.FULL);
    assertThat(delivery.name()).isEqualTo("aeries-full-2026-10-15.zip");
    assertThat(delivery.modified()).isEqualTo(Instant.parse("2026-10-15T09:00:00.123456700Z"));
    assertThat(ApiHome.names(delivery))
        .containsExactly(
            "systeminfo.json",
            "schools.json",
            "codes/STU/GR.json",
            "codes/STU/LF.json",
            "codes/STU/TG.json",
            "programs/990-144.json",
            "programs/990-144x.json",
            "programs/990-135.json",
            "students/990-1.json",
            "students/990-4.json",
            "extended/990-1.json",
            "extended/990-4.json",
            "programs/994-144.json",
            "programs/994-144x.json",
            "programs/994-135.json",
            "students/994-1.json",
            "students/994-2.json",
            "extended/994-1.json",
            "extended/994-2.json",
            "pull.json");
    assertThat(stub.asked())
        .startsWith(
            "systeminfo",
            "schools",
            "codes/Student/Grade",
            "codes/STU/LF",
            "codes/STU/TG",
            "schools/990/students/0/programs?code=144")
        .contains(
            "schools/990/students?StartingRecord=1&EndingRecord=500",
            "schools/990/students?StartingRecord=4&EndingRecord=503",
            "schools/994/students/0/extended?StartingRecord=2&EndingRecord=501");
  }

  @Test
  void theSealSaysWhatWasRead() {
    PullSeal seal = seal(home.with("504s", "true").pull());

    assertThat(seal.kind()).isEqualTo(PullSeal.Kind.FULL);
    assertThat(seal.district()).isEqualTo(ApiHome.CODE);
    assertThat(seal.asOf()).hasToString("2026-10-15T02:00:00.123456700-07:00");
    assertThat(seal.zone()).isEqualTo("Pacific Standard Time");
    assertThat(seal.databaseYear()).isEqualTo("2026-2027");
    assertThat(seal.since()).isNull();
    assertThat(seal.programs()).containsExactly("144", "144x", "101");
    assertThat(seal.migrant()).isEqualTo("135");
    assertThat(seal.schools()).containsExactly(990L, 994L);
    assertThat(seal.because()).isEqualTo("no earlier full read is known");
  }

  @Test
  void aTimeZoneThatIsNoneIsNotInTheSeal() {
    stub.systemInfo("LocalTimeZoneName", "Pacific\nRobin Alvarado");

    assertThat(seal(home.pull()).zone()).isEmpty();
  }

  @Test
  void answersAreKeptByteForByte() {
    stub.student(FIRST + 50, 990, Map.of("LastName", "Nuñez-O'Hara \u2028", "Grade", -1));

    Map<String, String> entries = ApiHome.entries(home.pull());

    String served =
        stub.server().getAllServeEvents().stream()
            .filter(
                event -> event.getRequest().getUrl().contains("/990/students?StartingRecord=1&"))
            .map(event -> event.getResponse().getBodyAsString())
            .findFirst()
            .orElseThrow();
    assertThat(entries.get("students/990-1.json")).isEqualTo(served).contains("Nuñez");
  }

  @Test
  void theSameAnswersMakeTheSameBytes() {
    assertThat(home.pull().sha256()).isEqualTo(home.pull().sha256());
  }

  @Test
  void pagesAreAskedForUntilOneIsEmpty() {
    Delivery delivery = home.with("page-size", "2").with("at-once", "3").pull();

    assertThat(ApiHome.names(delivery))
        .contains("students/990-1.json", "students/990-3.json", "students/990-4.json")
        .contains("extended/990-1.json", "extended/990-3.json", "extended/990-4.json")
        .endsWith("pull.json");
  }

  @Test
  void aServerThatShortensPagesIsReadToTheEnd() {
    students(990, FIRST + 200, 9);
    stub.shortenPagesTo(4);

    assertThat(ApiHome.names(home.pull()))
        .contains(
            "students/990-1.json",
            "students/990-5.json",
            "students/990-9.json",
            "students/990-13.json");
  }

  @Test
  void aSchoolWithoutStudentsIsNoTrouble() {
    stub.school(996, "0000103", "Not open yet");

    assertThat(ApiHome.entries(home.pull())).containsEntry("students/996-1.json", "[]");
  }

  @Test
  void theDistrictCodeTablesAndClosedSchoolsAreNoSchoolsToRead() {
    stub.school(0, "0000000", "Golden Valley Unified");
    stub.school(100, "0000000", "ZZZ Elementary Code Table");
    stub.school(991, "0000104", "Closed", Map.of("InactiveStatusCode", "C"));
    stub.school(995, "0000105", "Not reported", Map.of("DoNotReport", true));

    assertThat(seal(home.pull()).schools()).containsExactly(990L, 994L, 995L);
    assertThat(stub.asked()).noneMatch(path -> path.matches("schools/(0|100|991)/.*"));
  }

  @Test
  void theDistrictMayNameTheSchools() {
    assertThat(seal(home.with("schools", "[994]").pull()).schools()).containsExactly(994L);
    assertThat(stub.asked()).noneMatch(path -> path.startsWith("schools/990/"));
  }

  @Test
  void aSchoolThatIsNamedAndNotThereIsTold() {
    assertThatThrownBy(home.with("schools", "[994, 998]")::pull)
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.ANSWER))
        .hasMessage(
            "The Aeries API at "
                + stub.url()
                + " of district 9900001 has no active school 998, which `schools` lists; nothing was"
                + " taken: the district's Aeries administrator must look at it, or correct"
                + " districts/9900001/district.yaml:4");
  }

  // ---- what has changed ----

  @Test
  void afterAFullReadOnlyWhoHasChangedIsAskedFor() {
    home.withPast(home.pull());
    nextNight();
    stub.changed("student", FIRST, YESTERDAY.plusDays(1));
    stub.changed("program", FIRST + 1, YESTERDAY.plusDays(1));
    stub.changed("student", FIRST + 2, YESTERDAY);
    stub.reset();

    Delivery delivery = home.with("at-once", "1").pull();

    assertThat(delivery.pattern()).isEqualTo(AeriesSourceConfig.CHANGES);
    assertThat(delivery.name()).isEqualTo("aeries-changes-2026-10-16.zip");
    assertThat(ApiHome.names(delivery))
        .containsExactly(
            "systeminfo.json",
            "schools.json",
            "codes/STU/GR.json",
            "codes/STU/LF.json",
            "codes/STU/TG.json",
            "changes/student.json",
            "changes/program.json",
            "changes/enrollment.json",
            "program-days/990-144.json",
            "program-days/990-144x.json",
            "program-days/990-135.json",
            "program-days/994-144.json",
            "program-days/994-144x.json",
            "program-days/994-135.json",
            "programs/student-99400001.json",
            "students/student-99400001.json",
            "extended/student-99400001.json",
            "programs/student-99400002.json",
            "pull.json");
    assertThat(stub.asked())
        .contains("StudentDataChanges/enrollment/2026/10/15/1/0")
        .noneMatch(path -> path.contains("99400003"));
    PullSeal seal = seal(delivery);
    assertThat(seal.since()).isEqualTo("2026-10-15T01:00:00.123456700-07:00");
    assertThat(seal.because()).isNull();
  }

  private void nextNight() {
    at("2026-10-16T02:10:00-07:00");
  }

  /** Sets the server's clock and ours. */
  private void at(String time) {
    stub.systemInfo("CurrentDateTime", time);
    home.at(time);
  }

  @Test
  void changesAreAskedForFromTheEarlierOfTwoWallClocks() {
    at("2026-10-31T02:10:00-07:00");
    home.withPast(home.pull());
    at("2026-11-01T02:10:00-08:00");
    stub.reset();

    home.pull();

    assertThat(stub.asked()).contains("StudentDataChanges/student/2026/10/31/0/10");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-16, , true",
    "2026-08-12, 2026-10-15, true",
    "2026-10-17, , false",
    "2026-08-12, 2026-10-17, false",
    "2026-08-12, 2026-10-14, false"
  })
  void aProgramThatWasEnteredAheadIsReadWhenItsDayHasCome(
      String start, @Nullable String end, boolean read) {
    stub.program(FIRST + 1, "144", start, end);
    home.withPast(home.pull());
    nextNight();

    assertThat(ApiHome.names(home.pull()).contains("students/student-99400002.json"))
        .isEqualTo(read);
  }

  @Test
  void aChangedStudentWhoIsGoneHasNoAnswer() {
    home.withPast(home.pull());
    nextNight();
    stub.changed("student", FIRST, YESTERDAY.plusDays(1));
    stub.refuse("schools/0/students/99400001/programs", 404, "{\"Message\":\"Not found\"}");

    assertThat(ApiHome.names(home.pull())).noneMatch(name -> name.contains("99400001"));
  }

  @Test
  void theLastReadOfChangesIsTheBaseOfTheNext() {
    home.withPast(home.pull());
    nextNight();
    home.withPast(home.pull());
    at("2026-10-17T02:00:00-07:00");
    stub.reset();

    Delivery delivery = home.pull();

    assertThat(delivery.pattern()).isEqualTo(AeriesSourceConfig.CHANGES);
    assertThat(stub.asked()).contains("StudentDataChanges/student/2026/10/16/1/10");
  }

  // ---- when changes are not enough ----

  @Test
  void afterAWeekEverythingIsRead() {
    at("2026-10-08T09:00:00-07:00");
    home.withPast(home.pull());
    at("2026-10-15T02:00:00-07:00");

    assertFull("the last full read is of 2026-10-08, and one is due every 7 days");
  }

  @Test
  void whenThatWeekIsOverIsByOurClock() {
    home.withPast(home.pull(), Instant.parse("2026-10-08T09:00:00Z"), null);

    assertFull("the last full read is of 2026-10-08, and one is due every 7 days");
  }

  @Test
  void inAnotherSchoolYearEverythingIsRead() {
    home.withPast(home.pull());
    nextNight();
    stub.systemInfo("DatabaseYear", "2027-2028");

    assertFull("the school year is 2027-2028 now and was 2026-2027 at the last read");
  }

  @Test
  void withAnotherSchoolEverythingIsRead() {
    home.withPast(home.pull());
    nextNight();
    stub.school(997, "0000106", "Reopened");

    assertFull("other schools are active than at the last read");
  }

  @Test
  void afterAClockWasSetBackEverythingIsRead() {
    home.withPast(home.pull());
    stub.systemInfo("CurrentDateTime", "2026-10-14T02:00:00-07:00");

    assertFull("by the server's clock the last read lies in the future");
  }

  @Test
  void withOtherSettingsEverythingIsRead() {
    home.withPast(home.pull());
    nextNight();
    home.withSettings("options: { create: [SPED] }\n");

    assertFull("the district's settings or schools were changed since the last read");
  }

  @Test
  void whereTheLastReadIsNotTrustedEverythingIsRead() {
    home.withPast(home.pull(), "the rules were changed since the last read");
    nextNight();

    assertFull("the rules were changed since the last read");
  }

  @Test
  void whereTheArchiveHasLostTheLastReadEverythingIsRead() {
    home.withPast(home.pull());
    home.emptyArchive();

    assertFull("the last read is no longer in the archive");
  }

  @Test
  void whereMostHaveChangedEverythingIsRead() {
    home.withPast(home.pull());
    nextNight();
    IntStream.range(0, 2_001)
        .forEach(i -> stub.changed("student", FIRST + i, YESTERDAY.plusDays(1)));

    Delivery delivery =
        assertFull("2001 students have changed, more than are asked for one by one");
    assertThat(ApiHome.names(delivery)).noneMatch(name -> name.startsWith("changes/"));
  }

  private Delivery assertFull(String because) {
    Delivery delivery = home.pull();
    assertThat(delivery.pattern()).isEqualTo(AeriesSourceConfig.FULL);
    assertThat(delivery.name()).startsWith("aeries-full-");
    assertThat(seal(delivery).because()).isEqualTo(because);
    return delivery;
  }

  // ---- what the server has to bear ----

  @Test
  void nothingButDocumentedReadsIsAsked() {
    home.withPast(home.pull());
    nextNight();
    stub.changed("student", FIRST, YESTERDAY.plusDays(1));
    home.pull();

    String page = "\\?StartingRecord=[0-9]+&EndingRecord=[0-9]+";
    String documented =
        String.join(
            "|",
            "systeminfo",
            "schools",
            "codes/Student/Grade",
            "codes/STU/(LF|TG)",
            "schools/[0-9]+/students/0/programs\\?code=[0-9A-Za-z]+",
            "schools/[0-9]+/students" + page,
            "schools/[0-9]+/students/0/extended" + page,
            "StudentDataChanges/(student|program|enrollment)/[0-9]{4}(/[0-9]{1,2}){4}",
            "schools/0/students/[1-9][0-9]*(/programs|/extended)?");
    assertThat(stub.asked()).isNotEmpty().allMatch(path -> path.matches(documented));
    assertThat(stub.server().getAllServeEvents())
        .allMatch(event -> event.getRequest().getMethod().getName().equals("GET"))
        .allMatch(event -> "application/json".equals(event.getRequest().getHeader("Accept")));
  }

  @Test
  void aStudentOfTheNumberZeroIsNotAskedForAsEverybody() {
    home.withPast(home.pull());
    nextNight();
    stub.changed("student", 0, YESTERDAY.plusDays(1));

    assertThatThrownBy(home::pull)
        .hasMessageContaining("has a row without a StudentID that can be read");
    assertThat(stub.asked()).noneMatch(path -> path.startsWith("schools/0/"));
  }

  @Test
  void requestsArePaced() {
    home.with("per-second", "5").pull();

    int requests = stub.asked().size();
    assertThat(home.waited()).isEqualTo(Duration.ofMillis(200).multipliedBy(requests - 1));
  }

  @Test
  void aReadIsBrokenOffBetweenTwoQuestions() {
    RuntimeException end = new IllegalStateException("the program ends");
    home.with("at-once", "1")
        .withStop(
            () -> {
              if (stub.asked().size() == 4) {
                throw end;
              }
            });

    assertThatThrownBy(home::pull).isSameAs(end);
    assertThat(stub.asked()).hasSize(4);
    assertThat(home.spooled()).isEmpty();
  }

  @Test
  void aReadIsBrokenOffWhileItWaitsAsLongAsTheServerAsks() {
    RuntimeException end = new IllegalStateException("the program ends");
    stub.answer("schools", aResponse().withStatus(429).withHeader("Retry-After", "120"));
    home.withStop(
        () -> {
          if (home.waited().toSeconds() == 3) {
            throw end;
          }
        });

    assertThatThrownBy(home::pull).isSameAs(end);
    assertThat(home.waited()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void noMoreRequestsAreUnderWayThanAllowed() {
    stub.slowDown(Duration.ofMillis(60));

    home.with("at-once", "3").pull();

    assertThat(stub.mostAtOnce()).isEqualTo(3);
  }

  @Test
  void aLookAsksForNoStudents() {
    try (Source source = home.source()) {
      assertThat(source.look())
          .contains(
              "Aeries 9.26.11.2 answers, school year 2026-2027, its clock says"
                  + " 2026-10-15T02:00:00.123456700-07:00; 2 of its 2 schools are read");
    }
    assertThat(stub.asked()).isEqualTo(List.of("systeminfo", "schools"));
    assertThat(home.spooled()).isEmpty();
  }

  @Test
  void listingAsksNothing() {
    try (Source source = home.source()) {
      Offer offer = source.listNewest().get(0);
      assertThat(offer.isPull()).isTrue();
      assertThat(offer.name()).isEqualTo("aeries-full-2026-10-15.zip");
    }
    assertThat(stub.asked()).isEmpty();
  }
}
