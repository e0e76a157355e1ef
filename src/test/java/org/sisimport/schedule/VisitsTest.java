package org.sisimport.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sisimport.district.Pause;
import org.sisimport.district.Times;
import org.sisimport.district.Window;

class VisitsTest {

  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T08:00:00Z");
  private static final Duration EVERY = Duration.ofMinutes(10);

  @Test
  void districtsSpreadEvenlyOverTheFirstHalfOfTheWindow() {
    Openings openings = openings("02:00", "07:00");
    int[] perQuarterHour = new int[10];
    IntStream.range(0, 1_000)
        .mapToObj(number -> String.format(Locale.ROOT, "%07d", 161_000 + number * 13))
        .forEach(
            code -> {
              Instant first = new Visits(openings, code, EVERY).nextVisit(NEW_YEAR, null);
              Opening.Open night = (Opening.Open) openings.at(first);
              perQuarterHour[
                  (int)
                      Duration.between(night.opened(), first).dividedBy(Duration.ofMinutes(15))]++;
            });

    assertThat(IntStream.of(perQuarterHour).boxed())
        .allMatch(districts -> districts > 70 && districts < 130);
  }

  @Test
  void districtsThatAreLateDoNotComeAllAtOnce() {
    Instant started = Instant.parse("2027-01-02T13:00:00Z");
    Set<Instant> visits = new HashSet<>();
    for (int number = 0; number < 100; number++) {
      visits.add(
          new Visits(openings("02:00", "07:00"), String.valueOf(9_900_000 + number), EVERY)
              .nextVisit(started, null));
    }

    assertThat(visits).hasSizeGreaterThan(70);
    assertThat(Collections.min(visits)).isAfterOrEqualTo(started);
    assertThat(Collections.max(visits)).isBefore(started.plusSeconds(300));
  }

  @ParameterizedTest
  @CsvSource({"02:00, 07:00, 298", "22:00, 04:00, 298", "01:30, 02:30, 298", "02:10, 02:50, 297"})
  void everyNightOfAYearIsVisitedAndNothingElse(String opens, String closes, int nights) {
    Openings openings = openings(opens, closes);
    Visits visits = new Visits(openings, "9900001", EVERY);
    Set<Object> visited = new HashSet<>();
    Instant end = NEW_YEAR.plus(Duration.ofDays(365));
    Instant visit = visits.nextVisit(NEW_YEAR, null);
    while (visit.isBefore(end)) {
      assertThat(openings.at(visit)).isInstanceOf(Opening.Open.class);
      visited.add(((Opening.Open) openings.at(visit)).night());
      Instant next = visits.nextVisit(visit.plusSeconds(20), visit);
      assertThat(next).isAfter(visit);
      visit = next;
    }

    // the year without 67 days of pause; of 2027-03-14 no clock shows 02:10 to 02:50
    assertThat(visited).hasSize(nights);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noVisitIsOutsideTheWindowHoweverTheClockJumps(long seed) {
    Random random = new Random(seed);
    Openings openings = openings("22:00", "04:00");
    Visits visits = new Visits(openings, "9900001", EVERY);
    Instant now = NEW_YEAR;
    Instant last = null;
    for (int jump = 0; jump < 5_000; jump++) {
      now = NEW_YEAR.plusSeconds(random.nextInt(365 * 86_400));
      Instant next = visits.nextVisit(now, last);
      assertThat(next).as("at %s after %s", now, last).isAfterOrEqualTo(now);
      assertThat(openings.at(next)).isInstanceOf(Opening.Open.class);
      last = next;
    }
  }

  private static Openings openings(String opens, String closes) {
    return new Openings(
        new Times(
            CALIFORNIA,
            new Window(LocalTime.parse(opens), LocalTime.parse(closes)),
            List.of(new Pause.Yearly(MonthDay.of(6, 5), MonthDay.of(8, 10)))));
  }
}
