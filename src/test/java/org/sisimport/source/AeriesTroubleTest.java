package org.sisimport.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.SisImportException;
import org.sisimport.aeries.AeriesStub;
import org.sisimport.source.SourceException.Trouble;

/**
 * What is said when an Aeries does not answer as it should, and what is done about it: never is a
 * part of a read taken for the whole.
 */
class AeriesTroubleTest {

  private static final int ATTEMPTS = 3;
  private static final long STUDENT = 99_400_001L;
  private static final String MESSAGE =
      "{\"Message\":\"Robin Alvarado 9099400001 " + AeriesStub.CERTIFICATE + "\"}";

  private final Path temp;
  private final AeriesStub stub = new AeriesStub();
  private final AeriesHome home;

  AeriesTroubleTest(@TempDir Path temp) {
    this.temp = temp;
    this.home = new AeriesHome(temp, stub.url());
  }

  @BeforeEach
  void fill() {
    stub.school(990, "0000101", "Almond Elementary");
    stub.student(STUDENT, 990, Map.of());
    stub.student(STUDENT + 1, 990, Map.of());
    stub.program(STUDENT, "144", "2024-08-12", null);
    home.with("page-size", "1").with("at-once", "1");
    home.with("programs", "[\"144\"]").with("migrant", "none");
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  /** A broken answer, what it is called, and how often it is asked for. */
  private record Broken(
      String name, Supplier<ResponseDefinitionBuilder> answer, Trouble trouble, int attempts) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Broken status(int status, String body, Trouble trouble, int attempts) {
    return new Broken(
        "HTTP " + status + (body.startsWith("{") ? " with a message" : ""),
        () -> aResponse().withStatus(status).withBody(body),
        trouble,
        attempts);
  }

  private static Broken json(String name, String body, Trouble trouble, int attempts) {
    return new Broken(name, () -> aResponse().withBody(body), trouble, attempts);
  }

  private static Broken fault(Fault fault, int attempts) {
    return new Broken(fault.name(), () -> aResponse().withFault(fault), Trouble.CUT, attempts);
  }

  private static List<Broken> broken() {
    return List.of(
        status(400, MESSAGE, Trouble.REFUSED, 1),
        status(401, MESSAGE, Trouble.CREDENTIALS, 1),
        status(403, "<html>Robin Alvarado</html>", Trouble.PERMISSION, 1),
        status(404, "<html>Not Found</html>", Trouble.MISSING, 1),
        status(429, MESSAGE, Trouble.BUSY, ATTEMPTS),
        status(500, MESSAGE, Trouble.REFUSED, 1),
        status(500, "<html>Runtime Error</html>", Trouble.SERVER, ATTEMPTS),
        status(501, MESSAGE, Trouble.REFUSED, 1),
        status(502, "", Trouble.SERVER, ATTEMPTS),
        status(503, "<html>Service Unavailable</html>", Trouble.BUSY, ATTEMPTS),
        status(504, "", Trouble.SERVER, ATTEMPTS),
        status(204, "", Trouble.REFUSED, 1),
        json("a login page", "\n <!DOCTYPE html><html>Log in</html>", Trouble.ANSWER, 1),
        json("nothing", "", Trouble.BROKEN, 2),
        json("JSON that is cut off", "%s{\"StudentID\":99400001,\"Last", Trouble.BROKEN, 2),
        json("JSON that is broken", "%s{\"StudentID\" 99400001}", Trouble.BROKEN, 2),
        json("a single value", "true", Trouble.ANSWER, 1),
        json("a list of lists", "[[1]]", Trouble.ANSWER, 1),
        json("its own certificate", "[\"" + AeriesStub.CERTIFICATE + "\"]", Trouble.ANSWER, 1),
        new Broken(
            "a redirect elsewhere",
            () -> aResponse().withStatus(302).withHeader("Location", "https://127.0.0.1:1/x"),
            Trouble.ELSEWHERE,
            1),
        new Broken(
            "a redirect to its login page",
            () -> aResponse().withStatus(302).withHeader("Location", "/aeries/Login.aspx"),
            Trouble.ELSEWHERE,
            1),
        // where a connection ends without a byte, Java's client asks once more by itself
        fault(Fault.CONNECTION_RESET_BY_PEER, 2 * ATTEMPTS),
        fault(Fault.EMPTY_RESPONSE, 2 * ATTEMPTS),
        fault(Fault.MALFORMED_RESPONSE_CHUNK, ATTEMPTS),
        new Broken(
            "silence before the head",
            () -> aResponse().withFixedDelay(3_000).withBody("[]"),
            Trouble.STALLED,
            ATTEMPTS),
        new Broken(
            "silence in the body",
            () -> aResponse().withBody("[".repeat(4_000)).withChunkedDribbleDelay(3, 4_000),
            Trouble.STALLED,
            ATTEMPTS),
        new Broken(
            "more than is read",
            () -> aResponse().withBody(new byte[(1 << 20) + 1]),
            Trouble.ANSWER,
            1));
  }

  /** Each kind of question; of one student and since when only after a first read. */
  private static List<String> questions() {
    return List.of(
        "systeminfo",
        "schools",
        "codes/STU/LF",
        "schools/990/students/0/programs",
        "schools/990/students",
        "schools/990/students/0/extended",
        "StudentDataChanges/program/2026/10/15/1/0",
        "schools/0/students/99400001/programs",
        "schools/0/students/99400001",
        "schools/0/students/99400001/extended");
  }

  static Stream<Arguments> brokenAnswers() {
    return questions().stream()
        .flatMap(question -> broken().stream().map(broken -> Arguments.of(question, broken)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("brokenAnswers")
  void aBrokenAnswerEndsTheReadWithOneSentence(String question, Broken broken) {
    boolean dispensable =
        question.startsWith("codes") && broken.name().matches("HTTP 40[134]( with a message)?");
    prepare(question);
    stub.answer(question, broken.answer().get());
    if (broken.trouble() == Trouble.BROKEN) {
      String body = String.valueOf(broken.answer().get().build().getBody());
      String begin = question.equals("systeminfo") ? "" : "[";
      stub.answer(question, aResponse().withBody(body.replace("%s", begin)));
    }
    // only silence is waited for; a busy machine is no silent server
    home.withReadLimit(
        broken.trouble() == Trouble.STALLED ? Duration.ofMillis(250) : Duration.ofSeconds(10));

    if (dispensable) {
      assertThat(ApiHome.names(home.pull())).doesNotContain("codes/STU/LF.json");
      return;
    }
    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(broken.trouble());
    assertThat(asked(question)).isEqualTo(broken.attempts());
    assertSays(e, question);
    assertNothingIsLeft();
  }

  /** What is asked only of changes wants an earlier read. */
  private void prepare(String question) {
    if (question.startsWith("StudentDataChanges") || question.startsWith("schools/0/")) {
      home.withPast(home.pull());
      stub.systemInfo("CurrentDateTime", "2026-10-16T02:00:00-07:00");
      home.at("2026-10-16T02:00:00-07:00");
      stub.changed("student", STUDENT, LocalDateTime.of(2026, 10, 15, 12, 0));
      stub.reset();
    }
  }

  private SourceException fails() {
    SourceException e = catchThrowableOfType(SourceException.class, home::pull);
    assertThat(e).isNotNull();
    return e;
  }

  private int asked(String question) {
    return (int)
        stub.asked().stream()
            .filter(path -> path.replaceFirst("\\?.*", "").equals(question))
            .count();
  }

  private void assertSays(SourceException e, String question) {
    assertThat(e)
        .hasMessageStartingWith("The Aeries API at " + stub.url() + " of district 9900001 ")
        .hasMessageNotContainingAny(AeriesStub.CERTIFICATE, "99400001", "Alvarado", "\n")
        .hasMessageContaining(question.replace("99400001", "{StudentID}"));
    assertThat(e.getCause()).isNull();
  }

  private void assertNothingIsLeft() {
    assertThat(home.spooled()).isEmpty();
  }

  // ---- one after the other ----

  @Test
  void aPassingTroubleIsAskedAgainAndTheReadIsWhole() {
    stub.answerOnce("schools/990/students", aResponse().withStatus(502));

    assertThat(ApiHome.names(home.pull())).contains("students/990-1.json", "pull.json");
  }

  @Test
  void brokenJsonIsAskedForOnceMore() {
    stub.answerOnce("schools/990/students", aResponse().withBody("[{"));

    assertThat(ApiHome.names(home.pull())).contains("students/990-1.json", "pull.json");
  }

  @ParameterizedTest
  @CsvSource({"429,120", "503,120", "429,'Thu, 15 Oct 2026 09:02:00 GMT'"})
  void aServerIsLeftAloneForAsLongAsItAsks(int status, String retryAfter) {
    stub.answerOnce(
        "schools", aResponse().withStatus(status).withHeader("Retry-After", retryAfter));

    home.pull();

    assertThat(home.waited()).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(121));
  }

  @Test
  void aServerThatAsksForAnHourIsAskedAtTheNextVisit() {
    stub.answer("schools", aResponse().withStatus(429).withHeader("Retry-After", "3600"));

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.RESTING);
    assertThat(e)
        .hasMessage(
            "The Aeries API at "
                + stub.url()
                + " of district 9900001 asks to be left alone for 3600 s, longer than a visit waits"
                + " in all (schools); nothing was taken, and the next visit tries again");
    assertThat(asked("schools")).isEqualTo(1);
    assertThat(home.waited()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aServerThatAsksForThousandsOfYearsIsAskedAtTheNextVisit() {
    stub.answer(
        "schools",
        aResponse().withStatus(429).withHeader("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.RESTING);
    assertThat(asked("schools")).isEqualTo(1);
  }

  @Test
  void allWaitsOfAReadTogetherAreNoLongerThanAVisitWaits() {
    for (String path : List.of("systeminfo", "schools", "codes/STU/LF")) {
      stub.answerOnce(path, aResponse().withStatus(429).withHeader("Retry-After", "250"));
    }

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.RESTING);
    assertThat(e).hasMessageContaining("longer than a visit waits in all (codes/STU/LF)");
    assertThat(home.waited()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(501));
  }

  @Test
  void aReadThatDoesNotEndIsLeft() {
    home.withStop(() -> home.pass(Duration.ofHours(1)));

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.STALLED);
    assertThat(e).hasMessageContaining("was not read to its end within 4 hours");
    assertThat(stub.asked()).hasSize(5);
    assertNothingIsLeft();
  }

  @Test
  void nobodyWhoSendsElsewhereIsFollowed() {
    try (AeriesStub other = new AeriesStub()) {
      stub.answer(
          "schools",
          aResponse().withStatus(307).withHeader("Location", other.url() + "/api/v5/schools"));

      SourceException e = fails();

      assertThat(e)
          .hasMessage(
              "The Aeries API at "
                  + stub.url()
                  + " of district 9900001 sends to another place, http://127.0.0.1:"
                  + other.server().port()
                  + " (HTTP 307 to schools); nothing was sent there: write the address that answers"
                  + " itself as url in districts/9900001/district.yaml:4");
      assertThat(other.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/Login.aspx, sends to another page of its own",
    "//other.example/x, 'sends to another place, http://other.example:80 '",
    "file:///etc/passwd, sends to another page of its own",
    "'http://[::1', sends to another page of its own"
  })
  void whereItSendsToIsTold(String location, String told) {
    stub.answer("schools", aResponse().withStatus(302).withHeader("Location", location));

    assertThat(fails()).hasMessageContaining(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {AeriesStub.CERTIFICATE, "a.very-long-name-"})
  void whereItSendsToShowsNeitherTheCertificateNorABook(String name) {
    String host = name + ".example".repeat(1_000);
    stub.answer(
        "schools",
        aResponse().withStatus(302).withHeader("Location", "https://" + host + "/Login.aspx"));

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.ELSEWHERE);
    assertThat(e).hasMessageNotContaining(AeriesStub.CERTIFICATE);
    assertThat(e.getMessage()).hasSizeLessThan(500);
  }

  @Test
  void aWrongCertificateIsToldAndNotShown() {
    home.withCertificate("00000000000000000000000000000000");

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(e)
        .hasMessage(
            "The Aeries API at "
                + stub.url()
                + " of district 9900001 does not accept the certificate in the file "
                + temp.resolve("certificate")
                + " (HTTP 401 to schools); correct it, or have the district's Aeries administrator"
                + " allow it to read Student Data and Student Programs");
    assertThat(stub.asked()).containsExactly("systeminfo", "schools");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0ffee5ec2e7\nX-Other: 1", "my certificate", "c0ff\u00e9e5ec2e7"})
  void whatIsNoCertificateIsNotSent(String text) {
    home.withCertificate(text);

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(e)
        .hasMessageContaining("is no certificate of Aeries, which is 32 characters")
        .hasMessageNotContainingAny("c0ff", "my certificate");
    assertThat(stub.asked()).isEmpty();
  }

  @Test
  void aCertificateFileThatOthersCanReadIsNotUsed() throws IOException {
    Files.setPosixFilePermissions(
        temp.resolve("certificate"), PosixFilePermissions.fromString("rw-r-----"));

    SisImportException e = catchThrowableOfType(SisImportException.class, home::pull);

    assertThat(e).hasMessageContaining("can be read or changed by others than its owner");
    assertThat(stub.asked()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    stub.close();

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.UNREACHABLE);
    assertThat(e.trouble().isOfServer()).isTrue();
    assertThat(e).hasMessageContaining("cannot be reached (it does not take the connection)");
    assertNothingIsLeft();
  }

  @Test
  void aNameThatNobodyKnowsIsTold() {
    home.with("url", "https://aeries.invalid/aeries");

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.UNKNOWN_HOST);
    assertThat(e).hasMessageContaining("is not known by that name; check url in");
  }

  @Test
  void anAnswerThatDripsIsGivenUp() {
    stub.answer(
        "schools",
        aResponse().withBody("[" + " ".repeat(2_000)).withChunkedDribbleDelay(200, 20_000));
    home.withLimits(
        new HttpLimits(
            1, Duration.ofMillis(5), Duration.ofMillis(400), 1 << 20, Duration.ofMinutes(10)));

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.STALLED);
    assertThat(e).hasMessageContaining("is too slow to answer schools in time");
  }

  // ---- answers that do not fit together ----

  @Test
  void aServerThatDoesNotPageIsToldSo() {
    stub.answer(
        "schools/990/students",
        aResponse().withBody((rows(990, STUDENT) + rows(990, STUDENT + 1)).replace("][", ",")));

    assertUnexpected(
        Trouble.ANSWER, "with 2 rows although a page of 1 was asked for: it does not page");
  }

  @Test
  void aServerThatGivesTheSamePageAgainIsLeft() {
    stub.answer("schools/990/students", aResponse().withBody(rows(990, STUDENT)));

    assertUnexpected(Trouble.ANSWER, "it gives the same page again");
    assertThat(asked("schools/990/students")).isEqualTo(2);
  }

  @Test
  void aStudentWhoComesTwiceIsASignThatTheSchoolWasChanged() {
    home.with("page-size", "2").with("at-once", "1");
    stub.student(STUDENT + 2, 990, Map.of()).student(STUDENT + 3, 990, Map.of());
    stub.answerQuery(
        "schools/990/students",
        "StartingRecord",
        "3",
        aResponse().withBody((rows(990, STUDENT + 1) + rows(990, STUDENT + 2)).replace("][", ",")));

    assertUnexpected(Trouble.MOVED, "with a row that came before");
  }

  @Test
  void aPageThatIsMissingIsNoticedByTheExtendedData() {
    stub.answerQuery("schools/990/students", "StartingRecord", "2", aResponse().withBody("[]"));

    assertUnexpected(
        Trouble.MOVED,
        "gives school 990 1 students, but extended data of 2, not of the same: a page is missing");
  }

  @Test
  void studentsOfAnotherSchoolAreNotTaken() {
    stub.answer("schools/990/students", aResponse().withBody(rows(994, STUDENT)));

    assertUnexpected(Trouble.ANSWER, "is about another school than the one asked for");
  }

  @Test
  void anotherStudentThanTheOneAskedForIsNotTaken() {
    prepare("schools/0/students/99400001");
    stub.answer("schools/0/students/99400001", aResponse().withBody(rows(990, STUDENT + 1)));

    assertUnexpected(Trouble.ANSWER, "is about another student than the one asked for");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-16T02:00:01-07:00, 1 day ahead of",
    "2026-10-10T02:00:00-07:00, 5 days behind",
    "0001-01-01T00:00:00Z, 739903 days behind",
    "-999999999-01-01T00:00:00+18:00, days behind",
    "+999999999-12-31T23:59:59-18:00, days ahead of"
  })
  void aClockOfAnotherDayIsTold(String time, String told) {
    stub.systemInfo("CurrentDateTime", time);

    assertUnexpected(
        Trouble.ANSWER, told + " this machine's, so that nobody knows which programs are current");
    assertThat(stub.asked()).containsExactly("systeminfo", "schools");
  }

  @Test
  void aClockThatCannotBeReadIsTold() {
    stub.systemInfo("CurrentDateTime", "10/15/2026 2:00:00 AM");

    assertUnexpected(Trouble.ANSWER, "gives systeminfo a CurrentDateTime that is no time");
  }

  @Test
  void aSchoolYearThatIsNoneIsToldAndNotShown() {
    stub.systemInfo("DatabaseYear", "2026 Robin Alvarado");

    assertUnexpected(Trouble.ANSWER, "has a row without a DatabaseYear that can be read");
  }

  @Test
  void aDistrictWithoutActiveSchoolsIsTold() {
    stub.answer("schools", aResponse().withBody("[]"));

    assertUnexpected(Trouble.ANSWER, "answers schools with none that is active");
  }

  private void assertUnexpected(Trouble trouble, String what) {
    SourceException e = fails();
    assertThat(e.trouble()).isEqualTo(trouble);
    assertThat(e).hasMessageContaining(what);
    assertNothingIsLeft();
  }

  private static String rows(int school, long student) {
    return "[{\"StudentID\":"
        + student
        + ",\"SchoolCode\":"
        + school
        + ",\"StudentNumber\":"
        + (student - STUDENT + 1)
        + "}]";
  }

  // ---- the certificate ----

  @Test
  void theCertificateIsInNothingThatIsKept() throws IOException {
    Delivery full = home.pull();
    List<String> seen = new ArrayList<>(ApiHome.entries(full).values());
    seen.add(home.district().toString());
    seen.add(home.district().source().place());
    seen.add(Credential.of(AeriesStub.CERTIFICATE).toString());
    seen.add(new String(Files.readAllBytes(full.content()), StandardCharsets.ISO_8859_1));

    assertThat(seen).noneMatch(text -> text.contains(AeriesStub.CERTIFICATE));
    assertThat(stub.server().getAllServeEvents())
        .allMatch(event -> !event.getRequest().getUrl().contains(AeriesStub.CERTIFICATE));
  }
}
