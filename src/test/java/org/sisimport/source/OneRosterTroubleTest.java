package org.sisimport.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sisimport.rosterapi.OneRosterStub;
import org.sisimport.source.SourceException.Trouble;

/**
 * What is said when a OneRoster API does not answer as it should: never is a part of a read taken
 * for the whole.
 */
class OneRosterTroubleTest {

  private static final int ATTEMPTS = 3;
  private static final String QUOTED =
      "Ana Ruiz 1000000001 " + OneRosterStub.SECRET + OneRosterStub.TOKEN;

  private final OneRosterStub stub = new OneRosterStub();
  private final OneRosterHome home;

  OneRosterTroubleTest(@TempDir Path temp) {
    home = new OneRosterHome(temp, stub);
  }

  @BeforeEach
  void fill() {
    stub.smallDistrict();
    home.with("page-size", "1");
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

  private static Broken status(int status, Trouble trouble, int attempts) {
    return new Broken(
        "HTTP " + status, () -> aResponse().withStatus(status).withBody(QUOTED), trouble, attempts);
  }

  private static Broken body(String name, String body, Trouble trouble, int attempts) {
    return new Broken(name, () -> aResponse().withBody(body), trouble, attempts);
  }

  private static List<Broken> broken() {
    return List.of(
        status(403, Trouble.PERMISSION, 1),
        status(404, Trouble.MISSING, 1),
        status(422, Trouble.REFUSED, 1),
        status(429, Trouble.BUSY, ATTEMPTS),
        status(500, Trouble.SERVER, ATTEMPTS),
        status(503, Trouble.BUSY, ATTEMPTS),
        body("a login page", "\n <!DOCTYPE html><html>Log in</html>", Trouble.ANSWER, 1),
        body("nothing", "", Trouble.BROKEN, 2),
        body("JSON that is cut off", "{\"users\":[{\"sourcedId\":\"U1", Trouble.BROKEN, 2),
        body("JSON that is broken", "{\"users\" [}", Trouble.BROKEN, 2),
        body("a list", "[]", Trouble.ANSWER, 1),
        body("another object", "{\"imsx_codeMajor\":\"failure\"}", Trouble.ANSWER, 1),
        new Broken(
            "a redirect elsewhere",
            () -> aResponse().withStatus(302).withHeader("Location", "https://127.0.0.1:1/x"),
            Trouble.ELSEWHERE,
            1),
        new Broken(
            "an answer that is cut",
            () -> aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
            Trouble.CUT,
            ATTEMPTS),
        new Broken(
            "silence in the body",
            () -> aResponse().withBody("{".repeat(4_000)).withChunkedDribbleDelay(3, 4_000),
            Trouble.STALLED,
            ATTEMPTS),
        new Broken(
            "more than is read",
            () -> aResponse().withBody(new byte[(1 << 20) + 1]),
            Trouble.ANSWER,
            1));
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of("token", "orgs", "users", "enrollments", "demographics")
        .flatMap(question -> broken().stream().map(broken -> Arguments.of(question, broken)))
        .filter(each -> !isDispensed(each.get()));
  }

  private static boolean isDispensed(Object[] each) {
    return each[0].equals("demographics") && each[1].toString().matches("HTTP 40[34]");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("brokenAnswers")
  void aBrokenAnswerEndsTheReadWithOneSentence(String question, Broken broken) {
    stub.answer(question, broken.answer().get());
    home.withReadLimit(Duration.ofMillis(250));

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(broken.trouble());
    assertThat(e)
        .hasMessageStartingWith(
            question.equals("token")
                ? "The token server of the OneRoster API at " + stub.tokenUrl()
                : "The OneRoster API at " + stub.url() + " of district 9900001 ");
    assertThat(stub.asked().stream().filter(asked -> asked.contains(question)))
        .hasSize(broken.attempts());
  }

  @Test
  void aClientThatIsNotAcceptedIsTold() {
    home.withOAuth2(stub.tokenUrl(), "another secret");

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.CREDENTIALS);
    assertThat(e).hasMessageContaining("does not accept the client-id, the scope or the secret in");
  }

  @Test
  void anAnswerWithoutATokenIsTold() {
    stub.answer("token", aResponse().withBody("{\"token_type\":\"mac\",\"access_token\":\"abc\"}"));

    assertThat(fails()).hasMessageContaining("gives an answer in which there is no bearer token");
  }

  @Test
  void anAnswerThatQuotesTheTokenIsNotKept() {
    stub.set("orgs", "D1", "name", OneRosterStub.TOKEN + "1");

    assertThat(fails()).hasMessageContaining("with what opens it in the answer");
  }

  @Test
  void theServerIsLeftAloneForAsLongAsItAsks() {
    stub.answerOnce("users", aResponse().withStatus(429).withHeader("Retry-After", "120"));

    assertThat(home.lines("users.csv")).hasSize(3);
    assertThat(home.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(119));
  }

  @Test
  void aServerThatAsksForALongRestGetsItUntilTheNextVisit() {
    stub.answer("users", aResponse().withStatus(503).withHeader("Retry-After", "3600"));

    assertThat(fails().trouble()).isEqualTo(Trouble.RESTING);
  }

  @Test
  void nobodyListeningIsTold() {
    stub.close();

    SourceException e = fails();

    assertThat(e.trouble()).isEqualTo(Trouble.UNREACHABLE);
    assertThat(e).hasMessageContaining("check token-url in");
  }

  private SourceException fails() {
    SourceException e = catchThrowableOfType(SourceException.class, home::pull);
    assertThat(e).isNotNull();
    assertThat(e)
        .hasMessageNotContainingAny(
            OneRosterStub.SECRET, OneRosterStub.TOKEN, "1000000001", "Ruiz", "\n");
    assertThat(e.getCause()).isNull();
    assertThat(home.spooled()).isEmpty();
    return e;
  }
}
