package org.sisimport.rosterapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.UnexpectedAnswerException;
import org.sisimport.UnexpectedAnswerException.Remedy;
import org.sisimport.oneroster.RosterFile;

/** A read ends, whatever the server gives. */
class RosterReadTest {

  private static final int MOST_QUESTIONS = 50;
  private static final long MOST_BYTES = 3 << 20;

  private final List<RosterPath> asked = new ArrayList<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void aServerThatGivesRecordsWithoutAnIdForEverIsLeft() {
    assertFails(
        number -> "{\"givenName\":\"Robin\"},{\"givenName\":\"Kim\"}",
        "it gives the same page again");
    assertThat(asked).hasSize(2);
  }

  @Test
  void aServerThatGivesOtherRecordsForEverIsLeft() {
    assertFails(
        number -> "{\"sourcedId\":\"" + number + "\",\"notes\":\"" + "x".repeat(1 << 19) + "\"}",
        "gives more than 3 MB of answers in all, as no school's system does, the last of them to"
            + " users?limit=2&offset=5&sort=sourcedId&orderBy=asc");
  }

  @Test
  void pagesInWhichSomeRecordsHaveNoIdAreReadToTheirEnd() {
    RosterSeen seen =
        read(
            number ->
                number < 4 ? "{\"sourcedId\":\"" + number + "\"},{\"givenName\":\"Kim\"}" : "");

    assertThat(seen.records()).containsEntry(RosterFile.USERS, 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "1", "0"})
  void aServerThatCountsOnlyTheRecordsOfAPageIsReadToItsEnd(String total) {
    RosterSeen seen =
        read(
            number ->
                number < 4
                    ? "{\"sourcedId\":\"a" + number + "\"},{\"sourcedId\":\"b" + number + "\"}"
                    : "",
            total);

    assertThat(seen.records()).containsEntry(RosterFile.USERS, 8);
  }

  @Test
  void aTotalThatIsReachedIsTheEnd() {
    read(number -> "{\"sourcedId\":\"a" + number + "\"},{\"sourcedId\":\"b" + number + "\"}", "6");

    assertThat(asked).hasSize(3);
  }

  @Test
  void halfACharacterIsNotTakenForAnother() throws IOException {
    read(number -> number == 0 ? "{\"sourcedId\":\"U1\",\"givenName\":\"Ro\\ud800bin\"}" : "");

    assertThat(users()).contains("Ro\uFFFDbin");
  }

  @Test
  void anIdentifierThatWouldBeReadAsSeveralIsLeftOut() throws IOException {
    String odd = "{\"type\":\"SSID:1000000001},{SSID\",\"identifier\":\"1000000002\"}";
    String good = "{\"type\":\"Local\",\"identifier\":\"7\"}";
    read(
        number ->
            number == 0 ? "{\"sourcedId\":\"U1\",\"userIds\":[" + odd + "," + good + "]}" : "");

    assertThat(users()).contains("{Local:7}").doesNotContain("100000000");
  }

  @Test
  void aTextThatNoCellHoldsIsTold() {
    assertFails(
        number -> "{\"sourcedId\":\"U1\",\"givenName\":\"" + "x".repeat(60_000) + "\"}",
        "gives one of its users a text of 60000 characters as givenName, more than is read of one");
  }

  private String users() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written.toByteArray()))) {
      assertThat(zip.getNextEntry()).hasFieldOrPropertyWithValue("name", "users.csv");
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertFails(IntFunction<String> pages, String what) {
    assertThatThrownBy(() -> read(pages))
        .isInstanceOfSatisfying(
            UnexpectedAnswerException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.PERSON))
        .hasMessageContaining(what);
  }

  /** Reads a server that has nothing but users, and does not tell which page comes next. */
  private RosterSeen read(IntFunction<String> pages) {
    return read(pages, null);
  }

  private RosterSeen read(IntFunction<String> pages, @Nullable String total) {
    Set<String> others =
        Set.of("orgs", "academicSessions", "courses", "classes", "enrollments", "demographics");
    RosterApi api =
        path -> {
          assertThat(asked).hasSizeLessThan(MOST_QUESTIONS);
          String body = "{\"users\":[" + pages.apply(asked.size()) + "]}";
          asked.add(path);
          return Optional.of(
              RosterPage.of(path, body.getBytes(StandardCharsets.UTF_8), total, List.of()));
        };
    return new RosterRead(api, new RosterOrder(others, List.of(), true, 2), MOST_BYTES)
        .writeTo(written);
  }
}
