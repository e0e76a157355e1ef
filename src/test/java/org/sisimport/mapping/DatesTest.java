package org.sisimport.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sisimport.district.DayMonthOrder;
import org.sisimport.facts.Field;
import org.sisimport.notice.Notice;
import org.sisimport.notice.ValueNotices.BadValue;
import org.sisimport.notice.ValueNotices.DateOrderUnknown;

class DatesTest {

  @ParameterizedTest
  @CsvSource({
    "20140903, 2014-09-03",
    "2014-09-03, 2014-09-03",
    "2014-9-3, 2014-09-03",
    "2014-09-03T00:00:00, 2014-09-03",
    "2014-09-03T14:30, 2014-09-03",
    "2014-09-03T00:00:00.000Z, 2014-09-03",
    "2014-09-03T00:00:00-07:00, 2014-09-03",
    "2014-09-03 00:00:00, 2014-09-03",
    "2014/09/03, 2014-09-03",
    "3-Sep-2014, 2014-09-03",
    "03-SEP-2014, 2014-09-03",
    "3-September-2014, 2014-09-03",
    "41885, 2014-09-03",
    "41885.5, 2014-09-03",
    "20240229, 2024-02-29"
  })
  void datesThatNeedNoOrderAreRead(String cell, String day) {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, cell);
    FileReading reading = sheet.understood();

    assertThat(sheet.values(reading, Field.RFEP_DATE)).containsExactly(day);
    assertThat(reading.dates().get(Field.RFEP_DATE)).isEqualTo(DatesRead.NO_ORDER_NEEDED);
    assertThat(reading.birthdatesKnown()).isTrue();
  }

  @Test
  void serialNumbersCountFrom1904WhereTheFileSaysSo() {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, "40423").with1904();

    assertThat(sheet.values(sheet.understood(), Field.RFEP_DATE)).containsExactly("2014-09-03");
  }

  @ParameterizedTest
  @CsvSource({
    "4/5/2019, 13/05/2019, 2019-05-04, DAY_FIRST_PROVED",
    "4/5/2019, 05/13/2019, 2019-04-05, MONTH_FIRST_PROVED",
    "04-05-2019, 13.05.2019, 2019-05-04, DAY_FIRST_PROVED",
    "8/3/2020 12:00:00 AM, 12/31/2020 12:00:00 AM, 2020-08-03, MONTH_FIRST_PROVED"
  })
  void onePartOverTwelveProvesTheOrderOfTheWholeColumn(
      String cell, String proof, String day, DatesRead understood) {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, cell, proof);
    FileReading reading = sheet.understood();

    assertThat(reading.dates().get(Field.RFEP_DATE)).isEqualTo(understood);
    assertThat(sheet.values(reading, Field.RFEP_DATE)).first().isEqualTo(day);
  }

  @Test
  void theSettingDecidesAColumnThatProvesNothing() {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, "4/5/2019");

    assertThat(
            sheet.values(
                sheet.understood(RuleTable.usual(), DayMonthOrder.DAY_FIRST), Field.RFEP_DATE))
        .containsExactly("2019-05-04");
    assertThat(
            sheet.values(
                sheet.understood(RuleTable.usual(), DayMonthOrder.MONTH_FIRST), Field.RFEP_DATE))
        .containsExactly("2019-04-05");
  }

  @Test
  void theProofOfTheColumnStandsOverTheSetting() {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, "4/5/2019", "5/13/2019");
    FileReading reading = sheet.understood(RuleTable.usual(), DayMonthOrder.DAY_FIRST);

    assertThat(sheet.values(reading, Field.RFEP_DATE)).containsExactly("2019-04-05", "2019-05-13");
    assertThat(reading.dates().get(Field.RFEP_DATE)).isEqualTo(DatesRead.MONTH_FIRST_PROVED);
  }

  @Test
  void aColumnThatProvesNothingIsLeftOutAndEveryRowSaysWhichSettingDecidesIt() {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, "4/5/2019", "20190903", "", "5/5/2019");
    FileReading reading = sheet.understood();

    assertThat(sheet.values(reading, Field.RFEP_DATE))
        .as("what needs no order is still read")
        .containsExactly(null, "2019-09-03", null, null);
    DateOrderUnknown notice = new DateOrderUnknown(Field.RFEP_DATE, "RFEP Date", false);
    assertThat(sheet.read(reading))
        .extracting(row -> row.notices().contains(notice))
        .containsExactly(true, false, false, true);
    assertThat(notice.message()).contains("dates: DD/MM/YYYY", "dates: MM/DD/YYYY");
  }

  @Test
  void aColumnThatProvesBothIsLeftOutEvenWithASetting() {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, "13/05/2019", "05/13/2019", "2019-09-03");
    FileReading reading = sheet.understood(RuleTable.usual(), DayMonthOrder.DAY_FIRST);

    assertThat(sheet.values(reading, Field.RFEP_DATE)).containsExactly(null, null, "2019-09-03");
    assertThat(sheet.read(reading).get(0).notices())
        .containsExactly(new DateOrderUnknown(Field.RFEP_DATE, "RFEP Date", true));
    assertThat(reading.dates().get(Field.RFEP_DATE)).isEqualTo(DatesRead.CONTRADICTORY);
  }

  @Test
  void aDateThatDoesNotExistProvesNothing() {
    FileReading reading = Sheet.column(Field.RFEP_DATE, "31/02/2019", "13/13/2019").understood();

    assertThat(reading.dates().get(Field.RFEP_DATE)).isEqualTo(DatesRead.UNDECIDED);
  }

  @Test
  void aBirthdateInTheFutureProvesNothing() {
    Sheet sheet = Sheet.required(Field.BIRTHDATE, "13/05/2062", "05/13/2012", "04/05/2012");
    FileReading reading = sheet.understood();

    assertThat(reading.dates().get(Field.BIRTHDATE)).isEqualTo(DatesRead.MONTH_FIRST_PROVED);
    assertThat(sheet.read(reading))
        .extracting(MappedRow::refused)
        .containsExactly(true, false, false);
  }

  @Test
  void eachColumnIsDecidedByItself() {
    Sheet sheet =
        Sheet.of(
            "SSID|Last Name|First Name|Birthdate|RFEP Date",
            "9900000002|Ibarra|Noor|5/13/2014|13/5/2019",
            "9900000003|Ibarra|Sol|4/5/2014|4/5/2019");
    FileReading reading = sheet.understood();

    assertThat(sheet.values(reading, Field.BIRTHDATE)).containsExactly("2014-05-13", "2014-04-05");
    assertThat(sheet.values(reading, Field.RFEP_DATE)).containsExactly("2019-05-13", "2019-05-04");
  }

  @Test
  void aColumnThatProvesAnotherOrderThanTheSettingSaysSo() {
    Sheet sheet = Sheet.required(Field.BIRTHDATE, "13/05/2012", "03/04/2014");

    assertThat(sheet.understood(RuleTable.usual(), DayMonthOrder.MONTH_FIRST).notices())
        .extracting(Notice::kind)
        .containsExactly("date-order-contradicts-setting");
    assertThat(sheet.understood(RuleTable.usual(), DayMonthOrder.DAY_FIRST).notices()).isEmpty();
  }

  @Test
  void rowsAreNotRefusedWhereTheOrderOfTheBirthdatesIsUnknown() {
    Sheet sheet = Sheet.required(Field.BIRTHDATE, "4/5/2014", "2014-09-03");
    FileReading reading = sheet.understood();

    assertThat(reading.birthdatesKnown()).isFalse();
    assertThat(sheet.values(reading, Field.BIRTHDATE)).containsExactly(null, "2014-09-03");
    assertThat(sheet.read(reading)).noneMatch(MappedRow::refused);
    assertThat(reading.refused()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "31/12/99, has a year of two digits, YYYYMMDD",
    "03-SEP-14, has a year of two digits, YYYYMMDD",
    "20190231, is no day of the calendar, a day that exists",
    "2019-13-01, is no day of the calendar, a day that exists",
    "29-Feb-2019, is no day of the calendar, a day that exists",
    "3-Foo-2019, is not a date, YYYYMMDD",
    "soon, is not a date, YYYYMMDD",
    "2019, is not a date, YYYYMMDD",
    "2019-09-03 at noon, is not a date, YYYYMMDD",
    "0001-01-01, lies before 1900, a day from 1900 to 2036",
    "20990101, lies too far in the future, a day from 1900 to 2036"
  })
  void whatIsNoGoodDateCostsTheValueAndSaysWhatWouldHaveWorked(
      String cell, String problem, String wouldWork) {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, cell);

    assertThat(sheet.read())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.refused()).isFalse();
              assertThat(row.student().rfepDate()).isNull();
              assertThat(row.notices())
                  .singleElement()
                  .isInstanceOfSatisfying(
                      BadValue.class,
                      notice -> {
                        assertThat(notice.problem()).isEqualTo(problem);
                        assertThat(notice.wouldWork()).contains(wouldWork);
                      });
            });
  }

  @Test
  void aSlashDateThatDoesNotExistIsBadInTheOrderOfItsColumn() {
    Sheet sheet = Sheet.column(Field.RFEP_DATE, "31/12/2019", "31/02/2019");

    assertThat(sheet.read().get(1).notices())
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.message())
                    .contains("is no day of the calendar as DD/MM/YYYY", "a day that exists"));
  }

  @ParameterizedTest
  @CsvSource({"20261116, true", "20261115, false", "18991231, true", "19000101, false"})
  void aBirthdateLiesFrom1900ToToday(String cell, boolean refused) {
    assertThat(Sheet.required(Field.BIRTHDATE, cell).read())
        .singleElement()
        .satisfies(row -> assertThat(row.refused()).isEqualTo(refused));
  }
}
