package org.sisimport.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sisimport.store.Invented.DISTRICT;
import static org.sisimport.store.Invented.OTHER_DISTRICT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sisimport.outgoing.OutgoingBook;
import org.sisimport.outgoing.SentFile;

/** What was sent to whom. */
@ParameterizedClass
@EnumSource(TestEngine.class)
class OutgoingBookTest {

  private static final Instant NOON = Instant.parse("2027-01-01T20:00:00Z");
  private static final LocalDate NIGHT = LocalDate.parse("2026-12-31");

  private final TestEngine.TestDatabase opened;
  private final OutgoingBook book;

  OutgoingBookTest(TestEngine engine) {
    opened = engine.create();
    book = opened.database().outgoing();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  @Test
  void theLastFileOfAPlaceAndNameIsFoundAndWhomItToldOf() {
    book.begin(file(DISTRICT, "/outbox", "studentData.csv", "aa"), List.of(1, 2, 90_000));
    book.begin(file(DISTRICT, "/outbox", "studentData.csv", "bb"), List.of(2));
    book.begin(file(DISTRICT, "/elsewhere", "studentData.csv", "cc"), List.of(1));
    book.begin(file(OTHER_DISTRICT, "/outbox", "studentData.csv", "dd"), List.of(5));

    SentFile last = book.findLast(DISTRICT, "/outbox", "studentData.csv").orElseThrow();
    assertThat(last)
        .usingRecursiveComparison()
        .ignoringFields("number")
        .isEqualTo(file(DISTRICT, "/outbox", "studentData.csv", "bb"));
    assertThat(book.findLast(DISTRICT, "/outbox", "504StudentData.csv")).isEmpty();
    assertThat(book.listOf(DISTRICT, 1)).extracting(SentFile::sha256).containsExactly("aa", "cc");
    assertThat(book.listOf(DISTRICT, 90_000)).hasSize(1);
    assertThat(book.listOf(DISTRICT, 5)).isEmpty();
    assertThat(book.list(DISTRICT)).extracting(SentFile::sha256).containsExactly("cc", "bb", "aa");
    assertThat(book.list(null)).hasSize(4);
  }

  @Test
  void aFileIsOnRecordBeforeItIsKnownToHaveArrived() {
    long number = book.begin(file(DISTRICT, "/outbox", "studentData.csv", "aa"), List.of(1));
    assertThat(book.findLast(DISTRICT, "/outbox", "studentData.csv"))
        .get()
        .extracting(SentFile::arrived)
        .isNull();
    assertThat(book.listOf(DISTRICT, 1)).hasSize(1);

    book.arrived(number, NOON);
    assertThat(book.findLast(DISTRICT, "/outbox", "studentData.csv"))
        .get()
        .extracting(SentFile::arrived)
        .isEqualTo(NOON);
    assertThat(book.listOf(DISTRICT, 1)).extracting(SentFile::arrived).containsExactly(NOON);
  }

  @Test
  void aNightIsSeenToOnce() {
    assertThat(book.findLastNight(DISTRICT)).isEmpty();
    book.end(DISTRICT, NIGHT, "/outbox", 2, Instant.parse("2027-01-01T07:30:00Z"));
    book.end(DISTRICT, NIGHT, "/outbox", 0, Instant.parse("2027-01-01T08:30:00Z"));
    book.end(DISTRICT, NIGHT.minusDays(1), "/outbox", 1, Instant.parse("2026-12-31T07:30:00Z"));

    assertThat(book.findLastNight(DISTRICT)).isEqualTo(Optional.of(NIGHT));
    assertThat(book.findLastNight(OTHER_DISTRICT)).isEmpty();
  }

  @Test
  void aStudentIsToldByAFileThatArrivedOrByTheNightAndByNoneOfBefore() {
    Instant sent = file(DISTRICT, "/outbox", "studentData.csv", "aa").at();
    long number = book.begin(file(DISTRICT, "/outbox", "studentData.csv", "aa"), List.of(1));
    assertThat(book.hasTold(DISTRICT, 1, sent)).as("not known to have arrived").isFalse();
    book.arrived(number, NOON);
    assertThat(book.hasTold(DISTRICT, 1, sent)).isTrue();
    assertThat(book.hasTold(DISTRICT, 1, sent.plusMillis(1))).isFalse();
    assertThat(book.hasTold(DISTRICT, 2, sent)).isFalse();
    assertThat(book.hasTold(OTHER_DISTRICT, 1, sent)).isFalse();

    Instant ended = sent.plusSeconds(60);
    book.end(DISTRICT, NIGHT, "/outbox", 0, ended);
    assertThat(book.hasTold(DISTRICT, 2, ended)).isTrue();
    assertThat(book.hasTold(DISTRICT, 2, ended.plusMillis(1))).isFalse();
    assertThat(book.hasTold(OTHER_DISTRICT, 2, ended)).isFalse();
  }

  private static SentFile file(String district, String place, String name, String sha256) {
    return new SentFile(
        0,
        district,
        NIGHT,
        "school-system",
        place,
        name,
        3,
        1234,
        sha256,
        "rules-hash",
        "serve",
        Instant.parse("2027-01-01T07:30:00.123456Z"),
        null);
  }
}
