package org.sisimport.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.district.Pause;
import org.sisimport.district.Times;
import org.sisimport.district.Window;

/**
 * What the clock decides, as tables. Every case is computed with the machine in three time zones,
 * which makes no difference.
 */
@ExtendWith(CountedCases.class)
class ClockTest {

  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // against the last reading
        "2026-11-18T02:10:29-08:00 | 2026-11-18T02:10:30-08:00 | 2026-11-19T02:30-08:00 | OLDER_THAN_LAST_READING",
        "2026-11-18T02:10:30-08:00 | 2026-11-18T02:10:30-08:00 | 2026-11-19T02:30-08:00 | TAKE",
        "2026-11-18T02:10:31-08:00 | 2026-11-18T02:10:30-08:00 | 2026-11-19T02:30-08:00 | TAKE",
        // of whole seconds
        "2026-11-18T02:10:30-08:00 | 2026-11-18T02:10:30.999-08:00 | 2026-11-19T02:30-08:00 | TAKE",
        "2026-11-18T02:10:29.999-08:00 | 2026-11-18T02:10:30-08:00 | 2026-11-19T02:30-08:00 | OLDER_THAN_LAST_READING",
        "2026-11-18T02:10:30.001-08:00 | 2026-11-18T02:10:30.900-08:00 | 2026-11-19T02:30-08:00 | TAKE",
        // never read, and read while it was uploaded
        "2026-11-18T02:10:30-08:00 | | 2026-11-19T02:30-08:00 | TAKE",
        "2026-11-19T02:10:35-08:00 | 2026-11-19T02:10:30-08:00 | 2026-11-19T02:20-08:00 | TAKE",
        // the hour that comes twice: the earlier 01:30, then the later
        "2026-11-01T01:30-07:00 | 2026-11-01T01:30-08:00 | 2026-11-02T02:30-08:00 | OLDER_THAN_LAST_READING",
        "2026-11-01T01:30-08:00 | 2026-11-01T01:30-07:00 | 2026-11-02T02:30-08:00 | TAKE",
        // a week
        "2026-11-12T02:30:00-08:00 | | 2026-11-19T02:30-08:00 | TAKE",
        "2026-11-12T02:29:59-08:00 | | 2026-11-19T02:30-08:00 | OLDER_THAN_ONE_WEEK",
        "2026-11-12T02:30:01-08:00 | | 2026-11-19T02:30-08:00 | TAKE",
        "2026-11-12T02:30:00-08:00 | | 2026-11-19T02:30:00.999-08:00 | TAKE",
        "2026-11-12T02:29:59.999-08:00 | | 2026-11-19T02:30-08:00 | OLDER_THAN_ONE_WEEK",
        "2026-11-12T02:29:59-08:00 | 2026-11-10T02:30-08:00 | 2026-11-19T02:30-08:00 | OLDER_THAN_ONE_WEEK",
        "2026-11-09T02:00-08:00 | 2026-11-10T02:30-08:00 | 2026-11-19T02:30-08:00 | OLDER_THAN_LAST_READING",
        // a week in March: 167 hours by the wall
        "2027-03-10T11:00:00-08:00 | | 2027-03-17T12:00-07:00 | TAKE",
        "2027-03-10T10:59:59-08:00 | | 2027-03-17T12:00-07:00 | OLDER_THAN_ONE_WEEK",
        "2027-03-10T12:00:00-08:00 | | 2027-03-17T12:00-07:00 | TAKE",
        // a week in November: 169 hours by the wall
        "2026-10-28T13:00:00-07:00 | | 2026-11-04T12:00-08:00 | TAKE",
        "2026-10-28T12:59:59-07:00 | | 2026-11-04T12:00-08:00 | OLDER_THAN_ONE_WEEK",
        "2026-10-28T12:00:00-07:00 | | 2026-11-04T12:00-08:00 | OLDER_THAN_ONE_WEEK",
        // over a leap day and over New Year
        "2028-02-23T02:30:00-08:00 | | 2028-03-01T02:30-08:00 | TAKE",
        "2028-02-23T02:29:59-08:00 | | 2028-03-01T02:30-08:00 | OLDER_THAN_ONE_WEEK",
        "2026-12-28T02:29:59-08:00 | | 2027-01-04T02:30-08:00 | OLDER_THAN_ONE_WEEK",
        // uploaded in the pause
        "2027-08-04T02:00:00-07:00 | 2027-06-04T02:40-07:00 | 2027-08-11T02:00-07:00 | TAKE",
        "2027-08-03T23:59:59-07:00 | 2027-06-04T02:40-07:00 | 2027-08-11T02:00-07:00 | OLDER_THAN_ONE_WEEK",
        // from the future
        "2026-11-19T02:31:00-08:00 | | 2026-11-19T02:30-08:00 | TAKE",
        "2026-11-20T02:30:00-08:00 | | 2026-11-19T02:30-08:00 | TAKE",
        "2026-11-20T02:30:01-08:00 | | 2026-11-19T02:30-08:00 | TAKE, but",
        "2031-11-20T02:30:01-08:00 | 2026-11-18T02:30-08:00 | 2026-11-19T02:30-08:00 | TAKE, but",
        "2026-11-20T02:30:01-08:00 | 2026-11-21T02:30-08:00 | 2026-11-19T02:30-08:00 | OLDER_THAN_LAST_READING"
      })
  void aFileIsTakenWhereItIsNewAndNotOlderThanAWeek(
      String modified, @Nullable String lastReading, String now, String expected) {
    Freshness freshness =
        wherever(
            () ->
                Freshness.of(
                    instant(modified),
                    lastReading == null ? null : instant(lastReading),
                    instant(now),
                    CALIFORNIA));

    boolean warned = expected.endsWith(", but");
    assertThat(freshness.verdict().name()).isEqualTo(expected.replace(", but", ""));
    boolean taken = freshness.verdict() == Freshness.Verdict.TAKE;
    assertThat(freshness.sentence() != null).isEqualTo(!taken || warned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // an ordinary night
        "02:00-07:00 | 2026-11-19T01:59:59-08:00 | closed until 2026-11-19T02:00-08:00",
        "02:00-07:00 | 2026-11-19T02:00:00-08:00 | open 2026-11-19 from 2026-11-19T02:00-08:00 to 2026-11-19T07:00-08:00",
        "02:00-07:00 | 2026-11-19T06:59:59-08:00 | open 2026-11-19 from 2026-11-19T02:00-08:00 to 2026-11-19T07:00-08:00",
        "02:00-07:00 | 2026-11-19T06:59:59.999-08:00 | open 2026-11-19 from 2026-11-19T02:00-08:00 to 2026-11-19T07:00-08:00",
        "02:00-07:00 | 2026-11-19T07:00:00-08:00 | closed until 2026-11-20T02:00-08:00",
        "02:00-07:00 | 2026-11-19T07:00:01-08:00 | closed until 2026-11-20T02:00-08:00",
        // spring: 02:00 does not exist
        "02:00-07:00 | 2027-03-14T01:59:59-08:00 | closed until 2027-03-14T03:00-07:00",
        "02:00-07:00 | 2027-03-14T03:00:00-07:00 | open 2027-03-14 from 2027-03-14T03:00-07:00 to 2027-03-14T07:00-07:00",
        "02:00-07:00 | 2027-03-14T07:00:00-07:00 | closed until 2027-03-15T02:00-07:00",
        "02:30-07:00 | 2027-03-14T03:00:00-07:00 | open 2027-03-14 from 2027-03-14T03:00-07:00 to 2027-03-14T07:00-07:00",
        "22:00-02:30 | 2027-03-14T01:59:59-08:00 | open 2027-03-13 from 2027-03-13T22:00-08:00 to 2027-03-14T03:00-07:00",
        "22:00-02:30 | 2027-03-14T03:00:00-07:00 | closed until 2027-03-14T22:00-07:00",
        "02:10-02:50 | 2027-03-13T12:00:00-08:00 | closed until 2027-03-15T02:10-07:00",
        "02:10-02:50 | 2027-03-14T03:00:00-07:00 | closed until 2027-03-15T02:10-07:00",
        // autumn: 01:30 comes twice
        "02:00-07:00 | 2026-11-01T01:59:59-07:00 | closed until 2026-11-01T02:00-08:00",
        "02:00-07:00 | 2026-11-01T01:59:59-08:00 | closed until 2026-11-01T02:00-08:00",
        "02:00-07:00 | 2026-11-01T02:00:00-08:00 | open 2026-11-01 from 2026-11-01T02:00-08:00 to 2026-11-01T07:00-08:00",
        "02:00-07:00 | 2027-11-07T06:59:59-08:00 | open 2027-11-07 from 2027-11-07T02:00-08:00 to 2027-11-07T07:00-08:00",
        "01:30-07:00 | 2026-11-01T01:29:59-07:00 | closed until 2026-11-01T01:30-07:00",
        "01:30-07:00 | 2026-11-01T01:30:00-07:00 | open 2026-11-01 from 2026-11-01T01:30-07:00 to 2026-11-01T07:00-08:00",
        "01:30-07:00 | 2026-11-01T01:00:00-08:00 | open 2026-11-01 from 2026-11-01T01:30-07:00 to 2026-11-01T07:00-08:00",
        "01:30-07:00 | 2027-11-07T01:30:00-08:00 | open 2027-11-07 from 2027-11-07T01:30-07:00 to 2027-11-07T07:00-08:00",
        "22:00-01:30 | 2026-11-01T01:29:59-07:00 | open 2026-10-31 from 2026-10-31T22:00-07:00 to 2026-11-01T01:30-07:00",
        "22:00-01:30 | 2026-11-01T01:15:00-08:00 | closed until 2026-11-01T22:00-08:00",
        // over midnight
        "22:00-04:00 | 2026-11-19T21:59:59-08:00 | closed until 2026-11-19T22:00-08:00",
        "22:00-04:00 | 2026-11-19T22:00:00-08:00 | open 2026-11-19 from 2026-11-19T22:00-08:00 to 2026-11-20T04:00-08:00",
        "22:00-04:00 | 2026-11-20T03:59:59-08:00 | open 2026-11-19 from 2026-11-19T22:00-08:00 to 2026-11-20T04:00-08:00",
        "22:00-04:00 | 2026-11-20T04:00:00-08:00 | closed until 2026-11-20T22:00-08:00",
        "22:00-00:00 | 2026-11-20T00:00:00-08:00 | closed until 2026-11-20T22:00-08:00",
        "22:00-04:00 | 2027-03-14T03:00:00-07:00 | open 2027-03-13 from 2027-03-13T22:00-08:00 to 2027-03-14T04:00-07:00",
        "22:00-04:00 | 2026-11-01T01:30:00-08:00 | open 2026-10-31 from 2026-10-31T22:00-07:00 to 2026-11-01T04:00-08:00",
        // the end of a year and the leap day
        "22:00-04:00 | 2027-01-01T00:00:00-08:00 | open 2026-12-31 from 2026-12-31T22:00-08:00 to 2027-01-01T04:00-08:00",
        "02:00-07:00 | 2026-12-31T23:59:59-08:00 | closed until 2027-01-01T02:00-08:00",
        "02:00-07:00 | 2028-02-28T12:00:00-08:00 | closed until 2028-02-29T02:00-08:00",
        "02:00-07:00 | 2028-02-29T02:00:00-08:00 | open 2028-02-29 from 2028-02-29T02:00-08:00 to 2028-02-29T07:00-08:00",
        "02:00-07:00 | 2027-02-28T12:00:00-08:00 | closed until 2027-03-01T02:00-08:00"
      })
  void aWindowIsOpenOncePerNight(String window, String now, String expected) {
    assertThat(opening(window, "none", now)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the first and the last day at midnight and on their nights
        "02:00-07:00 | 06-05..08-10 | 2027-06-04T06:59:59-07:00 | open 2027-06-04 from 2027-06-04T02:00-07:00 to 2027-06-04T07:00-07:00",
        "02:00-07:00 | 06-05..08-10 | 2027-06-04T07:00:00-07:00 | closed until 2027-08-11T02:00-07:00",
        "02:00-07:00 | 06-05..08-10 | 2027-06-04T23:59:59-07:00 | closed until 2027-08-11T02:00-07:00",
        "02:00-07:00 | 06-05..08-10 | 2027-06-05T00:00:00-07:00 | paused 2027-06-05 to 2027-08-10 until 2027-08-11T02:00-07:00",
        "02:00-07:00 | 06-05..08-10 | 2027-06-05T02:00:00-07:00 | paused 2027-06-05 to 2027-08-10 until 2027-08-11T02:00-07:00",
        "02:00-07:00 | 06-05..08-10 | 2027-08-10T23:59:59-07:00 | paused 2027-06-05 to 2027-08-10 until 2027-08-11T02:00-07:00",
        "02:00-07:00 | 06-05..08-10 | 2027-08-11T00:00:00-07:00 | closed until 2027-08-11T02:00-07:00",
        "02:00-07:00 | 06-05..08-10 | 2027-08-11T02:00:00-07:00 | open 2027-08-11 from 2027-08-11T02:00-07:00 to 2027-08-11T07:00-07:00",
        // every year, or one
        "02:00-07:00 | 06-05..08-10 | 2028-06-05T02:00:00-07:00 | paused 2028-06-05 to 2028-08-10 until 2028-08-11T02:00-07:00",
        "02:00-07:00 | 2027-06-05..2027-08-10 | 2027-06-05T02:00:00-07:00 | paused 2027-06-05 to 2027-08-10 until 2027-08-11T02:00-07:00",
        "02:00-07:00 | 2027-06-05..2027-08-10 | 2028-06-05T02:00:00-07:00 | open 2028-06-05 from 2028-06-05T02:00-07:00 to 2028-06-05T07:00-07:00",
        // an exception replaces the shared dates
        "02:00-07:00 | 06-20..07-31 | 2027-06-19T02:00:00-07:00 | open 2027-06-19 from 2027-06-19T02:00-07:00 to 2027-06-19T07:00-07:00",
        "02:00-07:00 | none | 2027-07-01T02:00:00-07:00 | open 2027-07-01 from 2027-07-01T02:00-07:00 to 2027-07-01T07:00-07:00",
        // a pause begins or ends within a window: the night is that of the day on which it opens
        "22:00-04:00 | 06-05..08-10 | 2027-06-05T00:00:00-07:00 | open 2027-06-04 from 2027-06-04T22:00-07:00 to 2027-06-05T04:00-07:00",
        "22:00-04:00 | 06-05..08-10 | 2027-06-05T04:00:00-07:00 | paused 2027-06-05 to 2027-08-10 until 2027-08-11T22:00-07:00",
        "22:00-04:00 | 06-05..08-10 | 2027-08-11T00:00:00-07:00 | paused 2027-06-05 to 2027-08-10 until 2027-08-11T22:00-07:00",
        "22:00-04:00 | 06-05..08-10 | 2027-08-11T04:00:00-07:00 | closed until 2027-08-11T22:00-07:00",
        // pauses that touch are one, also over New Year
        "02:00-07:00 | 12-20..12-31 01-01..01-08 | 2027-01-01T00:00:00-08:00 | paused 2026-12-20 to 2027-01-08 until 2027-01-09T02:00-08:00",
        "02:00-07:00 | 12-20..12-31 01-01..01-08 | 2026-12-31T23:59:59-08:00 | paused 2026-12-20 to 2027-01-08 until 2027-01-09T02:00-08:00",
        "02:00-07:00 | 06-05..08-10 2027-08-11..2027-08-14 | 2027-07-01T12:00:00-07:00 | paused 2027-06-05 to 2027-08-14 until 2027-08-15T02:00-07:00",
        // one day; the leap day; up to the night without 02:00
        "02:00-07:00 | 11-26..11-26 | 2026-11-26T02:00:00-08:00 | paused 2026-11-26 to 2026-11-26 until 2026-11-27T02:00-08:00",
        "02:00-07:00 | 02-29..02-29 | 2028-02-29T02:00:00-08:00 | paused 2028-02-29 to 2028-02-29 until 2028-03-01T02:00-08:00",
        "02:00-07:00 | 02-29..02-29 | 2027-02-28T02:00:00-08:00 | open 2027-02-28 from 2027-02-28T02:00-08:00 to 2027-02-28T07:00-08:00",
        "02:00-07:00 | 02-20..02-29 | 2027-02-28T02:00:00-08:00 | paused 2027-02-20 to 2027-02-28 until 2027-03-01T02:00-08:00",
        "02:00-07:00 | 03-01..03-13 | 2027-03-10T02:00:00-08:00 | paused 2027-03-01 to 2027-03-13 until 2027-03-14T03:00-07:00"
      })
  void noNightOfAPauseOpens(String window, String pauses, String now, String expected) {
    assertThat(opening(window, pauses, now)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "06-05..08-10 | 2027-06-03 | nothing",
        "06-05..08-10 | 2027-06-04 | imports pause from tomorrow, 2027-06-05 to 2027-08-10 (both days included); they resume on 2027-08-11 02:00 PDT",
        "06-05..08-10 | 2027-06-05 | nothing",
        "06-05..08-10 | 2027-08-08 | nothing",
        "06-05..08-10 | 2027-08-09 | the pause that began on 2027-06-05 ends tomorrow, 2027-08-10; imports resume on 2027-08-11 02:00 PDT",
        "06-05..08-10 | 2027-08-10 | nothing",
        "06-05..08-10 | 2027-08-11 | nothing",
        "none | 2027-06-04 | nothing",
        "11-26..11-26 | 2026-11-25 | imports pause from tomorrow, 2026-11-26; they resume on 2026-11-27 02:00 PST",
        "11-26..11-26 | 2026-11-26 | nothing",
        "12-20..12-31 01-01..01-08 | 2026-12-30 | nothing",
        "12-20..12-31 01-01..01-08 | 2026-12-31 | nothing",
        "12-20..12-31 01-01..01-08 | 2027-01-07 | the pause that began on 2026-12-20 ends tomorrow, 2027-01-08; imports resume on 2027-01-09 02:00 PST"
      })
  void aPauseIsAnnouncedTheDayBeforeItBeginsAndTheDayBeforeItEnds(
      String pauses, LocalDate today, @Nullable String expected) {
    Openings openings = new Openings(times("02:00-07:00", pauses));

    assertThat(wherever(() -> openings.announce(today)).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the first visit is at the district's own moment, 1:50:43 into an ordinary window
        "02:00-07:00 | 2026-11-19T12:00:00-08:00 |  | 2026-11-20T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T01:59:59-08:00 | 2026-11-19T06:50:43-08:00 | 2026-11-20T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T02:00:00-08:00 | 2026-11-19T06:50:43-08:00 | 2026-11-20T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T03:50:43-08:00 | 2026-11-19T06:50:43-08:00 | 2026-11-20T03:50:43-08:00",
        // then every ten minutes while the window lasts
        "02:00-07:00 | 2026-11-20T03:51:00-08:00 | 2026-11-20T03:50:43-08:00 | 2026-11-20T04:00:43-08:00",
        "02:00-07:00 | 2026-11-20T06:50:10-08:00 | 2026-11-20T06:49:59-08:00 | 2026-11-20T06:59:59-08:00",
        "02:00-07:00 | 2026-11-20T06:50:10-08:00 | 2026-11-20T06:50:00-08:00 | 2026-11-21T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T06:55:10-08:00 | 2026-11-20T06:55:00-08:00 | 2026-11-21T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T07:20:00-08:00 | 2026-11-20T06:55:00-08:00 | 2026-11-21T03:50:43-08:00",
        // an import that took longer than that
        "02:00-07:00 | 2026-11-20T04:45:00-08:00 | 2026-11-20T04:00:00-08:00 | 2026-11-20T04:48:41-08:00",
        // nothing ran, and the night is caught up while the window lasts
        "02:00-07:00 | 2026-11-20T03:50:44-08:00 | 2026-11-19T06:50:43-08:00 | 2026-11-20T03:54:25-08:00",
        "02:00-07:00 | 2026-11-20T05:00:00-08:00 |  | 2026-11-20T05:03:41-08:00",
        "02:00-07:00 | 2026-11-20T06:55:00-08:00 | 2026-11-19T06:50:43-08:00 | 2026-11-20T06:56:50-08:00",
        "02:00-07:00 | 2026-11-20T06:59:59-08:00 |  | 2026-11-20T06:59:59-08:00",
        "02:00-07:00 | 2026-11-20T07:00:00-08:00 |  | 2026-11-21T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T09:00:00-08:00 | 2026-11-19T06:50:43-08:00 | 2026-11-21T03:50:43-08:00",
        // nights in which clocks are changed
        "02:00-07:00 | 2027-03-13T12:00:00-08:00 |  | 2027-03-14T04:28:34-07:00",
        "02:00-07:00 | 2027-03-14T01:59:59-08:00 |  | 2027-03-14T04:28:34-07:00",
        "02:00-07:00 | 2027-03-14T06:45:00-07:00 | 2027-03-14T06:44:00-07:00 | 2027-03-14T06:54-07:00",
        "02:00-07:00 | 2026-11-01T01:30:00-07:00 |  | 2026-11-01T03:50:43-08:00",
        "02:00-07:00 | 2026-11-01T01:30:00-08:00 |  | 2026-11-01T03:50:43-08:00",
        "01:30-07:00 | 2026-11-01T01:00:00-07:00 |  | 2026-11-01T02:53:56-08:00",
        "00:30-03:00 | 2026-11-01T01:55:00-07:00 | 2026-11-01T01:54:00-07:00 | 2026-11-01T01:04-08:00",
        "00:30-03:00 | 2026-11-01T01:04:00-08:00 | 2026-11-01T01:54:00-07:00 | 2026-11-01T01:04-08:00",
        "02:10-02:50 | 2027-03-13T12:00:00-08:00 |  | 2027-03-15T02:24:45-07:00",
        // the clock goes back an hour, and comes again
        "02:00-07:00 | 2026-11-20T04:15:00-08:00 | 2026-11-20T05:10:43-08:00 | 2026-11-20T04:25-08:00",
        "02:00-07:00 | 2026-11-20T03:15:00-08:00 | 2026-11-20T04:10:43-08:00 | 2026-11-20T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T05:20:00-08:00 | 2026-11-20T05:15:00-08:00 | 2026-11-20T05:25-08:00",
        // the clock goes forward five hours, and back
        "02:00-07:00 | 2026-11-20T08:51:00-08:00 | 2026-11-20T03:50:43-08:00 | 2026-11-21T03:50:43-08:00",
        "02:00-07:00 | 2026-11-20T03:52:00-08:00 | 2026-11-20T03:50:43-08:00 | 2026-11-20T04:00:43-08:00",
        // the clock was a year ahead
        "02:00-07:00 | 2026-11-20T05:00:00-08:00 | 2027-11-20T05:00:00-08:00 | 2026-11-20T05:03:41-08:00",
        // the pause from 06-05 to 08-10
        "02:00-07:00 | 2027-06-04T07:00:00-07:00 | 2027-06-04T06:50:43-07:00 | 2027-08-11T03:50:43-07:00",
        "02:00-07:00 | 2027-07-01T03:00:00-07:00 |  | 2027-08-11T03:50:43-07:00",
        "02:00-07:00 | 2027-08-10T23:59:59-07:00 |  | 2027-08-11T03:50:43-07:00",
        "22:00-04:00 | 2027-06-05T01:00:00-07:00 | 2027-06-05T00:59:00-07:00 | 2027-06-05T01:09-07:00",
        "22:00-04:00 | 2027-06-05T03:55:00-07:00 | 2027-06-05T03:54:00-07:00 | 2027-08-12T00:12:52-07:00",
        "22:00-04:00 | 2027-08-11T01:00:00-07:00 |  | 2027-08-12T00:12:52-07:00",
        // over New Year and on the leap day
        "22:00-04:00 | 2026-12-31T23:58:00-08:00 | 2026-12-31T23:55:00-08:00 | 2027-01-01T00:12:52-08:00",
        "02:00-07:00 | 2026-12-31T12:00:00-08:00 | 2026-12-31T06:50:43-08:00 | 2027-01-01T03:50:43-08:00",
        "02:00-07:00 | 2028-02-28T12:00:00-08:00 | 2028-02-28T06:50:43-08:00 | 2028-02-29T03:50:43-08:00"
      })
  void aDistrictIsVisitedWithinItsWindowAndNotInAPause(
      String window, String now, @Nullable String lastVisit, String expected) {
    Visits visits =
        new Visits(new Openings(times(window, "06-05..08-10")), "9900001", Duration.ofMinutes(10));

    Instant next =
        wherever(
            () -> visits.nextVisit(instant(now), lastVisit == null ? null : instant(lastVisit)));

    assertThat(told(next)).isEqualTo(expected);
  }

  private static String opening(String window, String pauses, String now) {
    Openings openings = new Openings(times(window, pauses));
    Opening opening = wherever(() -> openings.at(instant(now)));
    if (opening instanceof Opening.Open open) {
      return "open " + open.night() + " from " + told(open.opened()) + " to " + told(open.closes());
    }
    if (opening instanceof Opening.Paused paused) {
      return "paused " + paused.from() + " to " + paused.to() + " until " + told(paused.resumes());
    }
    return "closed until " + told(((Opening.Closed) opening).next());
  }

  /** The same answer wherever the machine's own zone is; the one that all give. */
  private static <T> T wherever(Supplier<T> answer) {
    TimeZone before = TimeZone.getDefault();
    try {
      List<T> answers =
          List.of("UTC", "America/Los_Angeles", "Asia/Kolkata").stream()
              .map(
                  zone -> {
                    TimeZone.setDefault(TimeZone.getTimeZone(zone));
                    return answer.get();
                  })
              .toList();
      assertThat(answers).allMatch(each -> Objects.equals(each, answers.get(0)));
      return answers.get(0);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static Times times(String window, String pauses) {
    String[] hours = window.split("-", -1);
    return new Times(
        CALIFORNIA,
        new Window(LocalTime.parse(hours[0]), LocalTime.parse(hours[1])),
        pauses.equals("none")
            ? List.of()
            : Arrays.stream(pauses.split(" ", -1)).map(ClockTest::pause).toList());
  }

  private static Pause pause(String days) {
    String[] ends = days.split("\\.\\.", -1);
    return ends[0].length() == 5
        ? new Pause.Yearly(MonthDay.parse("--" + ends[0]), MonthDay.parse("--" + ends[1]))
        : new Pause.Once(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static String told(Instant instant) {
    return instant.atZone(CALIFORNIA).toOffsetDateTime().toString();
  }
}
